#include "domain/scheduling/room_choice.hpp"

#include <algorithm>

namespace athar {
namespace {

constexpr std::int64_t minutes_a_day = 24 * 60;

/// A sitting of unknown hours takes its whole day.
std::vector<LocalSpan> spans_of(std::vector<SessionDay> const& days) {
  std::vector<LocalSpan> spans;
  for (auto const& day : days)
    for (auto const& sitting : day.sittings) {
      std::int64_t const midnight = day.date.days() * minutes_a_day;
      spans.push_back({midnight + (sitting.starts ? sitting.starts->minutes : 0), midnight + (sitting.ends ? sitting.ends->minutes : minutes_a_day)});
    }
  return spans;
}

bool overlap(LocalSpan const& a, LocalSpan const& b) { return a.from < b.to && b.from < a.to; }

}  // namespace

std::vector<RoomChoice> room_choices(std::vector<RoomPage> rooms, RoomDiary const& diary, RoomWish const& wish, std::size_t slots) {
  auto const wanted = spans_of(wish.days);
  std::vector<RoomChoice> choices;
  for (auto& room : rooms) {
    RoomChoice choice{std::move(room), {}, {}};
    if (choice.room.room.double_booking != DoubleBooking::allowed) {
      Occupied occupied;
      for (auto const& held : diary.held) {
        if (held.room_id != choice.room.room.id) continue;
        occupied.taken.push_back(held.span);
        if (std::any_of(wanted.begin(), wanted.end(), [&](auto const& span) { return overlap(span, held.span); })) choice.taken.push_back(held);
      }
      if (!choice.taken.empty()) {
        occupied.from = std::max(wish.earliest, wish.days.front().date);
        occupied.not_worked = diary.not_worked;
        occupied.short_days = diary.short_days;
        choice.free_slots = free_slots(occupied, wish.days, slots);
      }
    }
    choices.push_back(std::move(choice));
  }
  return choices;
}

}  // namespace athar
