#include <algorithm>

#include "persistence/postgres/paging.hpp"
#include "persistence/resources/venue_store.hpp"
#include "persistence/resources/written.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_room = R"(
insert into athar.room (id, venue_id, name_fr, name_ar, name_en, seats, equipment, step_free, double_booking, in_service, note)
values (:id, :venue, :name_fr, :name_ar, :name_en, :seats, :equipment, :step_free, :double_booking, :in_service, :note))";

constexpr std::string_view update_room = R"(
update athar.room
set version = version + 1, venue_id = :venue, name_fr = :name_fr, name_ar = :name_ar, name_en = :name_en, seats = :seats,
    equipment = :equipment, step_free = :step_free, double_booking = :double_booking, in_service = :in_service, note = :note
where id = :id and version = :version)";

constexpr std::string_view delete_room = "delete from athar.room where id = :id and version = :version";

// The session to come that uses the room and has the most people; asked after the update, which holds the room.
constexpr std::string_view fullest_session = R"(
select s.reference, s.registered_count
from athar.session s
where s.status not in ('cancelled', 'postponed', 'completed') and s.last_date >= CAST(:today AS date)
  and exists (select 1 from athar.resource_hold h where h.session_id = s.id and h.kind = 'room' and h.resource_id = CAST(:id AS uuid))
order by s.registered_count desc, s.first_date
limit 1)";

constexpr std::string_view select_rooms = R"(
select r.id, r.version, r.venue_id, r.name_fr, r.name_ar, r.name_en, r.seats, r.equipment, r.step_free, r.double_booking, r.in_service, r.note,
       v.name_fr, v.name_ar, v.name_en, v.place_code, coalesce(l.name_fr, ''), coalesce(l.name_ar, ''), coalesce(l.name_en, ''), r.sort_key
from athar.room r
join athar.venue v on v.id = r.venue_id
left join athar.place l on l.code = v.place_code
where (CAST(:id AS uuid) IS NULL OR r.id = CAST(:id AS uuid))
  and (CAST(:search AS text) IS NULL OR (r.search_text || ' ' || v.search_text) LIKE ALL (athar.search_patterns(CAST(:search AS text))))
  and (CAST(:place AS text) IS NULL OR v.place_code = :place OR l.region_code = :place)
  and (CAST(:venue AS uuid) IS NULL OR r.venue_id = CAST(:venue AS uuid))
  and (CAST(:seats AS integer) IS NULL OR r.seats >= CAST(:seats AS integer))
  and (CAST(:equipment AS text) IS NULL OR CAST(:equipment AS text) = any (r.equipment))
  and (not CAST(:step_free AS boolean) or r.step_free = 'yes')
  and (not CAST(:in_service AS boolean) or r.in_service)
  and (CAST(:after_key AS text) IS NULL OR (r.sort_key, r.id) > (CAST(:after_key AS text), CAST(:after_id AS uuid)))
order by r.sort_key, r.id
limit :limit)";

constexpr std::string_view any_session = R"(
select s.reference
from athar.booking b join athar.session s on s.id = b.session_id
where b.room_id = :id
order by s.last_date desc nulls first, s.reference
limit 1)";

RoomPage room_from(Rows& rows, std::size_t i) {
  RowReader row(rows, i);
  RoomPage page;
  auto& r = page.room;
  r.id = row.id<RoomTag>();
  r.version = row.small();
  r.venue_id = row.id<VenueTag>();
  r.name = row.localized();
  r.seats = row.maybe_small();
  for (auto const& name : row.texts())
    if (auto equipment = equipment_named(name)) r.equipment.push_back(*equipment);
  r.step_free = step_free_named(row.text()).value_or(StepFree::unknown);
  r.double_booking = double_booking_named(row.text()).value_or(DoubleBooking::refused);
  r.in_service = row.boolean();
  r.note = row.text();
  page.venue_name = row.localized();
  page.place_code = row.maybe_text();
  page.place_name = row.localized();
  page.sort_key = row.text();
  return page;
}

