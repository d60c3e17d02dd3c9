#pragma once
#include <optional>
#include <string_view>

#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/result.hpp"

namespace athar {

/// A day of the civil calendar, a day that the moon decides, or Ramadan: worked, with shorter hours.
enum class HolidayKind { fixed, lunar, ramadan };

std::string_view name_of(HolidayKind kind);
std::optional<HolidayKind> holiday_kind_named(std::string_view name);

struct Holiday {
  HolidayId id;
  int version{1};
  HolidayKind kind{HolidayKind::fixed};
  LocalDate starts_on;
  LocalDate ends_on;      ///< that day included
  LocalizedText name;
  bool confirmed{true};   ///< false: expected, until it is announced
};

inline constexpr int greatest_holiday_days = 41;

/// Errors: name_required, end_before_start, out_of_range (ends_on).
Result<Holiday> checked(Holiday holiday);

}  // namespace athar
