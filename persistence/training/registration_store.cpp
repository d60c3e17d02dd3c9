#include "persistence/training/registration_store.hpp"

#include "persistence/postgres/constraint_errors.hpp"
#include "persistence/training/session_row.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view lock_session_of_registration = R"(
select s.id, s.status, s.seats, s.registered_count, s.waiting_count
from athar.session s
where s.id = (select r.session_id from athar.registration r where r.id = :id)
for update)";

// One statement, because registering is what many do at the same time: the row, the session's counts, and the answer.
constexpr std::string_view insert_registration = R"(
with offered as (
  select array_agg(sp.programme_id order by sp.position, sp.programme_id) as ids
  from athar.session_programme sp where sp.session_id = CAST(:session AS uuid)),
added as (
  insert into athar.registration (id, session_id, person_id, role, status, waiting_position, programme_ids)
  select CAST(:id AS uuid), CAST(:session AS uuid), CAST(:person AS uuid), CAST(:role AS text), CAST(:status AS text),
         case when CAST(:status AS text) = 'waiting' then coalesce(
           (select max(w.waiting_position) from athar.registration w
            where w.session_id = CAST(:session AS uuid) and w.status = 'waiting'), 0) + 1 end,
         case when CAST(:programmes AS uuid[]) = '{}' then o.ids else CAST(:programmes AS uuid[]) end
  from offered o
  where CAST(:programmes AS uuid[]) <@ o.ids
    and not exists (
      select 1
      from athar.person g
      join athar.person y on y.canonical_id = g.canonical_id and y.id <> g.id
      join athar.registration live on live.person_id = y.id and live.session_id = CAST(:session AS uuid) and live.status <> 'withdrawn'
      where g.id = CAST(:person AS uuid))
  returning id, version, session_id, person_id, role, status, programme_ids),
counted as (
  update athar.session s
  set registered_count = s.registered_count + CAST(:seats AS integer), waiting_count = s.waiting_count + CAST(:waits AS integer)
  from added a where s.id = a.session_id and CAST(:seats AS integer) + CAST(:waits AS integer) > 0
  returning s.waiting_count)
select a.id, a.version, a.session_id, p.id, a.role, a.status, a.programme_ids,
       case when a.status = 'waiting' then (select c.waiting_count from counted c) end,
       p.family_name, p.given_name, p.family_name_ar, p.given_name_ar, p.sex, f.organisation_id,
       coalesce(o.name_fr, ''), coalesce(o.name_ar, ''), coalesce(o.name_en, ''), coalesce(f.function, ''), l.region_code
from added a
join athar.person e on e.id = a.person_id
join athar.person p on p.id = e.canonical_id
left join athar.affiliation f on f.person_id = p.id and f.valid_to is null
left join athar.organisation o on o.id = f.organisation_id
left join athar.place l on l.code = f.place_code)";

// Whether another record of this person is in the session.
constexpr std::string_view find_other_record = R"(
select exists (select from athar.person g
               join athar.person y on y.canonical_id = g.canonical_id and y.id <> g.id
               join athar.registration live on live.person_id = y.id and live.session_id = CAST(:session AS uuid) and live.status <> 'withdrawn'
               where g.id = CAST(:person AS uuid)))";

// Whoever withdraws a person withdraws all of their records.
constexpr std::string_view withdraw_other_records = R"(
update athar.registration r set status = 'withdrawn', waiting_position = null, version = r.version + 1
from athar.registration shown
join athar.person e on e.id = shown.person_id
join athar.person y on y.canonical_id = e.canonical_id and y.id <> e.id
where shown.id = :id and r.session_id = shown.session_id and r.person_id = y.id and r.status <> 'withdrawn')";

constexpr std::string_view update_registration = R"(
with offered as (
  select array_agg(sp.programme_id order by sp.position, sp.programme_id) as ids
  from athar.session_programme sp where sp.session_id = CAST(:session AS uuid)),
before as (
  select r.id, CAST(r.role = 'participant' and r.status = 'registered' AS integer) as seats, CAST(r.status = 'waiting' AS integer) as waits
  from athar.registration r where r.id = CAST(:id AS uuid) and r.version = CAST(:version AS integer)),
changed as (
  update athar.registration r
  set version = r.version + 1, role = CAST(:role AS text), status = CAST(:status AS text),
      waiting_position = case when CAST(:status AS text) <> 'waiting' then null
        when r.status = 'waiting' then r.waiting_position
        else coalesce((select max(w.waiting_position) from athar.registration w
                       where w.session_id = CAST(:session AS uuid) and w.status = 'waiting'), 0) + 1 end,
      programme_ids = case when CAST(:programmes AS uuid[]) = '{}' then o.ids else CAST(:programmes AS uuid[]) end
  from before b, offered o
  where r.id = b.id and r.session_id = CAST(:session AS uuid) and CAST(:programmes AS uuid[]) <@ o.ids
  returning r.id),
