#include "persistence/scheduling/scheduling_store.hpp"

#include "persistence/postgres/paging.hpp"
#include "persistence/resources/written.hpp"
#include "persistence/training/arrays.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view find_bookings = R"(
select s.bookings_version, b.room_id, b.asset_id, b.day, b.number, coalesce(r.name_fr, a.name_fr, ''), coalesce(r.name_ar, a.name_ar, ''),
       coalesce(r.name_en, a.name_en, ''), coalesce(v.name_fr, ''), coalesce(v.name_ar, ''), coalesce(v.name_en, ''), r.seats
from athar.session s
left join athar.booking b on b.session_id = s.id
left join athar.room r on r.id = b.room_id
left join athar.asset a on a.id = b.asset_id
left join athar.venue v on v.id = coalesce(r.venue_id, a.venue_id)
where s.id = :id
order by b.position)";

constexpr std::string_view find_team_sittings = R"(
select distinct p.canonical_id, t.day, t.number
from athar.team_member_sitting t join athar.person p on p.id = t.person_id
where t.session_id = :id
order by p.canonical_id, t.day, t.number)";

constexpr std::string_view raise_version =
    "update athar.session set bookings_version = bookings_version + 1 where id = :id and bookings_version = :version";
constexpr std::string_view delete_bookings = "delete from athar.booking where session_id = :id";
constexpr std::string_view delete_team_sittings = "delete from athar.team_member_sitting where session_id = :id";

constexpr std::string_view insert_bookings = R"(
insert into athar.booking (session_id, position, room_id, asset_id, day, number)
select CAST(:id AS uuid), g.place, g.room_id, g.asset_id, g.day, g.number
from unnest(CAST(:rooms AS uuid[]), CAST(:assets AS uuid[]), CAST(:days AS smallint[]), CAST(:numbers AS smallint[])) with ordinality
     as g(room_id, asset_id, day, number, place))";

// The line stands under the record by which the team names the person.
constexpr std::string_view insert_team_sittings = R"(
insert into athar.team_member_sitting (session_id, person_id, day, number)
select distinct CAST(:id AS uuid), coalesce(m.person_id, g.person_id), g.day, g.number
from unnest(CAST(:people AS uuid[]), CAST(:days AS smallint[]), CAST(:numbers AS smallint[])) as g(person_id, day, number)
left join athar.person p on p.id = g.person_id
left join athar.person o on o.canonical_id = p.canonical_id
left join athar.session_team_member m on m.session_id = CAST(:id AS uuid) and m.person_id = o.id
where m.person_id is not null or o.id is null or o.id = g.person_id)";

constexpr std::string_view insert_override = R"(
insert into athar.clash_override (id, session_id, kind, date, subject_id, other_session_id, people, reason, actor_id, actor_name)
values (:id, :session, :kind, :date, :subject, :other, :people, :reason, :actor, :actor_name))";

constexpr std::string_view find_overrides = R"(
select id, session_id, kind, date, subject_id, other_session_id, people, reason, actor_id, actor_name, at
from athar.clash_override
where session_id = :id or other_session_id = :id
order by at desc, id
limit 200)";

constexpr std::string_view list_holds = R"(
select h.session_id, s.reference, s.title_fr, s.title_ar, s.title_en, s.status, h.date, h.number, t.starts, t.ends, h.kind, h.resource_id
from athar.resource_hold h
join athar.session s on s.id = h.session_id
join athar.sitting t on t.session_id = h.session_id and t.date = h.date and t.number = h.number
where h.resource_id = coalesce(CAST(:room AS uuid), CAST(:asset AS uuid),
                               (select p.canonical_id from athar.person p where p.id = CAST(:trainer AS uuid)))
  and (CAST(:from AS date) IS NULL OR h.date >= CAST(:from AS date))
  and (CAST(:to AS date) IS NULL OR h.date <= CAST(:to AS date))
  and (CAST(:after_key AS text) IS NULL OR (to_char(h.date, 'YYYY-MM-DD') || h.number || h.session_id) > CAST(:after_key AS text) collate "C")
order by (to_char(h.date, 'YYYY-MM-DD') || h.number || h.session_id) collate "C"
limit :limit)";

std::optional<LocalTime> time_of(std::optional<std::int32_t> minutes) {
  return minutes ? std::optional(LocalTime{static_cast<std::int16_t>(*minutes)}) : std::nullopt;
}

}  // namespace

