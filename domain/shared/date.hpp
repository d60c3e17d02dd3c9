#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace athar {

/// A day of the proleptic Gregorian calendar, years 1900 to 2199: earlier or later is a typing error here.
struct LocalDate {
  std::chrono::year_month_day value{};

  /// Reads "2026-11-22". Empty for any other shape and for days that do not exist (30 February).
  static std::optional<LocalDate> parse(std::string_view text);
  static LocalDate from_days(std::int32_t days_since_1970);

  std::int32_t days() const;  ///< days since 1970-01-01
  int year() const { return static_cast<int>(value.year()); }
  int month() const { return static_cast<int>(static_cast<unsigned>(value.month())); }
  int day() const { return static_cast<int>(static_cast<unsigned>(value.day())); }
  std::string text() const;
  friend auto operator<=>(LocalDate const&, LocalDate const&) = default;
};

/// Wall-clock time of a sitting, minutes since midnight, 0 to 1439.
struct LocalTime {
  std::int16_t minutes{0};

  /// Reads "09:00" or "09:00:00". Empty for anything else.
  static std::optional<LocalTime> parse(std::string_view text);
  std::string text() const;  ///< "09:00"
  friend auto operator<=>(LocalTime const&, LocalTime const&) = default;
};

/// An instant in UTC, microseconds since 1970. Nothing in `domain` reads a clock: instants are given.
struct Instant {
  std::int64_t microseconds{0};

  /// Reads RFC 3339 with a zone ("2026-11-22T10:42:00Z", "…+01:00", fraction optional), or a plain date as its
  /// first instant in UTC. Empty for anything else.
  static std::optional<Instant> parse(std::string_view text);
  std::string text() const;  ///< "2026-11-22T10:42:00.123456Z"
  friend auto operator<=>(Instant const&, Instant const&) = default;
};

}  // namespace athar
