#include <algorithm>

#include "domain/scheduling/room_choice.hpp"
#include "domain/shared/unless_empty.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/scheduling/scheduling.hpp"
#include "server/api/sessions/time_zones.hpp"

namespace athar::api {
namespace {

constexpr std::size_t offered_slots = 3;
constexpr int greatest_number_of_rooms = 500;
constexpr std::int64_t minutes_a_day = 24 * 60;

TakenRoomView view_of(HeldSpan const& held) {
  TakenRoomView view;
  view.session_id = held.session_id;
  view.reference = held.reference;
  view.title = held.title;
  view.date = LocalDate::from_days(static_cast<std::int32_t>(held.span.from / minutes_a_day));
  if (held.span.to - held.span.from < minutes_a_day) {
    view.starts = LocalTime{static_cast<std::int16_t>(held.span.from % minutes_a_day)};
    view.ends = LocalTime{static_cast<std::int16_t>(held.span.to % minutes_a_day)};
  }
  return view;
}

RoomChoiceView view_of(RoomChoice const& choice) {
  auto const& room = choice.room.room;
  RoomChoiceView view{room.id, room.name, room.venue_id, choice.room.venue_name, choice.room.place_code, unless_empty(choice.room.place_name),
                      room.seats, room.step_free, room.double_booking, {}, choice.free_slots};
  for (auto const& held : choice.taken) view.taken.push_back(view_of(held));
  return view;
}

/// The days of a body, with the checks of a session's days; none is a plan without days.
Result<RoomWish> wish_from(RoomCheckBody const& body, LocalDate today) {
  RoomWish wish;
  wish.time_zone = body.time_zone;
  wish.session_id = body.session_id;
  wish.earliest = today;
  if (!is_time_zone(body.time_zone)) return refuse(invalid_field("time_zone", "invalid_time_zone"));
  if (body.days.empty()) return wish;
  auto days = days_from(body.days);
  if (!days) return refuse(std::move(days.error()));
  wish.days = std::move(*days);
  return wish;
}

/// The holidays of this country; a session elsewhere is not bound by them.
void add_holidays(RoomDiary& diary, UnitOfWork& unit, RoomWish const& wish) {
  if (wish.days.empty() || wish.time_zone != "Africa/Casablanca") return;
  auto const first = std::max(wish.earliest, wish.days.front().date);
  auto const length = wish.days.back().date.days() - wish.days.front().date.days();
  auto const last = LocalDate::from_days(first.days() + slot_horizon_days + length);
  for (auto const& holiday : unit.venues().holidays(first, last)) {
    auto& days = holiday.kind == HolidayKind::ramadan ? diary.short_days : diary.not_worked;
    for (auto day = holiday.starts_on.days(); day <= holiday.ends_on.days(); ++day) days.push_back(LocalDate::from_days(day));
  }
}

Result<Answer> check(Call& call) {
  auto body = json::read_body<RoomCheckBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto wish = wish_from(*body, call.services.today());
  if (!wish) return refuse(std::move(wish.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    ResourceFilter filter;
    filter.in_service = true;
    PageRequest all;
    all.limit = greatest_number_of_rooms;
    RoomDiary diary;
    diary.held = unit.scheduling().held_rooms(*wish);
    add_holidays(diary, unit, *wish);
    Page<RoomChoice> page;
    page.items = room_choices(unit.venues().list_rooms(filter, all).items, diary, *wish, offered_slots);
    Answer answer;
    answer.body = page_json(page, {}, [](json::Writer& out, RoomChoice const& choice) { json::write(out, view_of(choice)); });
    return answer;
  });
}

}  // namespace

std::vector<Route> room_check_routes() {
  using json::shape_of;
  return {
      {http::Method::post, "/api/v1/room_checks", Permission::schedule_read, check,
       {.summary = "The rooms in service: which are free on these days, by whom the others are taken, and the next days on which they are free",
        .tag = "scheduling", .request = &shape_of<RoomCheckBody>(), .answer = &shape_of<json::Page<RoomChoiceView>>(),
        .errors = {400, 401, 403, 422}}},
  };
}

}  // namespace athar::api
