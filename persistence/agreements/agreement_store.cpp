#include "persistence/agreements/agreement_store.hpp"

#include "persistence/agreements/partial_date_columns.hpp"
#include "persistence/agreements/scope_sql.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_agreement = R"(
insert into athar.agreement
  (id, reference, type, title_fr, title_ar, title_en, objective_fr, objective_ar, objective_en, status, status_since, parent_id,
   framework_session_id, framework_note, country, signed_on, signed_at_place, in_force_on, ends_on, renewal, renewal_months, notice_months,
   languages, is_confidential, owner_id, note)
values
  (:id, :reference, :type, :title_fr, :title_ar, :title_en, :objective_fr, :objective_ar, :objective_en, :status, :status_since, :parent_id,
   :framework_session_id, :framework_note, :country, :signed_on, :signed_at_place, :in_force_on, :ends_on, :renewal, :renewal_months,
   :notice_months, CAST(:languages AS text[]), :is_confidential, :owner_id, :note))";

constexpr std::string_view update_agreement = R"(
update athar.agreement
set version = version + 1, reference = :reference, type = :type, title_fr = :title_fr, title_ar = :title_ar, title_en = :title_en,
    objective_fr = :objective_fr, objective_ar = :objective_ar, objective_en = :objective_en, status = :status, status_since = :status_since,
    parent_id = :parent_id, framework_session_id = :framework_session_id, framework_note = :framework_note, country = :country,
    signed_on = :signed_on, signed_at_place = :signed_at_place, in_force_on = :in_force_on, ends_on = :ends_on, renewal = :renewal,
    renewal_months = :renewal_months, notice_months = :notice_months, languages = CAST(:languages AS text[]),
    is_confidential = :is_confidential, owner_id = :owner_id, note = :note
where id = :id and version = :version)";

constexpr std::string_view write_search_text = R"(
update athar.agreement
set search_text = athar.search_key(concat_ws(' | ', code, reference, title_fr, title_ar, title_en, framework_note, signed_at_place))
where id = :id)";

constexpr std::string_view delete_agreement = "delete from athar.agreement where id = :id and version = :version";

// Of the parties that a change takes out: what would name somebody who is none. Leaving is no such change.
constexpr std::string_view find_taken_out = R"(
with taken as (
  select y.organisation_id, y.role, y.position, y.organisation_id <> all (CAST(:organisations AS uuid[])) as is_gone
  from athar.agreement_party y
  where y.agreement_id = :id
    and not exists (select from unnest(CAST(:organisations AS uuid[]), CAST(:roles AS text[])) as k (organisation_id, role)
                    where k.organisation_id = y.organisation_id and k.role = y.role)),
held as (
  select t.organisation_id, min(t.position) as place,
         bool_or(t.is_gone and exists (select from athar.commitment c
                                       where c.agreement_id = :id and c.organisation_id = t.organisation_id)) as owes,
         bool_or(t.is_gone and exists (select from athar.agreement_component p join athar.agreement_amount m on m.component_id = p.id
                                       where p.agreement_id = :id and m.party_id = t.organisation_id)) as pays,
         bool_or(exists (select from athar.agreement_amendment d join athar.agreement_amendment_party m on m.amendment_id = d.id
                         where d.agreement_id = :id and m.organisation_id = t.organisation_id and m.role = t.role)
                 or (t.is_gone and exists (select from athar.agreement_amendment d join athar.agreement_amendment_amount m on m.amendment_id = d.id
                                           where d.agreement_id = :id and m.party_id = t.organisation_id))) as is_amended
  from taken t group by t.organisation_id)
select case when h.owes then 'party_owes_commitments' when h.pays then 'party_has_amounts' else 'party_is_amended' end,
       o.name_fr, o.name_ar, o.name_en
from held h join athar.organisation o on o.id = h.organisation_id
where h.owes or h.pays or h.is_amended
order by h.place limit 1)";

constexpr std::string_view delete_other_parties =
    "delete from athar.agreement_party where agreement_id = :id and id <> all (CAST(:kept AS uuid[]))";

// Parties may change places: whoever stands in another's new place goes first, and is written anew.
constexpr std::string_view delete_in_the_way = R"(
delete from athar.agreement_party
where agreement_id = :id and id <> :party and organisation_id = :organisation and role = :role)";

constexpr std::string_view write_party = R"(
insert into athar.agreement_party
  (id, agreement_id, position, organisation_id, role, joined_on, left_on, signatory_name, signatory_capacity, contact_name, contact_email,
   contact_phone)
values
  (:id, :agreement_id, :position, :organisation_id, :role, :joined_on, :left_on, :signatory_name, :signatory_capacity, :contact_name,
   :contact_email, :contact_phone)
