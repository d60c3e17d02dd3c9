#include "persistence/organisations/organisation_event_store.hpp"

namespace athar::persistence {
namespace {

// The number is that of the tree; see organisation_store.cpp.
constexpr std::string_view lock_tree = "select 1 from (select pg_advisory_xact_lock(4184, 4)) as lock";

constexpr std::string_view read_states = R"(
select o.id, o.founded_on, o.ended_on, o.merged_into is not null and o.ended_on is null
from athar.organisation o where o.id = any (CAST(:ids AS uuid[])))";

constexpr std::string_view above_since = R"(
with recursive above as (
  select CAST(:parent AS uuid) as id, coalesce(CAST(:since AS date), date '-infinity') as since, date 'infinity' as until
  union
  select p.parent_id, greatest(a.since, p.since), least(a.until, p.until)
  from above a
  join athar_derived.organisation_parent p on p.organisation_id = a.id and greatest(a.since, p.since) <= least(a.until, p.until)
  where a.id <> CAST(:id AS uuid)
)
select exists (select from above where id = CAST(:id AS uuid)))";

constexpr std::string_view successors_reach = R"(
with recursive later as (
  select x.id from unnest(CAST(:from AS uuid[])) as x (id)
  union
  select s.organisation_id
  from later l
  join athar.organisation_event e on e.organisation_id = l.id and e.undone_at is null
  join athar.organisation_successor s on s.event_id = e.id
)
select exists (select from later where id = CAST(:id AS uuid)))";

constexpr std::string_view people_named = R"(
with recursive record as (
  select CAST(:id AS uuid) as id
  union
  select o.id from athar.organisation o join record r on o.merged_into = r.id
)
select a.person_id from athar.affiliation a join record r on r.id = a.organisation_id
union
select f.person_id from athar.frozen_participation f join record r on r.id = f.organisation_id)";

constexpr std::string_view insert_event = R"(
insert into athar.organisation_event
  (id, organisation_id, kind, happened_on, name_fr, name_ar, name_en, acronym_fr, acronym_ar, acronym_en, former_name_fr, former_name_ar,
   former_name_en, former_acronym_fr, former_acronym_ar, former_acronym_en, parent_id, former_parent_id, reason, recorded_by, recorded_by_name)
values
  (:id, :organisation, :kind, CAST(:on AS date), :name_fr, :name_ar, :name_en, :acronym_fr, :acronym_ar, :acronym_en, :former_name_fr,
   :former_name_ar, :former_name_en, :former_acronym_fr, :former_acronym_ar, :former_acronym_en, CAST(:parent AS uuid),
   CAST(:former_parent AS uuid), :reason, CAST(:by AS uuid), :by_name))";

constexpr std::string_view insert_successors = R"(
insert into athar.organisation_successor (event_id, organisation_id, place)
select CAST(:event AS uuid), x.id, x.place from unnest(CAST(:ids AS uuid[])) with ordinality as x (id, place))";

constexpr std::string_view insert_earlier_parent = R"(
insert into athar.organisation_earlier_parent (organisation_id, until, parent_id)
values (:id, CAST(:on AS date) - 1, CAST(:parent AS uuid)))";

constexpr std::string_view delete_earlier_parent = R"(
delete from athar.organisation_earlier_parent e
where e.organisation_id = :id and e.until = CAST(:on AS date) - 1 and e.parent_id is not distinct from CAST(:parent AS uuid)
  and not exists (select from athar.organisation_earlier_parent later where later.organisation_id = :id and later.until > e.until))";

constexpr std::string_view end_organisation = R"(
update athar.organisation set ended_on = CAST(:on AS date), merged_into = CAST(:into AS uuid) where id = :id)";

constexpr std::string_view close_event = R"(
update athar.organisation_event set undone_at = clock_timestamp(), undone_by = CAST(:by AS uuid), undone_by_name = :by_name
where id = :id and undone_at is null)";

// A pair that was called the same and is two again stands in the queue again.
constexpr std::string_view ask_again = R"(
update athar.duplicate_pair
set state = 'open', decided_at = null, decided_by = null, decided_name = '', decided_bits = null, version = version + 1
where state = 'same' and organisation_a = least(CAST(:one AS uuid), CAST(:other AS uuid))
  and organisation_b = greatest(CAST(:one AS uuid), CAST(:other AS uuid)))";

