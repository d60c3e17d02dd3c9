#pragma once
#include "persistence/agreements/scope_sql.hpp"

namespace athar::persistence {

/// The register as it is asked for: what the list shows and the totals count. A country is that of the partnership or of one of its parties.
#define ATHAR_AGREEMENT_FILTERED                                                                                                   \
  " from athar.agreement a "                                                                                                       \
  "join athar.reference_item t on t.list = a.type_list and t.code = a.type "                                                       \
  "where " ATHAR_AGREEMENT_IN_SCOPE                                                                                                \
  "  and (CAST(:search AS text) IS NULL OR a.search_text LIKE ALL (athar.search_patterns(CAST(:search AS text))) "                  \
  "       OR a.id = ANY (ARRAY(select y.agreement_id from athar.agreement_party y "                                                \
  "                            join athar.organisation o on o.id = y.organisation_id "                                             \
  "                            where o.search_text LIKE ALL (athar.search_patterns(CAST(:search AS text)))))) "                     \
  "  and (CAST(:type AS text) IS NULL OR a.type = :type) "                                                                         \
  "  and (CAST(:status AS text) IS NULL OR a.status = :status) "                                                                   \
  "  and (CAST(:country AS text) IS NULL OR a.country = :country "                                                                 \
  "       OR a.id = ANY (ARRAY(select y.agreement_id from athar.agreement_party y "                                                \
  "                            join athar.organisation o on o.id = y.organisation_id where o.country = :country))) "               \
  "  and (CAST(:domain AS text) IS NULL "                                                                                          \
  "       OR exists (select 1 from athar.agreement_domain d where d.agreement_id = a.id and d.domain = :domain)) "                  \
  "  and (CAST(:party AS uuid) IS NULL "                                                                                           \
  "       OR exists (select 1 from athar.agreement_party y where y.agreement_id = a.id and y.organisation_id = CAST(:party AS uuid))) " \
  "  and (CAST(:programme AS text) IS NULL "                                                                                       \
  "       OR exists (select 1 from athar.agreement_programme s join athar.programme g on g.id = s.programme_id "                    \
  "                  where s.agreement_id = a.id and (g.code = :programme OR CAST(g.id AS text) = lower(CAST(:programme AS text))))) " \
  "  and (CAST(:parent AS uuid) IS NULL OR a.parent_id = CAST(:parent AS uuid)) "                                                  \
  "  and (CAST(:commission_session AS uuid) IS NULL OR a.framework_session_id = CAST(:commission_session AS uuid)) "               \
  "  and (CAST(:ends_from AS date) IS NULL OR athar.last_day(a.consolidated_ends_on) >= CAST(:ends_from AS date)) "                             \
  "  and (CAST(:ends_to AS date) IS NULL OR athar.last_day(a.consolidated_ends_on) <= CAST(:ends_to AS date)) "

}  // namespace athar::persistence
