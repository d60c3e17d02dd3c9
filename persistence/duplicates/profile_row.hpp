#pragma once
#include <ranges>

#include "domain/duplicates/duplicate_store.hpp"
#include "persistence/people/person_row.hpp"

/// How people are read to be compared.
namespace athar::persistence {

// The letter of its kind and the keyed hash of each number under any of the person's records, where the kind is authorised and no consent that
// its purpose asks for was refused or withdrawn.
#define ATHAR_COMPARABLE_NUMBERS                                                                                                   \
  "coalesce((select string_agg(left(n.kind, 1) || left(encode(n.lookup, 'hex'), 40), ' ' order by n.kind, n.lookup)"               \
  "  from athar.person o join athar.identity_number n on n.person_id = o.id"                                                       \
  "  join athar.sensitive_authorisation s on s.kind = n.kind and s.number <> ''"                                                   \
  "  where o.canonical_id = p.id and not ("                                                                                        \
  "    (select v.legal_basis from athar.purpose_version v where v.purpose_id = s.purpose_id order by v.number desc limit 1) = 'consent'" \
  "    and coalesce((select c.answer from athar.consent c join athar.person r on r.id = c.person_id"                              \
  "                  where r.canonical_id = p.id and c.purpose_id = s.purpose_id"                                                  \
  "                  order by c.date desc, c.recorded_at desc, c.id desc limit 1), '') in ('refused', 'withdrawn'))), '')"

#define ATHAR_PROFILE_COLUMNS                                                                                                      \
  "p.id, p.ordinal, p.version, p.family_name, p.given_name, p.family_name_ar, p.given_name_ar, p.sex, p.birth_date, p.birth_year," \
  " p.email, p.phone, a.organisation_id, " ATHAR_COMPARABLE_NUMBERS
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
  for (std::string const text = row.text(); auto const each : std::views::split(text, ' '))
    if (!each.empty()) out.profile.numbers.emplace_back(each.begin(), each.end());
  return out;
}

/// "name_same:1216 birth_date_same:1380": evidence and hundredths of a bit.
std::string reasons_text(std::vector<Reason> const& reasons);
std::vector<Reason> read_reasons(std::string_view text);

}  // namespace athar::persistence