#define ATHAR_EVENT_ROWS                                                                                                             \
  "select e.id, e.organisation_id, e.kind, e.happened_on, e.name_fr, e.name_ar, e.name_en, e.acronym_fr, e.acronym_ar, e.acronym_en," \
  "       e.former_name_fr, e.former_name_ar, e.former_name_en, e.former_acronym_fr, e.former_acronym_ar, e.former_acronym_en,"      \
  "       e.parent_id, e.former_parent_id, e.reason, o.name_fr, o.name_ar, o.name_en,"                                               \
  "       coalesce(p.name_fr, ''), coalesce(p.name_ar, ''), coalesce(p.name_en, ''),"                                                \
  "       coalesce(f.name_fr, ''), coalesce(f.name_ar, ''), coalesce(f.name_en, ''),"                                                \
  "       e.recorded_at, e.recorded_by_name, e.undone_at, coalesce(e.undone_by_name, '') "                                           \
  "from athar.organisation_event e join athar.organisation o on o.id = e.organisation_id "                                           \
  "left join athar.organisation p on p.id = e.parent_id left join athar.organisation f on f.id = e.former_parent_id "

constexpr std::string_view find_event = ATHAR_EVENT_ROWS "where e.id = :id";
constexpr std::string_view history_of = ATHAR_EVENT_ROWS R"(
where e.organisation_id = :id or e.id in (select s.event_id from athar.organisation_successor s where s.organisation_id = :id)
order by e.happened_on desc nulls last, e.recorded_at desc, e.id desc)";

constexpr std::string_view successors_of = R"(
select s.event_id, s.organisation_id, o.name_fr, o.name_ar, o.name_en
from athar.organisation_successor s join athar.organisation o on o.id = s.organisation_id
where s.event_id = any (CAST(:events AS uuid[])) order by s.event_id, s.place)";

}  // namespace

void PostgresOrganisationEventStore::hold_tree() { connection_.run(lock_tree); }

std::vector<SuccessorState> PostgresOrganisationEventStore::states(std::vector<OrganisationId> const& ids) {
  if (ids.empty()) return {};
  Rows found = connection_.run(read_states, {{"ids", ids}});
  std::vector<SuccessorState> out(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    RowReader row(found, i);
    out[i].id = row.id<OrganisationTag>();
    out[i].founded_on = row.maybe_date();
    out[i].ended_on = row.maybe_date();
    out[i].is_same_as_another = row.boolean();
  }
  return out;
}

bool PostgresOrganisationEventStore::would_circle_since(OrganisationId id, OrganisationId parent, std::optional<LocalDate> since) {
  Rows found = connection_.run(above_since, {{"parent", parent}, {"since", since}, {"id", id}});
  return RowReader(found, 0).boolean();
}

bool PostgresOrganisationEventStore::leads_to(std::vector<OrganisationId> const& from, OrganisationId id) {
  Rows found = connection_.run(successors_reach, {{"from", from}, {"id", id}});
  return RowReader(found, 0).boolean();
}

std::vector<PersonId> PostgresOrganisationEventStore::people_of(OrganisationId id) {
  Rows found = connection_.run(people_named, {{"id", id}});
  std::vector<PersonId> out;
  for (std::size_t i = 0; i < found.size(); ++i) out.push_back(RowReader(found, i).id<PersonTag>());
  return out;
}

