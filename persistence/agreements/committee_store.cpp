#include "persistence/agreements/committee_store.hpp"

#include "persistence/agreements/scope_sql.hpp"
#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view agreement_in_scope =
    "select exists (select from athar.agreement a where a.id = :agreement and " ATHAR_AGREEMENT_IN_SCOPE ")";

constexpr std::string_view find_parties = R"(
select p.organisation_id, p.role, p.country
from (select g.organisation_id, g.role, g.country, g.position, g.organisation_id as id
      from athar.committee_signed_party g where g.meeting_id = :meeting
      union all
      select y.organisation_id, y.role, o.country, y.position, y.id
      from athar.agreement_party y join athar.organisation o on o.id = y.organisation_id
      where y.agreement_id = :agreement and not exists (select from athar.committee_signed g where g.meeting_id = :meeting)) p
order by p.position, p.id)";

constexpr std::string_view insert_committee = R"(
insert into athar.committee (id, agreement_id, kind, name_fr, name_ar, name_en, every_months, first_due_on, note)
values (:id, :agreement, :kind, :name_fr, :name_ar, :name_en, CAST(:every AS integer), CAST(:first AS date), :note))";

// The agreement of a committee does not change: its minutes speak of that one.
constexpr std::string_view update_committee = R"(
update athar.committee
set version = version + 1, kind = :kind, name_fr = :name_fr, name_ar = :name_ar, name_en = :name_en, every_months = CAST(:every AS integer),
    first_due_on = CAST(:first AS date), note = :note
where id = :id and version = :version)";

constexpr std::string_view delete_committee = "delete from athar.committee where id = :id and version = :version";

constexpr std::string_view delete_members = "delete from athar.committee_member where committee_id = :id and id <> all(CAST(:ids AS uuid[]))";

constexpr std::string_view put_members = R"(
insert into athar.committee_member
  (id, committee_id, position, organisation_id, person_name, person_name_ar, capacity_fr, capacity_ar, capacity_en, role, valid_from, valid_to)
select m.id, CAST(:committee AS uuid), m.place, m.organisation, m.name, m.name_ar, m.fr, m.ar, m.en, m.role,
       CAST(nullif(m.since, '') AS date), CAST(nullif(m.until, '') AS date)
from unnest(CAST(:ids AS uuid[]), CAST(:organisations AS uuid[]), CAST(:names AS text[]), CAST(:names_ar AS text[]), CAST(:fr AS text[]),
            CAST(:ar AS text[]), CAST(:en AS text[]), CAST(:roles AS text[]), CAST(:since AS text[]), CAST(:until AS text[]))
       with ordinality as m (id, organisation, name, name_ar, fr, ar, en, role, since, until, place)
on conflict (id) do update
set position = excluded.position, organisation_id = excluded.organisation_id, person_name = excluded.person_name,
    person_name_ar = excluded.person_name_ar, capacity_fr = excluded.capacity_fr, capacity_ar = excluded.capacity_ar,
    capacity_en = excluded.capacity_en, role = excluded.role, valid_from = excluded.valid_from, valid_to = excluded.valid_to
where committee_member.committee_id = excluded.committee_id)";

// Of minutes that are a draft an outside eye counts nothing.
#define ATHAR_COMMITTEE_ROW                                                                                                  \
  "select c.id, c.version, c.agreement_id, a.code, a.title_fr, a.title_ar, a.title_en, c.kind, c.name_fr, c.name_ar, c.name_en," \
  "       c.every_months, c.first_due_on,"                                                                                   \
  "       (select count(*) from athar.committee_member m"                                                                    \
  "        where m.committee_id = c.id and coalesce(m.valid_from, date '-infinity') <= CAST(:today AS date)"                 \
  "          and coalesce(m.valid_to, date 'infinity') >= CAST(:today AS date)),"                                            \
  "       (select count(*) from athar.committee_meeting m where m.committee_id = c.id),"                                     \
  "       (select max(m.held_on) from athar.committee_meeting m where m.committee_id = c.id and m.opened_at is not null),"   \
  "       (select min(m.held_on) from athar.committee_meeting m"                                                             \
  "        where m.committee_id = c.id and m.opened_at is null and m.held_on >= CAST(:today AS date)),"                      \
  "       d.open, d.late, c.sort_key, c.note "                                                                               \
  "from athar.committee c "                                                                                                  \
  "join athar.agreement a on a.id = c.agreement_id "                                                                         \
  "cross join lateral ("                                                                                                     \
  "  select count(*) as open, count(*) filter (where x.due_on < CAST(:today AS date)) as late"                               \
  "  from athar.committee_decision x join athar.committee_meeting m on m.id = x.meeting_id"                                  \
  "  where x.committee_id = c.id and x.state = 'open' and (CAST(:scope_organisation AS uuid) IS NULL OR m.minutes <> 'draft')) d "

