#pragma once
#include "persistence/agreements/public_register_store.hpp"
#include "persistence/agreements/partial_date_columns.hpp"

/// What the statements of the public register share. Agreements are read from athar_derived.public_agreements alone (`a`), with their
/// type (`t`) and the session they were made in (`f`, `c`).
namespace athar::persistence {

#define ATHAR_PUBLIC_COLUMNS                                                                                                          \
  "select a.id, a.reference, a.type, t.name_fr, t.name_ar, t.name_en, a.title_fr, a.title_ar, a.title_en, a.objective_fr, "            \
  "       a.objective_ar, a.objective_en, a.state, coalesce(c.name_fr, ''), coalesce(c.name_ar, ''), coalesce(c.name_en, ''), "         \
  "       f.number, f.held_on, coalesce(f.place, ''), a.framework_note, a.country, a.signed_on, a.signed_at_place, a.in_force_on, "     \
  "       a.signed_ends_on, a.ends_on, a.languages, "

#define ATHAR_PUBLIC_JOINS                                                                                                            \
  " join athar.reference_item t on t.list = a.type_list and t.code = a.type "                                                         \
  "left join athar.joint_commission_session f on f.id = a.framework_session_id "                                                      \
  "left join athar.joint_commission c on c.id = f.commission_id "

/// ATHAR_PUBLIC_COLUMNS, then the sort key.
PublicAgreementRow public_row(RowReader& row);

}  // namespace athar::persistence
