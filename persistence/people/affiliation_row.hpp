#pragma once
#include "domain/people/person.hpp"
#include "persistence/people/person_row.hpp"

/// How a line of service is read and written.
namespace athar::persistence {

#define ATHAR_AFFILIATION_COLUMNS \
  "a.id, a.organisation_id, a.function, a.grade, a.administrative_level, a.place_code, a.valid_from, a.valid_to"

/// The columns above.
inline Affiliation read_affiliation(RowReader& row) {
  Affiliation a;
  a.id = row.id<AffiliationTag>();
  a.organisation_id = row.maybe_id<OrganisationTag>();
  a.function = row.text();
  a.grade = row.maybe_text();
  a.administrative_level = read_word<AdministrativeLevel>(row);
  a.place_code = row.maybe_text();
  a.from = row.maybe_date();
  a.to = row.maybe_date();
  return a;
}

inline constexpr std::string_view add_affiliation = R"(
insert into athar.affiliation
  (id, person_id, organisation_id, function, grade, administrative_level, place_code, valid_from, valid_to)
values
  (:id, :person_id, :organisation_id, :function, :grade, :administrative_level, :place_code, :valid_from, :valid_to))";

/// Errors: those of the constraints that people can break.
inline Result<void> write_affiliation(Connection& connection, PersonId person, Affiliation const& a) {
  auto written = connection.write(add_affiliation, {{"id", a.id}, {"person_id", person}, {"organisation_id", a.organisation_id},
      {"function", a.function}, {"grade", a.grade}, {"administrative_level", maybe_word(a.administrative_level)},
      {"place_code", a.place_code}, {"valid_from", a.from}, {"valid_to", a.to}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

}  // namespace athar::persistence