on conflict on constraint agreement_party_key do update
set position = excluded.position, organisation_id = excluded.organisation_id, role = excluded.role, joined_on = excluded.joined_on,
    left_on = excluded.left_on, signatory_name = excluded.signatory_name, signatory_capacity = excluded.signatory_capacity,
    contact_name = excluded.contact_name, contact_email = excluded.contact_email, contact_phone = excluded.contact_phone
where athar.agreement_party.agreement_id = excluded.agreement_id)";

constexpr std::string_view delete_domains = "delete from athar.agreement_domain where agreement_id = :id";

constexpr std::string_view insert_domains = R"(
insert into athar.agreement_domain (agreement_id, domain)
select CAST(:id AS uuid), unnest(CAST(:domains AS text[])))";

constexpr std::string_view delete_programmes = "delete from athar.agreement_programme where agreement_id = :id";

constexpr std::string_view insert_programmes = R"(
insert into athar.agreement_programme (agreement_id, programme_id)
select CAST(:id AS uuid), unnest(CAST(:programmes AS uuid[])))";

// What is above and below it is asked for in the same scope: a parent the caller may not see is not there.
constexpr std::string_view find_agreement = R"(
select m.id, m.version, m.code, m.reference, m.type, t.name_fr, t.name_ar, t.name_en, m.title_fr, m.title_ar, m.title_en,
       m.objective_fr, m.objective_ar, m.objective_en, m.status, m.status_since,
       p.id, coalesce(p.code, ''), coalesce(p.title_fr, ''), coalesce(p.title_ar, ''), coalesce(p.title_en, ''),
       m.framework_session_id, coalesce(c.name_fr, ''), coalesce(c.name_ar, ''), coalesce(c.name_en, ''), f.number, f.held_on,
       coalesce(f.place, ''), m.framework_note, m.country, m.signed_on, m.signed_at_place, m.in_force_on, m.ends_on, m.consolidated_ends_on, m.renewal,
       m.renewal_months, m.notice_months, m.languages, m.is_confidential, m.owner_id, coalesce(o.name, ''), m.note,
       (select count(*) from athar.agreement a where a.parent_id = m.id and )" ATHAR_AGREEMENT_IN_SCOPE R"(),
       (select count(*) from athar.session_agreement s where s.agreement_id = m.id)
from athar.agreement m
join athar.reference_item t on t.list = m.type_list and t.code = m.type
left join lateral (
  select a.id, a.code, a.title_fr, a.title_ar, a.title_en
  from athar.agreement a where a.id = m.parent_id and )" ATHAR_AGREEMENT_IN_SCOPE R"() p on true
left join athar.joint_commission_session f on f.id = m.framework_session_id
left join athar.joint_commission c on c.id = f.commission_id
left join athar.account o on o.id = m.owner_id
where m.id = :id and exists (select 1 from athar.agreement a where a.id = m.id and )" ATHAR_AGREEMENT_IN_SCOPE ")";

// Also what the party was called on the day it signed or joined, where it has been renamed since; of a day known in part, on its first.
constexpr std::string_view find_parties = R"(
select p.id, p.organisation_id, p.role, p.joined_on, p.left_on, p.signatory_name, p.signatory_capacity, p.contact_name, p.contact_email,
       p.contact_phone, o.name_fr, o.name_ar, o.name_en, o.acronym_fr, o.acronym_ar, o.acronym_en, o.country,
       coalesce(e.name_fr, ''), coalesce(e.name_ar, ''), coalesce(e.name_en, ''),
       (select count(*) from athar.commitment c join athar.commitment_due d on d.commitment_id = c.id
        where c.agreement_id = p.agreement_id and c.organisation_id = p.organisation_id and d.met_on is null and d.waived_on is null
          and d.achieved < c.target)
from athar.agreement_party p
join athar.agreement a on a.id = p.agreement_id
join athar.organisation o on o.id = p.organisation_id
left join lateral (
  select n.name_fr, n.name_ar, n.name_en from athar.organisation_earlier_name n
  where n.organisation_id = p.organisation_id and n.until >= athar.first_day(coalesce(p.joined_on, a.signed_on))
  order by n.until limit 1) e on (e.name_fr, e.name_ar, e.name_en) is distinct from (o.name_fr, o.name_ar, o.name_en)
where p.agreement_id = :id
order by p.position)";

constexpr std::string_view find_domains = R"(
select d.domain, r.name_fr, r.name_ar, r.name_en
from athar.agreement_domain d
join athar.reference_item r on r.list = d.domain_list and r.code = d.domain
where d.agreement_id = :id
order by r.position, r.code)";

