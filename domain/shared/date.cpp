#include "domain/shared/date.hpp"

#include <fmt/format.h>

namespace athar {
namespace {

/// Reads exactly `width` digits at `at`; -1 when there are other characters.
int digits(std::string_view text, std::size_t at, std::size_t width) {
  if (at + width > text.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + width; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

}  // namespace

std::optional<LocalDate> LocalDate::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  if (year < 1900 || year > 2199 || month < 1 || day < 1) return std::nullopt;
  std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                   std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return LocalDate{date};
}

LocalDate LocalDate::from_days(std::int32_t days_since_1970) {
  return {std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{days_since_1970}}}};
}

std::int32_t LocalDate::days() const {
  return static_cast<std::int32_t>(std::chrono::sys_days{value}.time_since_epoch().count());
}

std::string LocalDate::text() const { return fmt::format("{:04}-{:02}-{:02}", year(), month(), day()); }

std::optional<LocalTime> LocalTime::parse(std::string_view text) {
  if (text.size() != 5 && text.size() != 8) return std::nullopt;
  int hour = digits(text, 0, 2), minute = digits(text, 3, 2);
  if (text[2] != ':' || hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  if (text.size() == 8 && (text[5] != ':' || digits(text, 6, 2) != 0)) return std::nullopt;
  return LocalTime{static_cast<std::int16_t>(hour * 60 + minute)};
}

std::string LocalTime::text() const { return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60); }

std::optional<Instant> Instant::parse(std::string_view text) {
  auto date = LocalDate::parse(text.substr(0, 10));
  if (!date) return std::nullopt;
  std::int64_t const midnight = std::int64_t{date->days()} * 86'400'000'000;
  if (text.size() == 10) return Instant{midnight};
  if (text.size() < 20 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':' || text[16] != ':') return std::nullopt;
  int hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return std::nullopt;
  std::int64_t micro = 0;
  std::size_t at = 19;
  if (text[at] == '.') {
    std::int64_t unit = 100'000;
    std::size_t const first = ++at;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, unit /= 10) micro += (text[at] - '0') * unit;
    if (at == first) return std::nullopt;
  }
  std::int64_t offset_minutes = 0;
  if (at < text.size() && (text[at] == 'Z' || text[at] == 'z')) {
    ++at;
  } else if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
    int hours = digits(text, at + 1, 2);
    std::size_t minutes_at = at + 3 < text.size() && text[at + 3] == ':' ? at + 4 : at + 3;
    int minutes = digits(text, minutes_at, 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
    offset_minutes = (text[at] == '-' ? -1 : 1) * (hours * 60 + minutes);
    at = minutes_at + 2;
  } else {
    return std::nullopt;
  }
  if (at != text.size()) return std::nullopt;
  std::int64_t const seconds = hour * 3600LL + minute * 60LL + second - offset_minutes * 60LL;
  return Instant{midnight + seconds * 1'000'000 + micro};
}

std::string Instant::text() const {
  std::int64_t day = microseconds / 86'400'000'000;
  std::int64_t rest = microseconds % 86'400'000'000;
  if (rest < 0) rest += 86'400'000'000, --day;
  std::int64_t const seconds = rest / 1'000'000;
  return fmt::format("{}T{:02}:{:02}:{:02}.{:06}Z", LocalDate::from_days(static_cast<std::int32_t>(day)).text(), seconds / 3600,
                     seconds / 60 % 60, seconds % 60, rest % 1'000'000);
}

}  // namespace athar
