#include "persistence/imports/imported_records.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view find_candidates = R"(
select p.id, true, coalesce(nullif(btrim(p.given_name || ' ' || p.family_name), ''), p.given_name_ar || ' ' || p.family_name_ar),
       coalesce(nullif(btrim(p.given_name_ar || ' ' || p.family_name_ar), ''), p.given_name || ' ' || p.family_name), '',
       coalesce(o.name_fr, ''), coalesce(o.name_ar, ''), coalesce(o.name_en, ''), coalesce(r.name_fr, ''), coalesce(r.name_ar, ''),
       coalesce(r.name_en, ''), coalesce(a.function, ''), coalesce(CAST(extract(year from p.birth_date) AS integer), p.birth_year)
from athar.person p
left join athar.affiliation a on a.person_id = p.id and a.valid_to is null
left join athar.organisation o on o.id = a.organisation_id
left join athar.place w on w.code = coalesce(a.place_code, o.place_code)
left join athar.place r on r.code = w.region_code
where p.id = any(CAST(:ids AS uuid[]))
union all
select o.id, false, o.name_fr, o.name_ar, o.name_en, coalesce(u.name_fr, ''), coalesce(u.name_ar, ''), coalesce(u.name_en, ''),
       coalesce(r.name_fr, ''), coalesce(r.name_ar, ''), coalesce(r.name_en, ''), '', null
from athar.organisation o
left join athar.organisation u on u.id = o.parent_id
left join athar.place w on w.code = o.place_code
left join athar.place r on r.code = w.region_code
where o.id = any(CAST(:ids AS uuid[]))
union all
select c.id, false, c.title_fr, c.title_ar, c.title_en, '', '', '', '', '', '', c.reference, null
from athar.course c
where c.id = any(CAST(:ids AS uuid[])))";

}  // namespace

std::map<Uuid, CandidateRecord> PostgresImportedRecords::candidates(std::vector<Uuid> const& ids) {
  std::map<Uuid, CandidateRecord> found;
  if (ids.empty()) return found;
  Rows rows = connection_.run(find_candidates, {{"ids", ids}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& candidate = found[row.id<PersonTag>().uuid];
    candidate.is_person = row.boolean();
    candidate.name = row.localized();
    candidate.organisation = row.localized();
    candidate.region = row.localized();
    candidate.function = row.text();
    candidate.birth_year = row.maybe_small();
  }
  return found;
}

}  // namespace athar::persistence
