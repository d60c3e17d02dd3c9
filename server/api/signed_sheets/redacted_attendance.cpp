#include <map>

#include "domain/training/attendance.hpp"
#include "domain/training/registration.hpp"
#include "domain/training/session.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/signed_sheets/views.hpp"

namespace athar::api {
namespace {

/// A line of the printed sheet: its number, the name of one person only, and what is entered for a sitting.
struct RedactedLine {
  int number{1};
  std::string name;
  LocalDate date;
  int sitting{1};
  std::optional<bool> present;
};

constexpr std::string_view left_out = "…";

std::string name_of_row(RegistrationRow const& row) {
  auto name = row.family_name + (row.given_name.empty() ? "" : " " + row.given_name);
  return name.empty() ? row.family_name_ar + " " + row.given_name_ar : name;
}

std::vector<TableColumn<RedactedLine>> columns() {
  return {
      {"sheet_line", [](auto const& line, auto const&) { return cell(line.number); }},
      {"name", [](auto const& line, auto const&) { return cell(line.name); }},
      {"date", [](auto const& line, auto const&) { return cell(line.date); }},
      {"sitting", [](auto const& line, auto const&) { return cell(line.sitting); }},
      {"present_at_sitting", [](auto const& line, auto const& words) {
         return line.present ? cell(words.yes_or_no(*line.present)) : Cell{};
       }},
  };
}

std::vector<RedactedLine> lines_of(UnitOfWork& unit, SessionPage const& page, std::optional<LocalDate> only, std::optional<PersonId> person) {
  std::map<std::tuple<PersonId, LocalDate, int>, std::optional<bool>> entered;
  for (auto const& entry : unit.registrations().attendances().entries(page.session.id, {})) entered[{entry.person_id, entry.date, entry.sitting}] = entry.present;
  std::vector<RedactedLine> out;
  auto const rows = unit.registrations().of_session(page.session.id, {});
  for (auto const& day : page.session.days) {
    if (only && *only != day.date) continue;
    int number = 0;
    for (auto const& row : rows) {
      auto const& r = row.registration;
      if (r.role != RegistrationRole::participant || r.status != RegistrationStatus::registered) continue;
      ++number;
      for (int sitting = 1; sitting <= static_cast<int>(day.sittings.size()); ++sitting) {
        auto const known = entered.find({r.person_id, day.date, sitting});
        out.push_back({number, person == r.person_id ? name_of_row(row) : std::string(left_out), day.date, sitting,
                       known == entered.end() ? std::nullopt : known->second});
      }
    }
  }
  return out;
}

}  // namespace

ListTable redacted_attendance_table() {
  return {.list = "redacted_attendance",
          .title = {"Copie caviardée de la liste de présence", "نسخة محجوبة الأسماء من لائحة الحضور", "Redacted copy of the attendance list"},
          .permission = Permission::signed_sheets_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            QueryReader query(call);
            auto const session = query.id<SessionId>("session");
            auto const date = query.date("date");
            auto const person = query.id<PersonId>("person");
            if (auto bad = query.errors()) return refuse(std::move(*bad));
            if (!session) return refuse(invalid_field("session", "required"));
            auto page = call.services.database.read()->sessions().find(*session, call.caller.scope(Permission::signed_sheets_read), call.services.today());
            if (!page) return refuse(not_found("session"));
            return std::make_unique<PagedTable<RedactedLine>>(
                columns(), PageRequest{}, [page = *page, date, person](UnitOfWork& unit, PageRequest&, std::vector<RedactedLine>& rows) {
                  rows = lines_of(unit, page, date, person);
                  return false;
                });
          }};
}

}  // namespace athar::api
