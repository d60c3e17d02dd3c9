#include "server/api/partner_reports/contents.hpp"

#include <algorithm>

#include "domain/agreements/agreement.hpp"
#include "domain/agreements/commitment.hpp"
#include "domain/agreements/committee.hpp"
#include "domain/agreements/partner_report.hpp"
#include "domain/documents/wording.hpp"
#include "server/api/committees/minutes.hpp"
#include "server/documents/partner_report_words.hpp"
#include "server/json/terms.hpp"

namespace athar::api {
namespace {

using Document = documents::PartnerReportDocument;
namespace words = documents::partner_report_words;

constexpr int rows_at_most = 200;

std::string text(documents::Word const& word, Language language) { return std::string(word.in(language)); }

/// "9 avril 2019", "mai 2016", "2016".
std::string day(PartialDate const& date, Language language) {
  if (date.empty()) return {};
  if (date.is_whole()) return wording::date(date.first_day(), language);
  constexpr std::size_t year_alone = 4;
  if (date.text().size() == year_alone) return date.text();
  auto const first = wording::date(date.first_day(), language);
  return first.substr(first.find(' ') + 1);
}

std::string code_and_title(std::string const& code, LocalizedText const& title, Language language) { return code + " – " + title.in(language); }

std::string parties(AgreementRow const& agreement, Language language) {
  std::vector<LocalizedText> names;
  // Whoever signs and pays is named once.
  for (auto const& named : agreement.parties)
    if (std::find(names.begin(), names.end(), named.name) == names.end()) names.push_back(named.name);
  return names.empty() ? std::string() : documents::worded(words::with, language, documents::joined_names(names, language));
}

Document::Section agreements_section(std::vector<AgreementRow> const& agreements, Language language) {
  Document::Section section{.title = text(words::agreements, language), .note = {},
                            .columns = {{text(words::agreement, language), 44}, {text(words::status, language), 14}, {text(words::signed_on, language), 14},
                                        {text(words::in_force_on, language), 14}, {text(words::ends_on, language), 14}},
                            .rows = {}, .empty = text(words::no_agreements, language)};
  for (auto const& a : agreements)
    section.rows.push_back({{a.title.in(language), a.reference.empty() ? a.code : a.code + " · " + a.reference, parties(a, language)},
                            {json::term(language, "agreement_status", name_of(a.status))}, {day(a.signed_on, language)},
                            {day(a.in_force_on, language)}, {day(a.consolidated_ends_on, language)}});
  return section;
}

Document::Section owed_section(UnitOfWork& unit, OrganisationId organisation, Language language, LocalDate today) {
  Document::Section section{.title = text(words::owed, language), .note = text(words::owed_note, language),
                            .columns = {{text(words::due, language), 18}, {text(words::commitment, language), 42}, {text(words::by_whom, language), 26},
                                        {text(words::status, language), 14}},
                            .rows = {}, .empty = text(words::nothing_owed, language)};
  PageRequest all;
  all.limit = rows_at_most;
  for (auto const status : {CommitmentStatus::late, CommitmentStatus::at_risk, CommitmentStatus::open}) {
    CommitmentFilter filter;
    filter.scope = organisation;
    filter.today = today;
    filter.status = status;
    for (auto const& row : unit.commitments().list(filter, all).items) {
      auto const& said = row.description.in(language);
      section.rows.push_back({{row.due.due_on ? wording::date(*row.due.due_on, language) : text(words::undated, language)},
                              {row.clause.empty() ? said : row.clause + " – " + said, code_and_title(row.agreement_code, row.agreement_title, language)},
                              {row.organisation_name.in(language), row.responsible_name},
                              {json::term(language, "commitment_status", name_of(status))}});
    }
  }
  return section;
}

Document::Section meetings_section(UnitOfWork& unit, OrganisationId organisation, Language language, LocalDate today) {
  Document::Section section{.title = text(words::meetings, language), .note = {},
                            .columns = {{text(words::date, language), 26}, {text(words::committee, language), 50}, {text(words::place, language), 24}},
                            .rows = {}, .empty = text(words::no_meetings, language)};
  MeetingFilter filter;
  filter.scope = organisation;
  PageRequest latest;
  latest.limit = rows_at_most;
  auto meetings = unit.committees().meetings(filter, latest).items;
  std::erase_if(meetings, [&](auto const& meeting) { return meeting.opened || meeting.held_on < today; });
  std::reverse(meetings.begin(), meetings.end());
  for (auto const& meeting : meetings)
    section.rows.push_back({{wording::date_with_weekday(meeting.held_on, language), meeting.starts ? wording::time(*meeting.starts, language) : ""},
                            {meeting.committee_name.in(language), meeting.agreement_title.in(language)}, {meeting.place.in(language)}});
  return section;
}

Document::Section papers_section(UnitOfWork& unit, OrganisationId organisation, Language language) {
  Document::Section section{.title = text(words::papers, language), .note = text(words::papers_note, language),
                            .columns = {{text(words::paper, language), 56}, {text(words::agreement, language), 44}},
                            .rows = {}, .empty = text(words::no_papers, language)};
  for (auto const& paper : unit.agreements().partner_reports().documents(organisation))
    section.rows.push_back({{paper.title, paper.version > 1 ? documents::worded(words::version, language, paper.version) : ""},
                            {code_and_title(paper.agreement_code, paper.agreement_title, language)}});
  if (section.rows.empty()) section.note.clear();
  return section;
}

}  // namespace

PartnerReportPaper partner_report_of(UnitOfWork& unit, OrganisationId organisation, LocalizedText const& name, Language language, LocalDate today) {
  AgreementFilter filter;
  filter.within = organisation;
  PageRequest all;
  all.limit = rows_at_most;
  auto const agreements = unit.agreements().list(filter, all).items;
  std::vector<AgreementId> ids;
  for (auto const& each : agreements) ids.push_back(each.id);
  PartnerReportPaper paper;
  auto& document = paper.document;
  document.heading = text(words::heading, language);
  document.organisation = name.in(language);
  document.lead = text(words::lead, language);
  document.identity = document.heading;
  document.sections = {agreements_section(agreements, language), owed_section(unit, organisation, language, today),
                       meetings_section(unit, organisation, language, today), papers_section(unit, organisation, language)};
  for (auto& each : published_reach(unit, ids, language)) document.sections.push_back(std::move(each));
  if (!ids.empty()) paper.letterhead = letterhead_of(unit, parties_of(unit.committees().parties(ids.front(), std::nullopt)), today);
  return paper;
}

}  // namespace athar::api
