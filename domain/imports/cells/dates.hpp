#pragma once
#include <span>
#include <string>
#include <string_view>

#include "domain/imports/cells/reading.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/partial_date.hpp"

namespace athar {

/// How the dates of one column are written, by what its cells show; the person may say otherwise.
struct DateHabit {
  enum class Order { day_first, month_first, undecided };
  Order order{Order::day_first};     ///< undecided: some cells can only be month first, so the others ask
  bool serials{false};               ///< all cells are Excel's count of days
};

DateHabit date_habit_of(std::span<std::string const> cells);

/// Reads 22/11/2026, 22-11-26, 22.11.2026, 2026-11-22, 20261122, "dimanche 22 novembre 2026", "1er mars 2026", "22-nov.-26",
/// "Nov 22, 2026", "22 نونبر 2026", in any digits; a time of day after it is passed over. Two digits of a year are 1941 to 2040.
/// Remarks: error_cell, invalid_date, year_out_of_range. Questions: ambiguous_date.
Reading<LocalDate> read_date(std::string_view cell, DateHabit const& habit = {});

/// The same of a day that may be known to the month or the year only: 2016, 05/2016, 2016-05, "mai 2016", "nov-16", "سنة 2016". Five digits are
/// Excel's count of days, for years have four. Remarks: error_cell, invalid_partial_date, year_out_of_range. Questions: ambiguous_date.
Reading<PartialDate> read_partial_date(std::string_view cell, DateHabit const& habit = {});

}  // namespace athar
