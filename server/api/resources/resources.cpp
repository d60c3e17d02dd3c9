#include "server/api/resources/resources.hpp"

#include "domain/shared/unless_empty.hpp"
#include "server/api/resources/records.hpp"
#include "server/api/resources/table.hpp"
#include "server/api/resources/wire.hpp"

namespace athar::api {
namespace {

std::map<std::string, bool> can_change(bool may_write) { return {{"update", may_write}, {"delete", may_write}}; }

struct Venues {
  using Id = VenueId;
  using Body = VenueBody;
  using View = VenueView;
  static constexpr char const* concept_name = "venues";
  static constexpr char const* all = "/api/v1/venues";
  static constexpr char const* one = "/api/v1/venues/{id}";
  static constexpr char const* noun = "venue";

  static Venue from(VenueBody const& b, VenueId id, int version) {
    return {id, version, b.name, b.address.value_or(""), b.place_code, b.organisation_id, b.note.value_or("")};
  }
  static std::optional<VenuePage> find(UnitOfWork& unit, VenueId id) { return unit.venues().find(id); }
  static Result<void> update(UnitOfWork& unit, Venue const& venue, LocalDate) { return unit.venues().update(venue); }
  static VenueView view(VenuePage const& page, bool may_write) {
    auto const& v = page.venue;
    return {v.id, v.version, v.name, unless_empty(v.address), v.place_code, unless_empty(page.place_name), v.organisation_id,
            unless_empty(page.organisation_name), unless_empty(v.note), page.rooms, page.seats, can_change(may_write)};
  }
};

struct Rooms {
  using Id = RoomId;
  using Body = RoomBody;
  using View = RoomView;
  static constexpr char const* concept_name = "rooms";
  static constexpr char const* all = "/api/v1/rooms";
  static constexpr char const* one = "/api/v1/rooms/{id}";
  static constexpr char const* noun = "room";

  static Room from(RoomBody const& b, RoomId id, int version) {
    return {id, version, b.venue_id, b.name, b.seats, b.equipment, b.step_free, b.double_booking, b.in_service, b.note.value_or("")};
  }
  static std::optional<RoomPage> find(UnitOfWork& unit, RoomId id) { return unit.venues().find(id); }
  static Result<void> update(UnitOfWork& unit, Room const& room, LocalDate today) { return unit.venues().update(room, today); }
  static RoomView view(RoomPage const& page, bool may_write) {
    auto const& r = page.room;
    return {r.id, r.version, r.venue_id, page.venue_name, page.place_code, unless_empty(page.place_name), r.name, r.seats, r.equipment, r.step_free,
            r.double_booking, r.in_service, unless_empty(r.note), can_change(may_write)};
  }
};

struct Assets {
  using Id = AssetId;
  using Body = AssetBody;
  using View = AssetView;
  static constexpr char const* concept_name = "assets";
  static constexpr char const* all = "/api/v1/assets";
  static constexpr char const* one = "/api/v1/assets/{id}";
  static constexpr char const* noun = "asset";

  static Asset from(AssetBody const& b, AssetId id, int version) {
    return {id, version, b.venue_id, b.name, b.inventory_number, b.double_booking, b.in_service, b.note.value_or("")};
  }
  static std::optional<AssetPage> find(UnitOfWork& unit, AssetId id) { return unit.venues().find(id); }
  static Result<void> update(UnitOfWork& unit, Asset const& asset, LocalDate today) { return unit.venues().update(asset, today); }
  static AssetView view(AssetPage const& page, bool may_write) {
    auto const& a = page.asset;
    return {a.id, a.version, a.venue_id, unless_empty(page.venue_name), a.name, a.inventory_number, a.double_booking, a.in_service,
            unless_empty(a.note), can_change(may_write)};
  }
};

struct Holidays {
  using Id = HolidayId;
  using Body = HolidayBody;
  using View = HolidayView;
  static constexpr char const* concept_name = "holidays";
  static constexpr char const* all = "/api/v1/holidays";
  static constexpr char const* one = "/api/v1/holidays/{id}";
  static constexpr char const* noun = "holiday";