constexpr std::string_view find_committee = ATHAR_COMMITTEE_ROW "where c.id = :id and " ATHAR_AGREEMENT_IN_SCOPE;

#define ATHAR_COMMITTEE_FILTER                                                                                   \
  "(CAST(:search AS text) IS NULL"                                                                               \
  "  OR athar.search_key(concat_ws(' | ', c.name_fr, c.name_ar, c.name_en, a.title_fr, a.title_ar, a.title_en, a.code, a.reference))" \
  "     LIKE ALL (athar.search_patterns(CAST(:search AS text)))) "                                               \
  "and (CAST(:agreement AS uuid) IS NULL OR c.agreement_id = CAST(:agreement AS uuid)) and " ATHAR_AGREEMENT_IN_SCOPE

constexpr std::string_view list_committees = ATHAR_COMMITTEE_ROW "where " ATHAR_COMMITTEE_FILTER
    " and (CAST(:after_key AS text) IS NULL OR (c.sort_key, c.id) > (CAST(:after_key AS text), CAST(:after_id AS uuid)))"
    " order by c.sort_key, c.id limit :limit";

constexpr std::string_view count_committees =
    "select count(*) from (select 1 from athar.committee c join athar.agreement a on a.id = c.agreement_id where " ATHAR_COMMITTEE_FILTER
    " limit 10001) as counted";

constexpr std::string_view find_members = R"(
select m.id, m.organisation_id, o.name_fr, o.name_ar, o.name_en, m.person_name, m.person_name_ar, m.capacity_fr, m.capacity_ar, m.capacity_en,
       m.role, m.valid_from, m.valid_to
from athar.committee_member m join athar.organisation o on o.id = m.organisation_id
where m.committee_id = :id order by m.position, m.id)";

CommitteeRow row_from(RowReader& row) {
  CommitteeRow c;
  c.id = row.id<CommitteeTag>();
  c.version = row.small();
  c.agreement_id = row.id<AgreementTag>();
  c.agreement_code = row.text();
  c.agreement_title = row.localized();
  c.kind = committee_kind_named(row.text()).value_or(CommitteeKind::steering);
  c.name = row.localized();
  c.every_months = row.maybe_small();
  c.first_due_on = row.maybe_date();
  c.members_count = row.small();
  c.meetings_count = row.small();
  c.last_held_on = row.maybe_date();
  c.planned_on = row.maybe_date();
  c.open_decisions = row.small();
  c.late_decisions = row.small();
  c.sort_key = row.text();
  return c;
}

}  // namespace

bool PostgresCommitteeStore::sees_agreement(AgreementId agreement, std::optional<OrganisationId> scope) {
  Rows rows = connection_.run(agreement_in_scope, {{"agreement", agreement}, {"scope_organisation", scope}});
  return RowReader(rows, 0).boolean();
}

std::vector<CommitteeParty> PostgresCommitteeStore::parties(AgreementId agreement, std::optional<CommitteeMeetingId> meeting) {
  Rows rows = connection_.run(find_parties, {{"agreement", agreement}, {"meeting", meeting}});
  std::vector<CommitteeParty> parties(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    parties[i].organisation_id = row.id<OrganisationTag>();
    parties[i].role = row.text();
    parties[i].country = row.maybe_text();
  }
  return parties;
}

Result<void> PostgresCommitteeStore::insert(Committee const& c) {
  auto written = connection_.write(insert_committee, {{"id", c.id}, {"agreement", c.agreement_id}, {"kind", name_of(c.kind)}, {"name_fr", c.name.fr},
      {"name_ar", c.name.ar}, {"name_en", c.name.en}, {"every", c.every_months}, {"first", c.first_due_on}, {"note", c.note}});
  if (!written) return refuse(std::move(written.error()));
  return write_members(c);
}

