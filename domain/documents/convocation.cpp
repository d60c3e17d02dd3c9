#include "domain/documents/convocation.hpp"

#include "domain/documents/wording.hpp"

namespace athar {
namespace {

std::string full_name(std::string const& given, std::string const& family) {
  return wording::printable(given.empty() || family.empty() ? given + family : given + " " + family);
}

}  // namespace

Result<std::vector<Convoked>> convoked(SessionPage const& session, std::vector<RegistrationRow> const& registrations, std::optional<PersonId> only) {
  if (session.status == SessionStatus::cancelled) return refuse(conflict("session_cancelled", "The session is cancelled"));
  std::vector<Convoked> out;
  for (auto const& row : registrations) {
    if (row.registration.status != RegistrationStatus::registered || (only && row.registration.person_id != *only)) continue;
    out.push_back({row.registration.person_id, full_name(row.given_name, row.family_name), full_name(row.given_name_ar, row.family_name_ar),
                   row.sex == "F" || row.sex == "M" ? row.sex : std::string(), row.organisation_name, wording::printable(row.function)});
  }
  if (out.empty() && only) return refuse(invalid_field("person_id", "not_registered"));
  if (out.empty()) return refuse(conflict("nobody_to_convoke", "Nobody has a seat"));
  return out;
}

}  // namespace athar