SessionBookings PostgresSchedulingStore::bookings(SessionId id) {
  SessionBookings all;
  all.session_id = id;
  Rows rows = connection_.run(find_bookings, {{"id", id}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    all.version = row.small();
    Booking booking;
    booking.room_id = row.maybe_id<RoomTag>();
    booking.asset_id = row.maybe_id<AssetTag>();
    if (!booking.room_id && !booking.asset_id) break;
    booking.day = row.maybe_small();
    booking.sitting = row.maybe_small();
    booking.name = row.localized();
    booking.venue_name = row.localized();
    booking.seats = row.maybe_small();
    all.bookings.push_back(std::move(booking));
  }
  Rows team = connection_.run(find_team_sittings, {{"id", id}});
  for (std::size_t i = 0; i < team.size(); ++i) {
    RowReader row(team, i);
    TeamSitting each;
    each.person_id = row.id<PersonTag>();
    each.day = row.small();
    each.sitting = row.small();
    all.team_sittings.push_back(each);
  }
  return all;
}

Result<void> PostgresSchedulingStore::replace(SessionBookings const& all) {
  if (auto done = written_once(connection_.write(raise_version, {{"id", all.session_id}, {"version", all.version}})); !done) return done;
  return keep_only(all);
}

Result<void> PostgresSchedulingStore::keep_only(SessionBookings const& all) {
  if (auto gone = connection_.write(delete_bookings, {{"id", all.session_id}}); !gone) return refuse(std::move(gone.error()));
  if (auto gone = connection_.write(delete_team_sittings, {{"id", all.session_id}}); !gone) return refuse(std::move(gone.error()));
  if (!all.team_sittings.empty()) {
    ArrayLiteral people, days, numbers;
    for (auto const& each : all.team_sittings) {
      people.add(each.person_id.text());
      days.add_number(each.day);
      numbers.add_number(each.sitting);
    }
    auto done = written(connection_.write(insert_team_sittings, {{"id", all.session_id}, {"people", people.text()}, {"days", days.text()},
                                                                 {"numbers", numbers.text()}}));
    if (!done) return done;
  }
  if (all.bookings.empty()) return {};
  ArrayLiteral rooms, assets, days, numbers;
  for (auto const& each : all.bookings) {
    rooms.add(each.room_id ? each.room_id->text() : "NULL");
    assets.add(each.asset_id ? each.asset_id->text() : "NULL");
    days.add_number(each.day);
    numbers.add_number(each.sitting);
  }
  return written(connection_.write(insert_bookings, {{"id", all.session_id}, {"rooms", rooms.text()}, {"assets", assets.text()},
                                                     {"days", days.text()}, {"numbers", numbers.text()}}));
}

Result<void> PostgresSchedulingStore::insert(ClashOverride const& o) {
  return written(connection_.write(insert_override, {{"id", o.id}, {"session", o.session_id}, {"kind", name_of(o.kind)}, {"date", o.date},
      {"subject", o.subject_id}, {"other", o.other_session_id}, {"people", o.people}, {"reason", o.reason}, {"actor", o.actor_id},
      {"actor_name", o.actor_name}}));
}

std::vector<ClashOverride> PostgresSchedulingStore::overrides(SessionId id) {
  Rows rows = connection_.run(find_overrides, {{"id", id}});
  std::vector<ClashOverride> all;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    ClashOverride o;
    o.id = row.id<struct OverrideTag>().uuid;
    o.session_id = row.id<SessionTag>();
    o.kind = clash_kind_named(row.text()).value_or(ClashKind::room_taken);
    o.date = row.date();
    if (auto subject = row.maybe_id<struct SubjectTag>()) o.subject_id = subject->uuid;
    o.other_session_id = row.maybe_id<SessionTag>();
    o.people = row.maybe_small();
    o.reason = row.text();
    o.actor_id = row.maybe_id<AccountTag>();
    o.actor_name = row.text();
    o.at = row.instant();
    all.push_back(std::move(o));
  }
  return all;
}

Page<Hold> PostgresSchedulingStore::holds(HoldFilter const& filter, PageRequest const& request) {
  Rows rows = connection_.run(list_holds, {{"room", filter.room_id}, {"asset", filter.asset_id}, {"trainer", filter.trainer_id},
      {"from", filter.from}, {"to", filter.to}, {"after_key", request.after_key}, {"limit", request.limit + 1}});
  std::vector<Hold> items;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    Hold h;
    h.session_id = row.id<SessionTag>();
    h.reference = row.text();
    h.title = row.localized();
    h.status = session_status_named(row.text()).value_or(SessionStatus::planned);
    h.date = row.date();
    h.sitting = row.small();
    h.starts = time_of(row.maybe_small());
    h.ends = time_of(row.maybe_small());
    h.kind = row.text();
    h.resource_id = row.id<struct ResourceTag>().uuid;
    items.push_back(std::move(h));
  }
  auto key = [](Hold const& h) { return h.date.text() + std::to_string(h.sitting) + h.session_id.text(); };
  return page_of(std::move(items), request, key, [](auto const& h) { return h.session_id.text(); });
}

}  // namespace athar::persistence