counted as (
  update athar.session s
  set registered_count = s.registered_count + CAST(:seats AS integer) - b.seats,
      waiting_count = s.waiting_count + CAST(:waits AS integer) - b.waits
  from before b join changed c on c.id = b.id
  where s.id = CAST(:session AS uuid)
  returning s.id)
select (select count(*) from before), (select count(*) from changed), (select count(*) from counted))";

constexpr std::string_view registration_columns = R"(
select r.id, r.version, r.session_id, r.person_id, r.role, r.status, r.programme_ids, )";

constexpr std::string_view person_columns = R"(
       p.family_name, p.given_name, p.family_name_ar, p.given_name_ar, p.sex, f.organisation_id,
       coalesce(o.name_fr, ''), coalesce(o.name_ar, ''), coalesce(o.name_en, ''), coalesce(f.function, ''), l.region_code
from athar_derived.registration r
join athar.person p on p.id = r.person_id
)";

constexpr std::string_view serving_now = "left join athar.affiliation f on f.person_id = p.id and f.valid_to is null";

// As in athar_derived.participation: a list or a proof printed later names where somebody served then.
constexpr std::string_view serving_then = R"(
join athar.session s on s.id = r.session_id
left join lateral (
  select c.organisation_id, c.function, c.place_code
  from athar.affiliation c
  where c.person_id = p.id
    and (c.valid_from is null or c.valid_from <= coalesce(s.first_date, date 'infinity'))
    and (c.valid_to is null or c.valid_to >= coalesce(s.first_date, date 'infinity'))
  order by c.valid_from desc nulls last, c.id
  limit 1) f on true)";

constexpr std::string_view service_names = R"(
left join athar.organisation o on o.id = f.organisation_id
left join athar.place l on l.code = f.place_code
)";

std::string joined(std::string_view serving) { return std::string(person_columns) + std::string(serving) + std::string(service_names); }

// Within a session the place in the list follows from the order of the rows; of a single one it is counted.
std::string const find_registration = std::string(registration_columns) + R"(
       case when r.status = 'waiting' then (select count(*) from athar_derived.registration w
         where w.session_id = r.session_id and w.status = 'waiting' and w.waiting_position <= r.waiting_position) end,)" +
    joined(serving_then) + "where r.id = :id";

constexpr std::string_view in_order = R"(
order by case r.status when 'registered' then 1 when 'waiting' then 2 else 3 end, r.waiting_position,
         case r.role when 'participant' then 1 else 2 end, p.sort_key, r.id)";

std::string const list_registrations = std::string(registration_columns) + "r.waiting_position," + joined(serving_then) +
    "where r.session_id = :session" + std::string(in_order);

std::string const list_registrations_within = std::string(registration_columns) + R"(
       case when r.status = 'waiting' then (select count(*) from athar_derived.registration w
         where w.session_id = r.session_id and w.status = 'waiting' and w.waiting_position <= r.waiting_position) end,)" +
    joined(serving_now) + R"(
where r.session_id = :session and f.organisation_id in (
  with recursive below as (
    select CAST(:within AS uuid) as id
    union select c.id from athar.organisation c join below b on c.parent_id = b.id)
  select id from below))" + std::string(in_order);

constexpr std::string_view promote = R"(
with next as (
  select r.id from athar_derived.registration r
  where r.session_id = CAST(:session AS uuid) and r.status = 'waiting'
  order by r.waiting_position
  limit (select case when s.seats is null then s.waiting_count else greatest(0, s.seats - s.registered_count) end
         from athar.session s where s.id = CAST(:session AS uuid))),
promoted as (
  update athar.registration r set status = 'registered', waiting_position = null, version = r.version + 1
  from next n where r.id = n.id
  returning r.id, r.version, r.session_id, r.person_id, r.role, r.status, r.programme_ids),
counted as (
  update athar.session s
  set registered_count = s.registered_count + p.number, waiting_count = s.waiting_count - p.number
  from (select CAST(count(*) AS integer) as number from promoted) p
  where s.id = CAST(:session AS uuid) and p.number > 0
  returning s.id)
select p.id, p.version, p.session_id, p.person_id, p.role, p.status, p.programme_ids from promoted p)";

constexpr std::string_view find_waiting =
    "select r.id from athar_derived.registration r where r.session_id = :session and r.status = 'waiting' order by r.waiting_position";

// Every new position lies above every old one: no two rows share one at any moment.
constexpr std::string_view reorder = R"(
update athar.registration r
set waiting_position = b.highest + g.place, version = r.version + 1
from unnest(CAST(:order AS uuid[])) with ordinality as g(id, place),
     (select coalesce(max(w.waiting_position), 0) as highest from athar.registration w
      where w.session_id = CAST(:session AS uuid) and w.status = 'waiting') b