constexpr std::string_view find_programmes = R"(
select g.id, g.code, g.title_fr, g.title_ar, g.title_en
from athar.agreement_programme s
join athar.programme g on g.id = s.programme_id
where s.agreement_id = :id
order by g.code)";

constexpr std::string_view lock_families = "select 1 from (select pg_advisory_xact_lock(4184, 36)) as lock";

constexpr std::string_view ancestors_contain = R"(
with recursive above as (
  select CAST(:from AS uuid) as id
  union select a.parent_id from athar.agreement a join above u on a.id = u.id where a.parent_id is not null)
select exists (select 1 from above where id = CAST(:wanted AS uuid)))";

}  // namespace

Result<void> PostgresAgreementStore::insert(Agreement const& a) {
  auto written = connection_.write(insert_agreement, {{"id", a.id}, {"reference", a.reference}, {"type", a.type},
      {"title_fr", a.title.fr}, {"title_ar", a.title.ar}, {"title_en", a.title.en}, {"objective_fr", a.objective.fr},
      {"objective_ar", a.objective.ar}, {"objective_en", a.objective.en}, {"status", name_of(a.status)}, {"status_since", date_column(a.status_since)},
      {"parent_id", a.parent_id}, {"framework_session_id", a.framework_session_id}, {"framework_note", a.framework_note},
      {"country", a.country}, {"signed_on", date_column(a.signed_on)}, {"signed_at_place", a.signed_at_place}, {"in_force_on", date_column(a.in_force_on)},
      {"ends_on", date_column(a.ends_on)}, {"renewal", name_of(a.renewal)}, {"renewal_months", a.renewal_months}, {"notice_months", a.notice_months},
      {"languages", a.languages}, {"is_confidential", a.is_confidential}, {"owner_id", a.owner_id}, {"note", a.note}});
  if (!written) return refuse(std::move(written.error()));
  return write_parts(a);
}

