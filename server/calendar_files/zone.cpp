#include "server/calendar_files/zone.hpp"

#include <date/tz.h>

#include <stdexcept>

namespace athar::calendar_files {
namespace {

Transition at(std::chrono::seconds local, int before, int after, std::string name) {
  auto const day = std::chrono::floor<std::chrono::days>(local);
  return {LocalDate::from_days(static_cast<std::int32_t>(day.count())), static_cast<int>((local - day).count()), before, after,
          std::move(name)};
}

int seconds(std::chrono::seconds offset) { return static_cast<int>(offset.count()); }

}  // namespace

std::vector<Transition> transitions(std::string const& zone, LocalDate first, LocalDate last) {
  using namespace std::chrono;
  std::vector<Transition> found;
  try {
    auto const* rules = date::locate_zone(zone);
    // A day's margin on both sides: a local day reaches into two days of UTC.
    sys_seconds const from{duration_cast<std::chrono::seconds>(days(first.days() - 1))};
    sys_seconds const until{duration_cast<std::chrono::seconds>(days(last.days() + 2))};
    auto info = rules->get_info(from);
    found.push_back(at(from.time_since_epoch() + info.offset, seconds(info.offset), seconds(info.offset), info.abbrev));
    while (info.end < until) {
      auto const next = rules->get_info(info.end);
      if (next.offset != info.offset)
        found.push_back(at(info.end.time_since_epoch() + info.offset, seconds(info.offset), seconds(next.offset), next.abbrev));
      info = next;
    }
  } catch (std::runtime_error const&) {
    return {};
  }
  return found;
}

}  // namespace athar::calendar_files