Result<void> PostgresOrganisationEventStore::insert(OrganisationEvent const& e, Actor const& by) {
  auto written = connection_.write(insert_event, {{"id", e.id}, {"organisation", e.organisation}, {"kind", word(e.kind)}, {"on", e.on},
      {"name_fr", e.name.fr}, {"name_ar", e.name.ar}, {"name_en", e.name.en}, {"acronym_fr", e.acronym.fr}, {"acronym_ar", e.acronym.ar},
      {"acronym_en", e.acronym.en}, {"former_name_fr", e.former_name.fr}, {"former_name_ar", e.former_name.ar},
      {"former_name_en", e.former_name.en}, {"former_acronym_fr", e.former_acronym.fr}, {"former_acronym_ar", e.former_acronym.ar},
      {"former_acronym_en", e.former_acronym.en}, {"parent", e.parent}, {"former_parent", e.former_parent}, {"reason", e.reason},
      {"by", by.account}, {"by_name", by.name}});
  if (!written) return refuse(std::move(written.error()));
  if (!e.successors.empty()) {
    written = connection_.write(insert_successors, {{"event", e.id}, {"ids", e.successors}});
    if (!written) return refuse(std::move(written.error()));
  }
  if (e.on && (e.kind == OrganisationEventKind::moved || e.kind == OrganisationEventKind::merged)) {
    written = connection_.write(insert_earlier_parent, {{"id", e.organisation}, {"on", e.on}, {"parent", e.former_parent}});
    if (!written) return refuse(std::move(written.error()));
  }
  if (!e.ends()) return {};
  auto const into = e.kind == OrganisationEventKind::split ? std::nullopt : std::optional(e.successors.front());
  written = connection_.write(end_organisation, {{"id", e.organisation}, {"on", e.on}, {"into", into}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

Result<void> PostgresOrganisationEventStore::undo(OrganisationEvent const& e, Actor const& by) {
  auto closed = connection_.write(close_event, {{"id", e.id}, {"by", by.account}, {"by_name", by.name}});
  if (!closed) return refuse(std::move(closed.error()));
  if (*closed == 0) return refuse(conflict("event_already_undone", "This event was undone already"));
  if (e.on && (e.kind == OrganisationEventKind::moved || e.kind == OrganisationEventKind::merged)) {
    auto removed = connection_.write(delete_earlier_parent, {{"id", e.organisation}, {"on", e.on}, {"parent", e.former_parent}});
    if (!removed) return refuse(std::move(removed.error()));
    if (*removed == 0) return refuse(conflict("changed_since_event", "The organisation was changed after this event"));
  }
  if (!e.ends()) return {};
  std::optional<OrganisationId> const nothing;
  std::optional<LocalDate> const never;
  auto reopened = connection_.write(end_organisation, {{"id", e.organisation}, {"on", never}, {"into", nothing}});
  if (!reopened) return refuse(std::move(reopened.error()));
  if (e.kind == OrganisationEventKind::same_as)
    connection_.run(ask_again, {{"one", e.organisation}, {"other", e.successors.front()}});
  return {};
}

std::optional<OrganisationEventRow> PostgresOrganisationEventStore::find(OrganisationEventId id) {
  auto found = rows(connection_.run(find_event, {{"id", id}}));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<OrganisationEventRow> PostgresOrganisationEventStore::history(OrganisationId id) {
  return rows(connection_.run(history_of, {{"id", id}}));
}

std::vector<OrganisationEventRow> PostgresOrganisationEventStore::rows(Rows found) {
  std::vector<OrganisationEventRow> out(found.size());
  std::vector<OrganisationEventId> ids;
  for (std::size_t i = 0; i < found.size(); ++i) {
    RowReader row(found, i);
    auto& [event, organisation_name, parent_name, former_parent_name, successor_names, recorded_at, recorded_by, undone_at, undone_by] = out[i];
    event.id = row.id<OrganisationEventTag>();
    event.organisation = row.id<OrganisationTag>();
    event.kind = from_word<OrganisationEventKind>(row.text()).value_or(OrganisationEventKind::renamed);
    event.on = row.maybe_date();
    event.name = row.localized();
    event.acronym = row.localized();
    event.former_name = row.localized();
    event.former_acronym = row.localized();
    event.parent = row.maybe_id<OrganisationTag>();
    event.former_parent = row.maybe_id<OrganisationTag>();
    event.reason = row.text();
    organisation_name = row.localized();
    parent_name = row.localized();
    former_parent_name = row.localized();
    recorded_at = row.instant();
    recorded_by = row.text();
    undone_at = row.maybe_instant();
    undone_by = row.text();
    ids.push_back(event.id);
  }
  if (ids.empty()) return out;
  Rows successors = connection_.run(successors_of, {{"events", ids}});
  for (std::size_t i = 0; i < successors.size(); ++i) {
    RowReader row(successors, i);
    auto const event = row.id<OrganisationEventTag>();
    for (auto& each : out) {
      if (each.event.id != event) continue;
      each.event.successors.push_back(row.id<OrganisationTag>());
      each.successor_names.push_back(row.localized());
    }
  }
  return out;
}

}  // namespace athar::persistence
