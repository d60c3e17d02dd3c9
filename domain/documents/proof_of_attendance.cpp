#include "domain/documents/proof_of_attendance.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "domain/documents/wording.hpp"

namespace athar {
namespace {

using Present = std::map<PersonId, std::set<std::pair<LocalDate, int>>>;

Present present_at(std::vector<AttendanceEntry> const& entries) {
  Present present;
  for (auto const& entry : entries)
    if (entry.present == true) present[entry.person_id].insert({entry.date, entry.sitting});
  return present;
}

std::string name_in_sentence(std::string const& given, std::string const& family) {
  return wording::printable(given.empty() || family.empty() ? given + family : given + " " + family);
}

ProofOfAttendance proof_of(Session const& session, RegistrationRow const& person, std::set<std::pair<LocalDate, int>> const& present) {
  ProofOfAttendance proof;
  proof.person_id = person.registration.person_id;
  proof.name = name_in_sentence(person.given_name, person.family_name);
  proof.name_ar = name_in_sentence(person.given_name_ar, person.family_name_ar);
  if (person.sex == "F" || person.sex == "M") proof.sex = person.sex;
  proof.organisation = person.organisation_name;
  proof.function = wording::printable(person.function);
  proof.minutes = 0;
  for (auto const& day : session.days) {
    AttendedDay attended{day.date, {}, 0};
    for (std::size_t i = 0; i < day.sittings.size(); ++i) {
      auto const& sitting = day.sittings[i];
      int const number = static_cast<int>(i) + 1;
      if (!present.contains({day.date, number})) continue;
      attended.sittings.push_back({.date = day.date, .sitting = number, .starts = sitting.starts, .ends = sitting.ends});
      if (!sitting.starts || !sitting.ends) attended.minutes.reset();
      else if (attended.minutes) *attended.minutes += sitting.ends->minutes - sitting.starts->minutes;
    }
    if (attended.sittings.empty()) continue;
    proof.half_days += static_cast<int>(attended.sittings.size());
    if (!attended.minutes) proof.minutes.reset();
    else if (proof.minutes) *proof.minutes += *attended.minutes;
    proof.days.push_back(std::move(attended));
  }
  return proof;
}

}  // namespace

std::vector<LocalDate> ProofOfAttendance::dates() const {
  std::vector<LocalDate> out;
  for (auto const& day : days) out.push_back(day.date);
  return out;
}

std::optional<Sitting> ProofOfAttendance::usual_hours() const {
  auto hours = [](AttendedDay const& day) { return Sitting{day.sittings.front().starts, day.sittings.back().ends}; };
  auto const usual = hours(days.front());
  bool const same = std::all_of(days.begin(), days.end(), [&](AttendedDay const& day) { return hours(day) == usual; });
  return same && usual.starts && usual.ends ? std::optional(usual) : std::nullopt;
}

Result<std::vector<ProofOfAttendance>> proofs_of_attendance(Session const& session, std::vector<RegistrationRow> const& registrations,
                                                            std::vector<AttendanceEntry> const& entries, std::optional<PersonId> only) {
  auto const present = present_at(entries);
  bool is_registered = false;
  std::vector<ProofOfAttendance> proofs;
  // A person who withdrew and registered again has two registrations and one proof.
  std::set<PersonId> done;
  for (auto const& person : registrations) {
    auto const& registration = person.registration;
    bool const attends = registration.role == RegistrationRole::participant || registration.role == RegistrationRole::observer;
    if (!attends || (only && registration.person_id != *only)) continue;
    is_registered = true;
    auto const came = present.find(registration.person_id);
    if (came == present.end() || !done.insert(registration.person_id).second) continue;
    auto proof = proof_of(session, person, came->second);
    if (!proof.days.empty()) proofs.push_back(std::move(proof));
  }
  if (only && proofs.empty()) return refuse(invalid_field("person_id", is_registered ? "did_not_attend" : "not_registered"));
  if (proofs.empty()) return refuse(conflict("nobody_attended", "Nobody was present at a sitting of this session"));
  return proofs;
}

}  // namespace athar
