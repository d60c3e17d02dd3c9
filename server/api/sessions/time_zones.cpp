#include "server/api/sessions/time_zones.hpp"

#include <date/tz.h>

#include <stdexcept>

namespace athar::api {

bool is_time_zone(std::string const& name) {
  try {
    return date::locate_zone(name) != nullptr;
  } catch (std::runtime_error const&) {
    return false;
  }
}

std::pair<LocalDate, LocalTime> local_time(Instant instant, std::string const& zone) {
  using namespace std::chrono;
  sys_time<microseconds> const point{microseconds(instant.microseconds)};
  auto minutes = floor<std::chrono::minutes>(point.time_since_epoch());
  if (is_time_zone(zone)) minutes = floor<std::chrono::minutes>(date::locate_zone(zone)->to_local(point).time_since_epoch());
  auto const day = floor<days>(minutes);
  return {LocalDate::from_days(static_cast<std::int32_t>(day.count())), LocalTime{static_cast<std::int16_t>((minutes - day).count())}};
}

int minutes_ahead_of_utc(LocalDate date, std::string const& zone) {
  if (!is_time_zone(zone)) return 0;
  auto const noon = date::local_days(date::days(date.days())) + std::chrono::hours(12);
  auto const found = date::locate_zone(zone)->get_info(noon);
  return static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(found.first.offset).count());
}

}  // namespace athar::api
