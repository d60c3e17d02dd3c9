#include "server/api/committees/minutes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "server/api/committees/views.hpp"
#include "server/api/documents/letterhead.hpp"
#include "server/api/documents/printing.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/sessions/time_zones.hpp"
#include "server/documents/minutes_words.hpp"

namespace athar::api {

/// The house first: the first implementer that is Moroccan, else the first Moroccan party, else the first of all.
DocumentParties parties_of(std::vector<CommitteeParty> const& list) {
  DocumentParties parties;
  auto first = [&](auto const& match) {
    auto const at = std::find_if(list.begin(), list.end(), match);
    if (!parties.host && at != list.end()) parties.host = at->organisation_id;
  };
  first([](auto const& y) { return y.country == "MA" && y.role == "implementer"; });
  first([](auto const& y) { return y.country == "MA"; });
  first([](auto const&) { return true; });
  auto add = [&](std::vector<OrganisationId>& to, OrganisationId id) {
    if (id != parties.host && std::find(to.begin(), to.end(), id) == to.end()) to.push_back(id);
  };
  for (auto const& y : list)
    if (y.role == "implementer" || y.role == "delegated_implementer") add(parties.implementers, y.organisation_id);
  for (auto const& y : list)
    if (y.role == "funder") add(parties.funders, y.organisation_id);
  return parties;
}

Result<Answer> print_minutes(Call& call) {
  auto id = call.id<CommitteeMeetingId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  auto const named = query.one_of("language", {"fr", "ar", "en"});
  auto const as = query.one_of("format", {"pdf", "docx"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  auto const language = named ? document_language_named(*named).value_or(DocumentLanguage::fr) : document_language_of(call.language);
  auto const format = as ? document_format_named(*as).value_or(DocumentFormat::pdf) : DocumentFormat::pdf;

  auto unit = call.services.database.begin(Patience::patient);
  auto page = find_meeting(call, *unit, *id);
  if (!page) return refuse(std::move(page.error()));
  auto const& meeting = page->meeting;
  if (agreement_scope(call) && meeting.minutes == MinutesStatus::draft) return refuse(not_found("minutes"));
  constexpr char const* zone = "Africa/Casablanca";
  for (auto& figure : page->meeting.figures) figure.recorded_on = local_time(figure.recorded_at, zone).first;
  auto const [day, time] = local_time(call.services.now(), zone);
  documents::Edition const edition{.language = language, .day = day, .time = time, .demonstration = call.services.demonstration,
                                   .letterhead = letterhead_of(*unit, parties_of(unit->committees().parties(page->agreement_id, *id)), meeting.held_on)};
  json::Writer trace(128);
  trace.begin_object().field("document", "committee_minutes").field("people", static_cast<std::int64_t>(meeting.attendees.size()))
      .field("language", name_of(language)).field("format", name_of(format)).end_object();
  record(call, *unit, {.concept_name = "committee_meetings", .subject = id->uuid, .action = "printed", .before = {}, .after = trace.take(), .touched = {}});
  unit->commit();
  call.services.recorded_time.wake();
  call.sql_statements += unit->statements();
  unit.reset();  // the database is not held while the document is made
  auto bytes = call.services.press->committee_minutes(*page, edition, format);
  if (!bytes) return refuse(std::move(bytes.error()));
  Answer answer;
  answer.body = std::move(*bytes);
  answer.content_type = format == DocumentFormat::pdf ? "application/pdf" : "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  auto const file = fmt::format("{} – {} – {}.{}", documents::minutes_words::minutes.in(languages_in(language).front()), page->agreement_code,
                                meeting.held_on.text(), name_of(format));
  answer.headers.push_back({"Content-Disposition", content_disposition(file, fmt::format("minutes.{}", name_of(format)))});
  return answer;
}

}  // namespace athar::api
