#pragma once
#include "domain/duplicates/duplicate_store.hpp"
#include "persistence/people/person_row.hpp"

/// How people are read to be compared.
namespace athar::persistence {

#define ATHAR_PROFILE_COLUMNS                                                                                                      \
  "p.id, p.ordinal, p.version, p.family_name, p.given_name, p.family_name_ar, p.given_name_ar, p.sex, p.birth_date, p.birth_year," \
  " p.email, p.phone, a.organisation_id"
#define ATHAR_PROFILE_POST " left join athar.affiliation a on a.person_id = p.id and a.valid_to is null "

/// The columns above.
inline RegisterPerson read_register_person(RowReader& row) {
  RegisterPerson out;
  Person person;
  out.id = row.id<PersonTag>();
  out.ordinal = row.small();
  out.version = row.small();
  person.family_name = row.text();
  person.given_name = row.text();
  person.family_name_ar = row.text();
  person.given_name_ar = row.text();
  person.sex = read_word<Sex>(row).value_or(Sex::not_stated);
  person.birth_date = row.maybe_date();
  person.birth_year = row.maybe_small();
  person.email = row.maybe_text();
  person.phone = row.maybe_text();
  out.profile = profile_of(person, row.maybe_id<OrganisationTag>());
  return out;
}

/// "name_same:1216 birth_date_same:1380": evidence and hundredths of a bit.
std::string reasons_text(std::vector<Reason> const& reasons);
std::vector<Reason> read_reasons(std::string_view text);

}  // namespace athar::persistence