  static Holiday from(HolidayBody const& b, HolidayId id, int version) {
    return {id, version, b.kind, b.starts_on, b.ends_on, b.name, b.confirmed};
  }
  static std::optional<Holiday> find(UnitOfWork& unit, HolidayId id) { return unit.venues().find(id); }
  static Result<void> update(UnitOfWork& unit, Holiday const& holiday, LocalDate) { return unit.venues().update(holiday); }
  static HolidayView view(Holiday const& h, bool may_write) {
    return {h.id, h.version, h.kind, h.starts_on, h.ends_on, h.name, h.confirmed, can_change(may_write)};
  }
};

template <class K, class ListPage>
Result<Answer> list_of(Call& call, Result<AskedResources> asked, ListPage const& list_page) {
  if (!asked) return refuse(std::move(asked.error()));
  bool const may_write = call.caller.may(Permission::resources_write);
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = page_json(list_page(unit, asked->filter, asked->page), asked->page,
                            [&](json::Writer& out, auto const& item) { json::write(out, K::view(item, may_write)); });
    return answer;
  });
}

Result<Answer> list_venues(Call& call) {
  return list_of<Venues>(call, asked_venues(call),
                         [](UnitOfWork& unit, auto const& filter, auto const& page) { return unit.venues().list_venues(filter, page); });
}

Result<Answer> list_rooms(Call& call) {
  return list_of<Rooms>(call, asked_rooms(call),
                        [](UnitOfWork& unit, auto const& filter, auto const& page) { return unit.venues().list_rooms(filter, page); });
}

Result<Answer> list_assets(Call& call) {
  return list_of<Assets>(call, asked_assets(call),
                         [](UnitOfWork& unit, auto const& filter, auto const& page) { return unit.venues().list_assets(filter, page); });
}

Result<Answer> list_holidays(Call& call) {
  auto asked = asked_holidays(call);
  if (!asked) return refuse(std::move(asked.error()));
  bool const may_write = call.caller.may(Permission::resources_write);
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Page<Holiday> page;
    page.items = unit.venues().holidays(asked->from, asked->to);
    Answer answer;
    answer.body = page_json(page, {}, [&](json::Writer& out, Holiday const& h) { json::write(out, Holidays::view(h, may_write)); });
    return answer;
  });
}

}  // namespace

std::vector<Route> resource_routes() {
  using json::ParameterType;
  json::Parameter const search{.name = "q", .description = "Part of a name"}, limit{.name = "limit", .type = ParameterType::integer},
      cursor{.name = "cursor"}, sort{.name = "sort"}, place{.name = "place", .description = "Code of a place or of its region"},
      venue{.name = "venue", .type = ParameterType::uuid}, total{.name = "total", .type = ParameterType::boolean},
      in_service{.name = "in_service", .type = ParameterType::boolean};
  std::vector<Route> routes;
  auto add = [&routes](std::vector<Route> more) {
    routes.insert(routes.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  };
  add(record_routes<Venues>(list_venues, {search, place, limit, cursor, sort, total}));
  add(record_routes<Rooms>(list_rooms, {search, place, venue,
                                        {.name = "seats", .description = "At least so many", .type = ParameterType::integer},
                                        {.name = "step_free", .type = ParameterType::boolean}, {.name = "equipment", .description = "That it has"}, in_service, limit, cursor, sort, total}));
  add(record_routes<Assets>(list_assets, {search, venue, in_service, limit, cursor, sort, total}));
  add(record_routes<Holidays>(list_holidays, {{.name = "year", .type = ParameterType::integer},
                                              {.name = "from", .description = "Instead of the year", .type = ParameterType::date},
                                              {.name = "to", .type = ParameterType::date}}));
  return routes;
}

}  // namespace athar::api
