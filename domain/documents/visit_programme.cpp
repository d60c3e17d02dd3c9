#include "domain/documents/visit_programme.hpp"

#include <algorithm>
#include <map>

namespace athar {
namespace {

SheetLine traveller(RegistrationRow const& row) {
  SheetLine line;
  line.name = name_in_list(row, false);
  line.name_ar = name_in_list(row, true);
  line.organisation = row.organisation_name;
  line.function = row.function;
  return line;
}

}  // namespace

Result<VisitProgramme> visit_programme(StudyVisit const& visit, std::vector<RegistrationRow> const& registrations) {
  if (visit.hosts.empty() && visit.entries.empty() && visit.legs.empty())
    return refuse(conflict("nothing_to_print", "Nobody has written the plan of this visit"));
  VisitProgramme programme;
  programme.hosts = visit.hosts;
  std::map<LocalDate, std::vector<ProgrammeLine>> days;
  for (auto const& leg : visit.legs)
    days[leg.departs_on].push_back({leg.departs_at, leg.arrives_on == leg.departs_on ? leg.arrives_at : std::nullopt, {}, leg, {}});
  for (auto const& entry : visit.entries) {
    auto& line = days[entry.date].emplace_back(ProgrammeLine{entry.starts, entry.ends, entry, {}, {}});
    if (entry.host) line.host = visit.hosts.at(static_cast<std::size_t>(*entry.host) - 1);
  }
  for (auto& [date, lines] : days) {
    std::stable_sort(lines.begin(), lines.end(), [](auto const& a, auto const& b) { return a.starts < b.starts; });
    programme.days.push_back({date, std::move(lines)});
  }
  for (auto const& row : registrations) {
    if (row.registration.status != RegistrationStatus::registered) continue;
    bool const is_head = row.registration.id == visit.head;
    programme.travellers.insert(is_head ? programme.travellers.begin() : programme.travellers.end(), traveller(row));
    programme.has_head = programme.has_head || is_head;
  }
  int number = 0;
  for (auto& line : programme.travellers) line.number = ++number;
  return programme;
}

}  // namespace athar
