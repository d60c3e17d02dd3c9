#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "domain/training/session.hpp"

namespace athar {

/// Minutes of wall-clock time since 1970 in the session's own zone, from inclusive to exclusive.
struct LocalSpan {
  std::int64_t from{0};
  std::int64_t to{0};
};

/// What stands in the way of a session on the days to come.
struct Occupied {
  LocalDate from;                        ///< what follows is known from that day on
  std::vector<SessionDay> days;          ///< of the session as it is stored
  std::vector<LocalSpan> taken;          ///< its rooms, assets, trainers and participants elsewhere; trainers' absences
  std::vector<LocalDate> not_worked;     ///< public holidays
  std::vector<LocalDate> short_days;     ///< Ramadan: 9:00 to 15:00
  std::vector<int> weekdays_off;         ///< 1 … 7, when one of its trainers cannot be had
};

inline constexpr std::int16_t ramadan_day_starts = 9 * 60;
inline constexpr std::int16_t ramadan_day_ends = 15 * 60;

inline constexpr int slot_horizon_days = 60;

/// Day on which the session could begin instead, earliest first: all its days moved by the same number of days, their hours kept,
/// nothing taken, no holiday, and only on weekdays unless the session itself meets at a weekend. Looks `slot_horizon_days` ahead.
std::vector<LocalDate> free_slots(Occupied const& occupied, std::vector<SessionDay> const& days, std::size_t wanted);

}  // namespace athar
