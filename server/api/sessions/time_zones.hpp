#pragma once
#include <string>
#include <utility>

#include "domain/shared/date.hpp"

namespace athar::api {

/// True for a zone of the time zone database, or a link to one: "Africa/Casablanca". Thread-safe.
bool is_time_zone(std::string const& name);

/// The day and the minute on the wall of that zone; of UTC for a name that is none.
std::pair<LocalDate, LocalTime> local_time(Instant instant, std::string const& zone);

/// Minutes that the clock of that zone is ahead of UTC at noon of a day; 0 for a name that is none. Thread-safe.
int minutes_ahead_of_utc(LocalDate date, std::string const& zone);

}  // namespace athar::api