where r.id = g.id and r.session_id = CAST(:session AS uuid) and r.status = 'waiting')";

Registration registration_from(RowReader& row) {
  Registration r;
  r.id = row.id<RegistrationTag>();
  r.version = row.small();
  r.session_id = row.id<SessionTag>();
  r.person_id = row.id<PersonTag>();
  r.role = registration_role_named(row.text()).value_or(RegistrationRole::observer);
  r.status = registration_status_named(row.text()).value_or(RegistrationStatus::withdrawn);
  r.programme_ids = row.ids<ProgrammeTag>();
  return r;
}

RegistrationRow row_from(RowReader& row) {
  RegistrationRow out;
  out.registration = registration_from(row);
  out.waiting_position = row.maybe_small();
  out.family_name = row.text();
  out.given_name = row.text();
  out.family_name_ar = row.text();
  out.given_name_ar = row.text();
  out.sex = row.text();
  out.organisation_id = row.maybe_id<OrganisationTag>();
  out.organisation_name = row.localized();
  out.function = row.text();
  out.region_code = row.maybe_text();
  return out;
}

}  // namespace

std::optional<SessionSeats> PostgresRegistrationStore::lock_session_of(RegistrationId id) {
  Rows rows = connection_.run(lock_session_of_registration, {{"id", id}});
  return seats_from(rows);
}

Result<RegistrationRow> PostgresRegistrationStore::insert(Registration const& r) {
  auto added = connection_.attempt(insert_registration, {{"id", r.id}, {"session", r.session_id}, {"person", r.person_id},
      {"role", name_of(r.role)}, {"status", name_of(r.status)}, {"programmes", r.programme_ids}, {"seats", int{r.takes_seat()}},
      {"waits", int{r.waits()}}});
  if (!added) return refuse(std::move(added.error()));
  if (added->empty()) {
    Rows why = connection_.run(find_other_record, {{"session", r.session_id}, {"person", r.person_id}});
    if (RowReader(why, 0).boolean()) return refuse(*constraint_error("registration_one_live_per_person"));
    return refuse(invalid_field("programme_ids", "programme_not_of_session"));
  }
  RowReader row(*added, 0);
  return row_from(row);
}

Result<void> PostgresRegistrationStore::update(Registration const& r) {
  auto rows = connection_.attempt(update_registration, {{"id", r.id}, {"version", r.version}, {"session", r.session_id},
      {"role", name_of(r.role)}, {"status", name_of(r.status)}, {"programmes", r.programme_ids}, {"seats", int{r.takes_seat()}},
      {"waits", int{r.waits()}}});
  if (!rows) return refuse(std::move(rows.error()));
  RowReader counts(*rows, 0);
  if (counts.integer() == 0) return refuse(stale());
  if (counts.integer() == 0) return refuse(invalid_field("programme_ids", "programme_not_of_session"));
  if (r.status == RegistrationStatus::withdrawn) connection_.run(withdraw_other_records, {{"id", r.id}});
  // Another role counts otherwise among those who came.
  attendances_.count_again(r.session_id);
  return {};
}

std::optional<RegistrationRow> PostgresRegistrationStore::find(RegistrationId id) {
  Rows rows = connection_.run(find_registration, {{"id", id}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  return row_from(row);
}

std::vector<RegistrationRow> PostgresRegistrationStore::of_session(SessionId session, Scope const& scope) {
  Rows rows = scope.organisation ? connection_.run(list_registrations_within, {{"session", session}, {"within", scope.organisation}})
                                 : connection_.run(list_registrations, {{"session", session}});
  std::vector<RegistrationRow> out;
  out.reserve(rows.size());
  int waiting = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& each = out.emplace_back(row_from(row));
    if (each.registration.waits() && !scope.organisation) each.waiting_position = ++waiting;
  }
  return out;
}

std::vector<Registration> PostgresRegistrationStore::promote_waiting(SessionId session) {
  Rows rows = connection_.run(promote, {{"session", session}});
  std::vector<Registration> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    out.push_back(registration_from(row));
  }
  return out;
}

std::vector<RegistrationId> PostgresRegistrationStore::waiting_list(SessionId session) {
  Rows rows = connection_.run(find_waiting, {{"session", session}});
  std::vector<RegistrationId> out;
  for (std::size_t i = 0; i < rows.size(); ++i) out.push_back(RowReader(rows, i).id<RegistrationTag>());
  return out;
}

void PostgresRegistrationStore::reorder_waiting_list(SessionId session, std::vector<RegistrationId> const& order) {
  connection_.run(reorder, {{"order", order}, {"session", session}});
}

}  // namespace athar::persistence
