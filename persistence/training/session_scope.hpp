#pragma once
#include <string>
#include <string_view>

#include "domain/access/access.hpp"

namespace athar::persistence {

/// The condition that session `s` lies in the caller's scope; parameters :trainer, :within, :scope_programme, :scope_from, :scope_to.
inline constexpr std::string_view session_in_scope = R"(
  (CAST(:trainer AS uuid) IS NULL
   OR exists (select 1 from athar.session_team_member m where m.session_id = s.id and m.person_id in (
        select y.id from athar.person y where y.canonical_id = (select x.canonical_id from athar.person x where x.id = CAST(:trainer AS uuid))))
   OR exists (select 1 from athar_derived.registration tr
              where tr.session_id = s.id and tr.person_id = (select x.canonical_id from athar.person x where x.id = CAST(:trainer AS uuid)) and tr.role = 'trainer' and tr.status = 'registered'))
  and (CAST(:within AS uuid) IS NULL OR s.id in (
        with recursive below as (
          select CAST(:within AS uuid) as id
          union select c.id from athar.organisation c join below b on c.parent_id = b.id)
        select wr.session_id from below
        join athar.affiliation wa on wa.organisation_id = below.id and wa.valid_to is null
        join athar_derived.registration wr on wr.person_id = wa.person_id and wr.status <> 'withdrawn'))
  and (CAST(:scope_programme AS uuid) IS NULL OR exists (
        select 1 from athar.session_programme gp where gp.session_id = s.id and gp.programme_id = CAST(:scope_programme AS uuid)))
  and (CAST(:scope_from AS date) IS NULL OR s.first_date >= CAST(:scope_from AS date))
  and (CAST(:scope_to AS date) IS NULL OR s.first_date <= CAST(:scope_to AS date)))";

}  // namespace athar::persistence
