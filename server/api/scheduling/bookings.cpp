#include <algorithm>

#include "server/api/framework/command.hpp"
#include "domain/shared/unless_empty.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/scheduling/scheduling.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "sessions";

SessionBookingsView view_of(SessionBookings const& all, bool may_write) {
  SessionBookingsView view;
  view.session_id = all.session_id;
  view.version = all.version;
  for (auto const& b : all.bookings) view.bookings.push_back({b.room_id, b.asset_id, b.day, b.sitting, b.name, unless_empty(b.venue_name), b.seats});
  for (auto const& t : all.team_sittings) view.team_sittings.push_back({t.person_id, t.day, t.sitting});
  view.can = {{"update", may_write}};
  return view;
}

Answer answer_with(Call& call, SessionBookings const& all) {
  Answer answer;
  answer.body = json::to_json(view_of(all, call.caller.may(Permission::sessions_write)));
  answer.version = all.version;
  return answer;
}

void record_booked(Call& call, UnitOfWork& unit, SessionBookings const& before, SessionBookings const& after) {
  record(call, unit, {.concept_name = concept_name, .subject = after.session_id.uuid, .action = "booked", .before = stored_json(before),
                      .after = stored_json(after), .touched = {}});
}

bool is_whole_room(Booking const& booking) { return booking.room_id && !booking.day && !booking.sitting; }

bool contains(std::vector<RoomId> const& rooms, RoomId room) { return std::find(rooms.begin(), rooms.end(), room) != rooms.end(); }

Result<Answer> show(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.sessions().visible(*id, call.caller.scope(Permission::sessions_read))) return refuse(not_found("session"));
    return answer_with(call, unit.scheduling().bookings(*id));
  });
}

Result<Answer> replace(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<SessionBookingsBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.sessions().lock(*id, call.caller.scope(Permission::sessions_write))) return refuse(not_found("session"));
    auto const before = unit.scheduling().bookings(*id);
    auto fresh = require_version(call, before.version, [&] { return json::to_json(view_of(before, true)); });
    if (!fresh) return refuse(std::move(fresh.error()));
    SessionBookings wanted{*id, before.version, {}, {}};
    for (auto const& b : body->bookings) wanted.bookings.push_back({b.room_id, b.asset_id, b.day, b.sitting, {}, {}, {}});
    for (auto const& t : body->team_sittings) wanted.team_sittings.push_back({t.person_id, t.day, t.sitting});
    auto bookings = checked(std::move(wanted));
    if (!bookings) return refuse(std::move(bookings.error()));
    if (auto written = unit.scheduling().replace(*bookings); !written) return refuse(std::move(written.error()));
    if (auto kept = keep_reason(call, unit, *id, body->reason.value_or(""), "reason"); !kept) return refuse(std::move(kept.error()));
    auto const after = unit.scheduling().bookings(*id);
    record_booked(call, unit, before, after);
    return answer_with(call, after);
  });
}

Result<Answer> holds(Call& call) {
  QueryReader query(call);
  HoldFilter const filter{.room_id = query.id<RoomId>("room"), .asset_id = query.id<AssetId>("asset"), .trainer_id = query.id<PersonId>("trainer"),
                          .from = query.date("from"), .to = query.date("to")};
  auto const page = query.page({"date"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  if (int(filter.room_id.has_value()) + int(filter.asset_id.has_value()) + int(filter.trainer_id.has_value()) != 1)
    return refuse(invalid_field("room", "required"));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = page_json(unit.scheduling().holds(filter, page), page, [](json::Writer& out, Hold const& h) {
      json::write(out, HoldView{h.session_id, h.reference, h.title, std::string(name_of(h.status)), h.date, h.sitting, h.starts, h.ends});
    });
    return answer;
  });
}

}  // namespace

