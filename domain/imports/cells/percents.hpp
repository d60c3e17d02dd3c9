#pragma once
#include <span>
#include <string>
#include <string_view>

#include "domain/imports/cells/reading.hpp"

namespace athar {

/// How the percentages of one column are written: "85" or "85 %"; "0,85", as a spreadsheet holds it; undecided where every cell is 0 or 1.
enum class PercentHabit { percents, fractions, undecided };

PercentHabit percent_habit_of(std::span<std::string const> cells);

/// Reads "85 %", "85", "85,5 %", "٨٥٪", in a column of fractions "0,85", and "Terminé", "Not started", "مكتمل". What is less than a percent
/// is left out. A sign says percent whatever the column does.
/// Remarks: error_cell, invalid_percent. Questions: ambiguous_percent.
Reading<int> read_percent(std::string_view cell, PercentHabit habit = PercentHabit::percents);

}  // namespace athar