Result<void> PostgresAgreementStore::update(Agreement const& a) {
  auto written = connection_.write(update_agreement, {{"reference", a.reference}, {"type", a.type}, {"title_fr", a.title.fr},
      {"title_ar", a.title.ar}, {"title_en", a.title.en}, {"objective_fr", a.objective.fr}, {"objective_ar", a.objective.ar},
      {"objective_en", a.objective.en}, {"status", name_of(a.status)}, {"status_since", date_column(a.status_since)}, {"parent_id", a.parent_id},
      {"framework_session_id", a.framework_session_id}, {"framework_note", a.framework_note}, {"country", a.country},
      {"signed_on", date_column(a.signed_on)}, {"signed_at_place", a.signed_at_place}, {"in_force_on", date_column(a.in_force_on)}, {"ends_on", date_column(a.ends_on)},
      {"renewal", name_of(a.renewal)}, {"renewal_months", a.renewal_months}, {"notice_months", a.notice_months}, {"languages", a.languages},
      {"is_confidential", a.is_confidential}, {"owner_id", a.owner_id}, {"note", a.note}, {"id", a.id}, {"version", a.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  if (auto kept = keep_held_parties(a); !kept) return kept;
  connection_.run(delete_domains, {{"id", a.id}});
  connection_.run(delete_programmes, {{"id", a.id}});
  return write_parts(a);
}

Result<void> PostgresAgreementStore::remove(AgreementId id, int version) {
  auto written = connection_.write(delete_agreement, {{"id", id}, {"version", version}});
  if (!written) return refuse(conflict("in_use", "Other records refer to this agreement"));
  if (*written == 0) return refuse(stale());
  return {};
}

std::optional<AgreementPage> PostgresAgreementStore::find(AgreementId id, std::optional<OrganisationId> within) {
  Rows rows = connection_.run(find_agreement, {{"scope_organisation", within}, {"id", id}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  AgreementPage page;
  auto& a = page.agreement;
  a.id = row.id<AgreementTag>();
  a.version = row.small();
  page.code = row.text();
  a.reference = row.text();
  a.type = row.text();
  page.type_name = row.localized();
  a.title = row.localized();
  a.objective = row.localized();
  a.status = agreement_status_named(row.text()).value();
  a.status_since = partial_date(row);
  a.parent_id = row.maybe_id<AgreementTag>();
  page.parent_code = row.text();
  page.parent_title = row.localized();
  a.framework_session_id = row.maybe_id<JointCommissionSessionTag>();
  page.framework_commission = row.localized();
  page.framework_session_number = row.maybe_small();
  page.framework_held_on = partial_date(row);
  page.framework_place = row.text();
  a.framework_note = row.text();
  a.country = row.maybe_text();
  a.signed_on = partial_date(row);
  a.signed_at_place = row.text();
  a.in_force_on = partial_date(row);
  a.ends_on = partial_date(row);
  a.consolidated_ends_on = partial_date(row);
  a.renewal = renewal_rule_named(row.text()).value();
  a.renewal_months = row.maybe_small();
  a.notice_months = row.maybe_small();
  a.languages = row.texts();
  a.is_confidential = row.boolean();
  a.owner_id = row.maybe_id<AccountTag>();
  page.owner_name = row.text();
  a.note = row.text();
  page.children_count = row.small();
  page.sessions_count = row.small();

  Rows parties = connection_.run(find_parties, {{"id", id}});
  for (std::size_t i = 0; i < parties.size(); ++i) {
    RowReader each(parties, i);
    NamedParty named;
    named.party.id = each.id<AgreementPartyTag>();
    named.party.organisation_id = each.id<OrganisationTag>();
    named.party.role = party_role_named(each.text()).value();
    named.party.joined_on = partial_date(each);
    named.party.left_on = partial_date(each);
    named.party.signatory_name = each.text();
    named.party.signatory_capacity = each.text();
    named.party.contact_name = each.text();
    named.party.contact_email = each.text();
    named.party.contact_phone = each.text();
    named.name = each.localized();
    named.acronym = each.localized();
    named.country = each.maybe_text();
    named.name_when_signed = each.localized();
    named.owed_count = each.small();
    a.parties.push_back(named.party);
    page.parties.push_back(std::move(named));
  }

  Rows domains = connection_.run(find_domains, {{"id", id}});
  for (std::size_t i = 0; i < domains.size(); ++i) {
    RowReader each(domains, i);
    auto code = each.text();
    a.domains.push_back(code);
    page.domains.push_back({std::move(code), each.localized()});
  }

  Rows programmes = connection_.run(find_programmes, {{"id", id}});
  for (std::size_t i = 0; i < programmes.size(); ++i) {
    RowReader each(programmes, i);
    NamedProgramme programme;
    programme.id = each.id<ProgrammeTag>();
    programme.code = each.text();
    programme.title = each.localized();
    a.programme_ids.push_back(programme.id);
    page.programmes.push_back(std::move(programme));
  }
  return page;
}

bool PostgresAgreementStore::would_circle(AgreementId id, AgreementId parent) {
  connection_.run(lock_families);
  Rows rows = connection_.run(ancestors_contain, {{"from", parent}, {"wanted", id}});
  return RowReader(rows, 0).boolean();
}

Result<void> PostgresAgreementStore::keep_held_parties(Agreement const& a) {
  std::vector<OrganisationId> organisations;
  std::vector<std::string> roles;
  for (auto const& party : a.parties) {
    organisations.push_back(party.organisation_id);
    roles.emplace_back(name_of(party.role));
  }
  Rows rows = connection_.run(find_taken_out, {{"id", a.id}, {"organisations", organisations}, {"roles", roles}});
  if (rows.empty()) return {};
  RowReader row(rows, 0);
  auto code = row.text();
  return refuse(invalid_field("parties", std::move(code), row.localized().in(Language::fr)));
}

Result<void> PostgresAgreementStore::write_parts(Agreement const& a) {
  std::vector<AgreementPartyId> kept;
  for (auto const& party : a.parties) kept.push_back(party.id);
  connection_.run(delete_other_parties, {{"id", a.id}, {"kept", kept}});
  for (auto const& p : a.parties)
    connection_.run(delete_in_the_way, {{"id", a.id}, {"party", p.id}, {"organisation", p.organisation_id}, {"role", name_of(p.role)}});
  for (std::size_t i = 0; i < a.parties.size(); ++i) {
    auto const& p = a.parties[i];
    auto written = connection_.write(write_party, {{"id", p.id}, {"agreement_id", a.id}, {"position", i},
        {"organisation_id", p.organisation_id}, {"role", name_of(p.role)}, {"joined_on", date_column(p.joined_on)}, {"left_on", date_column(p.left_on)},
        {"signatory_name", p.signatory_name}, {"signatory_capacity", p.signatory_capacity}, {"contact_name", p.contact_name},
        {"contact_email", p.contact_email}, {"contact_phone", p.contact_phone}});
    if (!written) return refuse(std::move(written.error()));
    // The id is of a party of another agreement.
    if (*written == 0) return refuse(invalid_field("parties/" + std::to_string(i) + "/id", "id_taken"));
  }
  if (auto domains = connection_.write(insert_domains, {{"id", a.id}, {"domains", a.domains}}); !domains)
    return refuse(std::move(domains.error()));
  if (auto programmes = connection_.write(insert_programmes, {{"id", a.id}, {"programmes", a.programme_ids}}); !programmes)
    return refuse(std::move(programmes.error()));
  connection_.run(write_search_text, {{"id", a.id}});
  return {};
}

}  // namespace athar::persistence
