#pragma once
#include <string>
#include <vector>

#include "domain/shared/date.hpp"

namespace athar::api {

/// Day and wall-clock time of an instant in Morocco.
struct CasablancaTime {
  LocalDate date;
  LocalTime time;
  int second{0};
};

CasablancaTime in_casablanca(Instant instant);

/// From an instant on, Moroccan clocks are this far ahead of UTC.
struct ClockChange {
  Instant from;
  int offset_minutes{0};
};

/// Every change of the clocks from the one before `first` to the last before `last`, in order: of the time zone database of this machine.
std::vector<ClockChange> clock_changes(LocalDate first, LocalDate last);

/// "26/11/2026": how French, Arabic and British readers here write a day.
std::string written(LocalDate date);
/// "26/11/2026 14:05".
std::string written(CasablancaTime const& time);

}  // namespace athar::api
