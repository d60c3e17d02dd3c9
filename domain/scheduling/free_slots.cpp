#include "domain/scheduling/free_slots.hpp"

#include <algorithm>

namespace athar {
namespace {

constexpr std::int64_t minutes_a_day = 24 * 60;

/// 1 Monday … 7 Sunday; 1970-01-01 was a Thursday.
int weekday(std::int32_t days) { return (days + 3) % 7 + 1; }

bool contains(std::vector<LocalDate> const& list, LocalDate day) { return std::find(list.begin(), list.end(), day) != list.end(); }

bool day_is_free(Occupied const& occupied, SessionDay const& day, LocalDate date, bool weekends) {
  int const on = weekday(date.days());
  if (!weekends && on >= 6) return false;
  if (std::find(occupied.weekdays_off.begin(), occupied.weekdays_off.end(), on) != occupied.weekdays_off.end()) return false;
  if (contains(occupied.not_worked, date)) return false;
  bool const is_short = contains(occupied.short_days, date);
  for (auto const& sitting : day.sittings) {
    if (is_short && sitting.starts && (sitting.starts->minutes < ramadan_day_starts || sitting.ends->minutes > ramadan_day_ends)) return false;
    std::int64_t const midnight = date.days() * minutes_a_day;
    LocalSpan const wanted{midnight + (sitting.starts ? sitting.starts->minutes : 0),
                           midnight + (sitting.ends ? sitting.ends->minutes : minutes_a_day)};
    for (auto const& taken : occupied.taken)
      if (taken.from < wanted.to && wanted.from < taken.to) return false;
  }
  return true;
}

}  // namespace

std::vector<LocalDate> free_slots(Occupied const& occupied, std::vector<SessionDay> const& days, std::size_t wanted) {
  std::vector<LocalDate> found;
  if (days.empty()) return found;
  bool const weekends = std::any_of(days.begin(), days.end(), [](auto const& day) { return weekday(day.date.days()) >= 6; });
  std::int32_t const first = days.front().date.days();
  for (int ahead = 0; ahead < slot_horizon_days && found.size() < wanted; ++ahead) {
    std::int32_t const shift = occupied.from.days() + ahead - first;
    if (shift == 0) continue;
    bool const free = std::all_of(days.begin(), days.end(), [&](auto const& day) {
      return day_is_free(occupied, day, LocalDate::from_days(day.date.days() + shift), weekends);
    });
    if (free) found.push_back(LocalDate::from_days(first + shift));
  }
  return found;
}

}  // namespace athar