Result<void> keep_reason(Call& call, UnitOfWork& unit, SessionId id, std::string const& reason, std::string const& path) {
  for (auto const& clash : unit.scheduling().clashes(id)) {
    bool const about_bookings = clash.kind == ClashKind::room_taken || clash.kind == ClashKind::asset_taken;
    if (!about_bookings || !clash.override_reason.empty()) continue;
    if (reason.empty()) {
      Error error = conflict("clash_needs_reason", "It is taken at that time: give a reason to book it nevertheless");
      error.fields.push_back({path, "clash_needs_reason", named(clash)});
      return refuse(std::move(error));
    }
    if (auto written = unit.scheduling().insert(override_of(call, clash, reason)); !written) return written;
  }
  return {};
}

Result<SessionBookings> free_rooms(UnitOfWork& unit, SessionId id, SessionRoomsBody const& wanted) {
  auto const before = unit.scheduling().bookings(id);
  if (wanted.version != before.version) {
    Error error = conflict("bookings_changed", "What is booked has changed");
    error.fields.push_back({"rooms", "bookings_changed", {}});
    return refuse(std::move(error));
  }
  auto kept = before;
  std::erase_if(kept.bookings, [&](auto const& booking) { return is_whole_room(booking) && !contains(wanted.room_ids, *booking.room_id); });
  if (kept.bookings.size() < before.bookings.size())
    if (auto written = unit.scheduling().keep_only(kept); !written) return refuse(std::move(written.error()));
  return before;
}

Result<void> book_rooms(Call& call, UnitOfWork& unit, SessionBookings const& before, SessionRoomsBody const& wanted, bool must_explain) {
  auto all = unit.scheduling().bookings(before.session_id);
  std::erase_if(all.bookings, is_whole_room);
  for (std::size_t i = 0; i < wanted.room_ids.size(); ++i) {
    auto const here = wanted.room_ids.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(wanted.room_ids.begin(), here, *here) != here) return refuse(invalid_field("rooms/room_ids/" + std::to_string(i), "given_twice"));
    all.bookings.push_back({*here, {}, {}, {}, {}, {}, {}});
  }
  std::vector<RoomId> had;
  for (auto const& booking : before.bookings)
    if (is_whole_room(booking)) had.push_back(*booking.room_id);
  bool const changed = had.size() != wanted.room_ids.size() || !std::all_of(had.begin(), had.end(), [&](RoomId room) { return contains(wanted.room_ids, room); });
  if (changed) {
    if (auto written = unit.scheduling().replace(all); !written) {
      for (auto& field : written.error().fields)
        if (field.path == "bookings") field.path = "rooms";
      return written;
    }
    record_booked(call, unit, before, unit.scheduling().bookings(before.session_id));
  }
  if (!changed && !must_explain) return {};
  return keep_reason(call, unit, before.session_id, wanted.reason.value_or(""), "rooms/reason");
}

std::string stored_json(SessionBookings const& all) {
  auto view = view_of(all, false);
  view.can.clear();
  return json::to_json(view);
}

std::vector<Route> booking_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/sessions/{id}/bookings", Permission::sessions_read, show,
       {.summary = "Rooms and assets that a session uses", .tag = concept_name, .answer = &shape_of<SessionBookingsView>(),
        .errors = {401, 403, 404}, .answers_etag = true}},
      {http::Method::put, "/api/v1/sessions/{id}/bookings", Permission::sessions_write, replace,
       {.summary = "Book rooms and assets, and say who of the team is there when", .tag = concept_name,
        .request = &shape_of<SessionBookingsBody>(), .answer = &shape_of<SessionBookingsView>(), .errors = {400, 401, 403, 404, 409, 412, 422},
        .answers_etag = true, .takes_if_match = true}},
      {http::Method::get, "/api/v1/bookings", Permission::schedule_read, holds,
       {.summary = "The sittings for which one room, asset or trainer is held", .tag = "scheduling",
        .query = {{.name = "room", .type = ParameterType::uuid}, {.name = "asset", .type = ParameterType::uuid},
                  {.name = "trainer", .type = ParameterType::uuid}, {.name = "from", .type = ParameterType::date},
                  {.name = "to", .type = ParameterType::date}, {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"},
                  {.name = "sort"}, {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<HoldView>>(), .errors = {401, 403, 422}}},
  };
}

}  // namespace athar::api
