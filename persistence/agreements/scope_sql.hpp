#pragma once

/// The one place that says which agreements a caller may see. Statements about agreements, and about anything that belongs to one, take
/// this piece with the agreement as `a` and the caller's organisation (null: the house, which sees all) as `:scope_organisation`.
namespace athar::persistence {

/// The agreement `a` has a party that is the caller's organisation or lies under it. What is confidential stays inside the house.
/// athar.agreement_viewer keeps that, with the house as a viewer like any other: one index is asked, whoever calls.
#define ATHAR_AGREEMENT_IN_SCOPE                                                                                            \
  "a.id in (select v.agreement_id from athar.agreement_viewer v "                                                           \
  "         where v.viewer_id = coalesce(CAST(:scope_organisation AS uuid), CAST('00000000-0000-0000-0000-000000000000' AS uuid)))"

/// That organisation is the caller's or lies under it; everybody's for callers of the house.
#define ATHAR_ORGANISATION_IS_CALLERS(organisation)                                                   \
  "(CAST(:scope_organisation AS uuid) IS NULL OR " organisation " = ANY (ARRAY("                      \
  "   with recursive below as ("                                                                      \
  "     select CAST(:scope_organisation AS uuid) as id"                                               \
  "     union select c.id from athar.organisation c join below b on c.parent_id = b.id)"              \
  "   select b.id from below b)))"

}  // namespace athar::persistence
