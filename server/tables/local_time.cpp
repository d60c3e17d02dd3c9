#include "server/tables/local_time.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include <chrono>

namespace athar::api {

namespace {

date::time_zone const& casablanca() {
  static auto const* zone = date::locate_zone("Africa/Casablanca");
  return *zone;
}

}  // namespace

CasablancaTime in_casablanca(Instant instant) {
  auto const local = casablanca().to_local(std::chrono::sys_time<std::chrono::microseconds>(std::chrono::microseconds(instant.microseconds)));
  auto const seconds = std::chrono::floor<std::chrono::seconds>(local.time_since_epoch()).count();
  auto const days = static_cast<std::int32_t>(seconds >= 0 ? seconds / 86'400 : (seconds - 86'399) / 86'400);
  auto const of_day = seconds - std::int64_t{days} * 86'400;
  return {LocalDate::from_days(days), {static_cast<std::int16_t>(of_day / 60)}, static_cast<int>(of_day % 60)};
}

std::vector<ClockChange> clock_changes(LocalDate first, LocalDate last) {
  using namespace std::chrono;
  std::vector<ClockChange> changes;
  sys_seconds const end{days(last.days())};
  for (sys_seconds at{days(first.days())}; at < end;) {
    auto const info = casablanca().get_info(at);
    changes.push_back({{duration_cast<microseconds>(info.begin.time_since_epoch()).count()}, static_cast<int>(info.offset.count() / 60)});
    at = info.end;
  }
  return changes;
}

std::string written(LocalDate date) { return fmt::format("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()); }

std::string written(CasablancaTime const& time) { return written(time.date) + ' ' + time.time.text(); }

}  // namespace athar::api
