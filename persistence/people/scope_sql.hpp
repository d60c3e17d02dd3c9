#pragma once

/// Pieces of SQL literals that several statements about people share; each takes the caller's scope by the same five parameters.
namespace athar::persistence {

// Literal text, so that statements stay constants that a reader can print whole.

/// People serving now in the organisation of that parameter or anywhere under it.
#define ATHAR_PEOPLE_SERVING_WITHIN(parameter)                                                                                    \
  "(select a.person_id from athar.affiliation a where a.valid_to is null and a.organisation_id in ("                             \
  "   with recursive below as ("                                                                                                  \
  "     select CAST(" parameter                                                                                                   \
  " AS uuid) as id"                                                                                                               \
  "     union select c.id from athar.organisation c join below b on c.parent_id = b.id)"                                         \
  "   select id from below))"

/// All records of the person of that parameter.
#define ATHAR_SAME_PERSON(parameter)                                                                                              \
  "(select y.id from athar.person y"                                                                                              \
  " where y.canonical_id = (select x.canonical_id from athar.person x where x.id = CAST(" parameter " AS uuid)))"

/// The person `p` lies within the scope. An array lets the index on people find a few; IN under an OR would read them all.
#define ATHAR_PERSON_IN_SCOPE                                                                                                     \
  "(CAST(:scope_organisation AS uuid) IS NULL OR p.id = ANY (ARRAY" ATHAR_PEOPLE_SERVING_WITHIN(":scope_organisation") "))"                \
  " and (CAST(:scope_trainer AS uuid) IS NULL OR p.id = ANY (ARRAY("                                                                       \
  "   select r.person_id from athar_derived.registration r"                                                                       \
  "   join athar.session_team_member m on m.session_id = r.session_id"                                                            \
  "   where r.status <> 'withdrawn' and m.person_id in " ATHAR_SAME_PERSON(":scope_trainer") ")))"                                 \
  " and (CAST(:scope_programme AS uuid) IS NULL OR p.id = ANY (ARRAY("                                                                     \
  "   select r.person_id from athar_derived.registration r"                                                                       \
  "   join athar.session_programme g on g.session_id = r.session_id"                                                              \
  "   join athar.session s on s.id = r.session_id"                                                                                \
  "   where r.status <> 'withdrawn' and g.programme_id = CAST(:scope_programme AS uuid)"                                          \
  "     and s.last_date >= CAST(:scope_from AS date) and s.first_date <= CAST(:scope_to AS date))))"

/// The person `p` stands in lists: not merged into another, not erased, not locked.
#define ATHAR_PERSON_LISTED "(p.merged_into IS NULL and p.erased_at is null and p.locked_at is null)"

/// The person `p` counts in the figures and something they are split by is missing: the sex was never asked, or nobody said where
/// they serve now.
#define ATHAR_PERSON_INCOMPLETE                                                                                                   \
  ATHAR_PERSON_LISTED " and (p.sex = 'not_stated'"                                                                               \
  "  or not exists (select 1 from athar.affiliation a"                                                                            \
  "                 where a.person_id = p.id and a.valid_to IS NULL and a.organisation_id IS NOT NULL))"                          \
  " and exists (select 1 from athar_derived.registration r join athar.session s on s.id = r.session_id"                                   \
  "             where r.person_id = p.id and r.status = 'registered' and s.status <> 'cancelled')"

}  // namespace athar::persistence
