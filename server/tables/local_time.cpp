#include "server/tables/local_time.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include <chrono>

namespace athar::api {

CasablancaTime in_casablanca(Instant instant) {
  static auto const* zone = date::locate_zone("Africa/Casablanca");
  auto const local = zone->to_local(std::chrono::sys_time<std::chrono::microseconds>(std::chrono::microseconds(instant.microseconds)));
  auto const seconds = std::chrono::floor<std::chrono::seconds>(local.time_since_epoch()).count();
  auto const days = static_cast<std::int32_t>(seconds >= 0 ? seconds / 86'400 : (seconds - 86'399) / 86'400);
  auto const of_day = seconds - std::int64_t{days} * 86'400;
  return {LocalDate::from_days(days), {static_cast<std::int16_t>(of_day / 60)}, static_cast<int>(of_day % 60)};
}

std::string written(LocalDate date) { return fmt::format("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()); }

std::string written(CasablancaTime const& time) { return written(time.date) + ' ' + time.time.text(); }

}  // namespace athar::api
