#include "domain/training/attendance.hpp"

#include <set>
#include <tuple>

namespace athar {

Result<void> check_entries(std::vector<AttendanceEntry> const& entries, LocalDate tomorrow) {
  std::vector<FieldError> errors;
  std::set<std::tuple<PersonId, LocalDate, int>> seen;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    auto const& entry = entries[i];
    std::string const path = "entries/" + std::to_string(i);
    if (entry.sitting != 1 && entry.sitting != 2) errors.push_back({path + "/sitting", "unknown_sitting", {}});
    if (!seen.insert({entry.person_id, entry.date, entry.sitting}).second) errors.push_back({path, "duplicate_entry", {}});
    if (entry.present && entry.date > tomorrow) errors.push_back({path + "/date", "future_attendance", entry.date.text()});
  }
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return {};
}

}  // namespace athar
