#include "persistence/invitations/invitation_store.hpp"
#include "persistence/mail/language.hpp"

namespace athar::persistence {
namespace {

// Of somebody whom two letters name, the first.
constexpr std::string_view list_substitutes = R"(
with named as (
  select distinct on (e.canonical_id) e.canonical_id as person_id, d.id as letter, d.organisation_id, n.rank
  from athar.designation d
  join athar.designated_person n on n.designation_id = d.id and n.standing = 'substitute'
  join athar.person e on e.id = n.person_id
  where d.session_id = CAST(:session AS uuid) and d.state <> 'cancelled'
  order by e.canonical_id, n.rank, d.id)
select p.id, p.family_name, p.given_name, p.family_name_ar, p.given_name_ar, p.sex, f.organisation_id, coalesce(o.name_fr, ''),
       coalesce(o.name_ar, ''), coalesce(o.name_en, ''), l.region_code, p.email is not null, coalesce(p.language, 'fr'), g.letter,
       g.organisation_id, q.name_fr, q.name_ar, q.name_en, g.rank
from named g
join athar.person p on p.id = g.person_id and p.locked_at is null and p.erased_at is null
join athar.organisation q on q.id = g.organisation_id
left join athar.affiliation f on f.person_id = p.id and f.valid_to is null
left join athar.organisation o on o.id = f.organisation_id
left join athar.place l on l.code = f.place_code
where not exists (select 1 from athar_derived.registration r
                  where r.session_id = CAST(:session AS uuid) and r.person_id = g.person_id)
  and not exists (select 1 from athar.invitation i join athar.person e on e.id = i.person_id
                  where i.session_id = CAST(:session AS uuid) and e.canonical_id = g.person_id)
order by coalesce(nullif(q.name_fr, ''), nullif(q.name_en, ''), q.name_ar), g.letter, g.rank)";

}  // namespace

std::vector<Substitute> PostgresInvitationStore::substitutes(SessionId session) {
  Rows rows = connection_.run(list_substitutes, {{"session", session}});
  std::vector<Substitute> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& each = out.emplace_back();
    auto& p = each.person;
    p.person_id = row.id<PersonTag>();
    p.family_name = row.text();
    p.given_name = row.text();
    p.family_name_ar = row.text();
    p.given_name_ar = row.text();
    p.sex = row.text();
    p.organisation_id = row.maybe_id<OrganisationTag>();
    p.organisation_name = row.localized();
    p.region_code = row.maybe_text();
    p.has_address = row.boolean();
    p.language = language_stored_as(row.text());
    each.letter = row.id<DesignationTag>();
    each.letter_organisation = row.id<OrganisationTag>();
    each.letter_organisation_name = row.localized();
    each.rank = row.small();
  }
  return out;
}

}  // namespace athar::persistence