Result<void> PostgresCommitteeStore::update(Committee const& c) {
  auto written = connection_.write(update_committee, {{"kind", name_of(c.kind)}, {"name_fr", c.name.fr}, {"name_ar", c.name.ar}, {"name_en", c.name.en},
      {"every", c.every_months}, {"first", c.first_due_on}, {"note", c.note}, {"id", c.id}, {"version", c.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  connection_.run(delete_members, {{"id", c.id}, {"ids", column_of(c.members, [](auto const& m) { return m.id.text(); })}});
  return write_members(c);
}

Result<void> PostgresCommitteeStore::remove(CommitteeId id, int version) {
  auto written = connection_.write(delete_committee, {{"id", id}, {"version", version}});
  if (!written) return refuse(conflict("in_use", "This committee has meetings"));
  if (*written == 0) return refuse(stale());
  return {};
}

std::optional<CommitteePage> PostgresCommitteeStore::find(CommitteeId id, std::optional<OrganisationId> scope, LocalDate today) {
  Rows rows = connection_.run(find_committee, {{"id", id}, {"scope_organisation", scope}, {"today", today}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  CommitteePage page;
  page.row = row_from(row);
  auto& c = page.committee;
  c = {.id = page.row.id, .version = page.row.version, .agreement_id = page.row.agreement_id, .kind = page.row.kind, .name = page.row.name,
       .every_months = page.row.every_months, .first_due_on = page.row.first_due_on, .note = row.text(), .members = {}};
  Rows members = connection_.run(find_members, {{"id", id}});
  for (std::size_t i = 0; i < members.size(); ++i) {
    RowReader member(members, i);
    CommitteeMember m;
    m.id = member.id<CommitteeMemberTag>();
    m.organisation_id = member.id<OrganisationTag>();
    m.organisation_name = member.localized();
    m.person_name = member.text();
    m.person_name_ar = member.text();
    m.capacity = member.localized();
    m.role = committee_role_named(member.text()).value_or(CommitteeRole::member);
    m.from = member.maybe_date();
    m.to = member.maybe_date();
    c.members.push_back(std::move(m));
  }
  return page;
}

Page<CommitteeRow> PostgresCommitteeStore::list(CommitteeFilter const& filter, PageRequest const& request) {
  Rows rows = connection_.run(list_committees, {{"search", filter.search}, {"agreement", filter.agreement}, {"scope_organisation", filter.scope},
      {"today", filter.today}, {"after_key", request.after_key}, {"after_id", request.after_id}, {"limit", request.limit + 1}});
  std::vector<CommitteeRow> items;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    items.push_back(row_from(row));
  }
  auto page = page_of(std::move(items), request, [](auto const& c) { return c.sort_key; }, [](auto const& c) { return c.id.text(); });
  if (request.with_total) {
    Rows counted = connection_.run(count_committees, {{"search", filter.search}, {"agreement", filter.agreement}, {"scope_organisation", filter.scope}});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

Result<void> PostgresCommitteeStore::write_members(Committee const& c) {
  auto const& m = c.members;
  if (m.empty()) return {};
  auto written = connection_.write(put_members, {{"committee", c.id},
      {"ids", column_of(m, [](auto const& x) { return x.id.text(); })},
      {"organisations", column_of(m, [](auto const& x) { return x.organisation_id.text(); })},
      {"names", column_of(m, [](auto const& x) { return x.person_name; })},
      {"names_ar", column_of(m, [](auto const& x) { return x.person_name_ar; })},
      {"fr", column_of(m, [](auto const& x) { return x.capacity.fr; })},
      {"ar", column_of(m, [](auto const& x) { return x.capacity.ar; })},
      {"en", column_of(m, [](auto const& x) { return x.capacity.en; })},
      {"roles", column_of(m, [](auto const& x) { return name_of(x.role); })},
      {"since", column_of(m, [](auto const& x) { return text_or_none(x.from); })},
      {"until", column_of(m, [](auto const& x) { return text_or_none(x.to); })}});
  if (!written) return refuse(std::move(written.error()));
  if (*written != static_cast<std::int64_t>(m.size())) return refuse(conflict("id_taken", "A member of another committee has this id"));
  return {};
}

}  // namespace athar::persistence
