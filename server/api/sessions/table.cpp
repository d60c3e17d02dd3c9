#include "server/api/sessions/table.hpp"

#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

std::string listed(std::vector<std::string> const& codes) {
  std::string text;
  for (auto const& code : codes) text += (text.empty() ? "" : ", ") + code;
  return text;
}

std::vector<TableColumn<SessionRow>> columns() {
  return {
      {"reference", [](auto const& s, auto const&) { return cell(s.reference); }},
      {"title_fr", [](auto const& s, auto const&) { return cell(s.title.fr); }},
      {"title_ar", [](auto const& s, auto const&) { return cell(s.title.ar); }},
      {"title_en", [](auto const& s, auto const&) { return cell(s.title.en); }},
      {"course", [](auto const& s, auto const&) { return cell(s.course_reference); }},
      {"edition", [](auto const& s, auto const&) { return cell(s.edition); }},
      {"kind", [](auto const& s, auto const& words) { return cell(words.term("session_kind", name_of(s.kind))); }},
      {"modality", [](auto const& s, auto const& words) { return cell(words.term("modality", name_of(s.modality))); }},
      {"session_status", [](auto const& s, auto const& words) { return cell(words.term("session_status", name_of(s.status))); }},
      {"first_date", [](auto const& s, auto const&) { return cell(s.first_date); }},
      {"last_date", [](auto const& s, auto const&) { return cell(s.last_date); }},
      {"planned_period", [](auto const& s, auto const&) { return cell(s.planned_period); }},
      {"place", [](auto const& s, auto const& words) { return cell(words.text(s.place_name)); }},
      {"region", [](auto const& s, auto const& words) { return cell(words.place(s.region_code.value_or(""))); }},
      {"country", [](auto const& s, auto const& words) { return cell(words.place(s.country.value_or(""))); }},
      {"venue", [](auto const& s, auto const&) { return cell(s.venue); }},
      {"programmes", [](auto const& s, auto const&) { return cell(listed(s.programme_codes)); }},
      {"seats", [](auto const& s, auto const&) { return cell(s.seats); }},
      {"registered", [](auto const& s, auto const&) { return cell(s.registered); }},
      {"waiting", [](auto const& s, auto const&) { return cell(s.waiting); }},
      {"present", [](auto const& s, auto const&) { return cell(s.present); }},
      {"head_count", [](auto const& s, auto const&) { return cell(s.head_count_total); }},
      {"sittings", [](auto const& s, auto const&) { return cell(s.sittings); }},
      {"sittings_without_attendance", [](auto const& s, auto const&) { return cell(s.sittings_without_attendance); }},
  };
}

}  // namespace

Result<AskedSessions> asked_sessions(Call const& call) {
  QueryReader query(call);
  AskedSessions asked;
  auto& filter = asked.filter;
  filter.search = query.text("q");
  filter.region = query.text("region");
  auto const status = query.one_of("status", {"planned", "open", "confirmed", "running", "completed", "closed", "postponed", "cancelled"});
  auto const kind = query.one_of("kind", {"training", "workshop", "reflection_workshop", "study_visit", "coaching", "seminar", "conference"});
  auto const modality = query.one_of("modality", {"in_person", "distance", "e_learning", "blended"});
  filter.programme = query.text("programme");
  filter.organisation = query.id<OrganisationId>("organisation");
  filter.course = query.id<CourseId>("course");
  filter.from = query.date("from");
  filter.to = query.date("to");
  filter.has_missing_attendance = query.flag("has_missing_attendance");
  asked.page = query.page({"-first_date", "first_date", "title", "reference"});
  asked.csv = query.wants_csv();
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  if (status) filter.status = session_status_named(*status);
  if (kind) filter.kind = session_kind_named(*kind);
  if (modality) filter.modality = modality_named(*modality);
  filter.today = call.services.today();
  filter.scope = call.caller.scope(Permission::sessions_read);
  return asked;
}

ListTable sessions_table() {
  return {.list = "sessions",
          .title = {"Sessions", "الدورات", "Sessions"},
          .permission = Permission::sessions_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto asked = asked_sessions(call);
            if (!asked) return refuse(std::move(asked.error()));
            return paged_table<SessionRow>(columns(), asked->page, [filter = asked->filter](UnitOfWork& unit, PageRequest const& page) {
              return unit.sessions().list(filter, page);
            });
          }};
}

}  // namespace athar::api