std::vector<std::string> names_of(std::vector<Equipment> const& equipment) {
  std::vector<std::string> names;
  for (auto each : equipment) names.emplace_back(name_of(each));
  return names;
}

}  // namespace

Result<void> PostgresVenueStore::insert(Room const& r) {
  auto const equipment = names_of(r.equipment);
  return written(connection_.write(insert_room, {{"id", r.id}, {"venue", r.venue_id}, {"name_fr", r.name.fr}, {"name_ar", r.name.ar},
      {"name_en", r.name.en}, {"seats", r.seats}, {"equipment", equipment}, {"step_free", name_of(r.step_free)},
      {"double_booking", name_of(r.double_booking)}, {"in_service", r.in_service}, {"note", r.note}}));
}

Result<void> PostgresVenueStore::update(Room const& r, LocalDate today) {
  auto const equipment = names_of(r.equipment);
  auto done = written_once(connection_.write(update_room, {{"venue", r.venue_id}, {"name_fr", r.name.fr}, {"name_ar", r.name.ar},
      {"name_en", r.name.en}, {"seats", r.seats}, {"equipment", equipment}, {"step_free", name_of(r.step_free)},
      {"double_booking", name_of(r.double_booking)}, {"in_service", r.in_service}, {"note", r.note}, {"id", r.id}, {"version", r.version}}));
  if (!done || (r.in_service && !r.seats)) return done;
  Rows fullest = connection_.run(fullest_session, {{"today", today}, {"id", r.id}});
  if (fullest.empty()) return {};
  RowReader row(fullest, 0);
  std::string const reference = row.text();
  int const people = row.small();
  if (!r.in_service) {
    Error error = conflict("room_booked", "Sessions to come use this room");
    error.fields.push_back({"in_service", "room_booked", reference});
    return refuse(std::move(error));
  }
  if (r.seats && people > *r.seats) {
    Error error = conflict("room_seats_below_confirmed", "More people are confirmed");
    error.fields.push_back({"seats", "room_seats_below_confirmed", reference + " (" + std::to_string(people) + ")"});
    return refuse(std::move(error));
  }
  return {};
}

Result<void> PostgresVenueStore::remove(RoomId id, int version) {
  if (Rows used = connection_.run(any_session, {{"id", id}}); !used.empty()) {
    Error error = conflict("room_booked", "Sessions use this room");
    error.fields.push_back({"id", "room_booked", RowReader(used, 0).text()});
    return refuse(std::move(error));
  }
  return written_once(connection_.write(delete_room, {{"id", id}, {"version", version}}));
}

std::optional<RoomPage> PostgresVenueStore::find(RoomId id) {
  Rows rows = connection_.run(select_rooms, {{"id", id}, {"search", std::nullopt}, {"place", std::nullopt}, {"venue", std::nullopt},
      {"seats", std::nullopt}, {"equipment", std::nullopt}, {"step_free", false}, {"in_service", false}, {"after_key", std::nullopt}, {"after_id", std::nullopt}, {"limit", 1}});
  if (rows.empty()) return std::nullopt;
  return room_from(rows, 0);
}

Page<RoomPage> PostgresVenueStore::list_rooms(ResourceFilter const& filter, PageRequest const& request) {
  auto const equipment = filter.equipment ? std::optional(std::string(name_of(*filter.equipment))) : std::nullopt;
  Rows rows = connection_.run(select_rooms, {{"id", std::nullopt}, {"search", filter.search}, {"place", filter.place_code},
      {"venue", filter.venue_id}, {"seats", filter.seats}, {"equipment", equipment}, {"step_free", filter.step_free}, {"in_service", filter.in_service},
      {"after_key", request.after_key}, {"after_id", request.after_id}, {"limit", request.limit + 1}});
  std::vector<RoomPage> items;
  for (std::size_t i = 0; i < rows.size(); ++i) items.push_back(room_from(rows, i));
  return page_of(std::move(items), request, [](auto const& r) { return r.sort_key; }, [](auto const& r) { return r.room.id.text(); });
}

}  // namespace athar::persistence
