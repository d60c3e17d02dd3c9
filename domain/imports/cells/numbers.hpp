#pragma once
#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "domain/imports/cells/reading.hpp"

namespace athar {

/// A number as counted in ten-thousandths, with the currency that was written beside it.
struct Amount {
  std::int64_t ten_thousandths{0};
  std::string currency;              ///< "MAD", "EUR", "USD"; empty when none was written
  friend bool operator==(Amount const&, Amount const&) = default;
};

/// What "." and "," are in the numbers of one column.
struct NumberHabit {
  char decimal{0};                   ///< '.' or ','; 0 when the cells do not show it
};

NumberHabit number_habit_of(std::span<std::string const> cells);

/// Reads "1 250 000", "1.250.000", "1,250,000.50", "12,5", "1,25 million", "3 MDH", "٢٥٠ درهم" … One separator before three last digits
/// ("1.250") is a question unless the column shows what it is.
/// Remarks: error_cell, invalid_number, out_of_range (detail: the limit). Questions: ambiguous_number.
Reading<Amount> read_amount(std::string_view cell, NumberHabit const& habit = {});

/// The same where only whole numbers from 0 make sense; then "1.250" asks whether 1250 is meant.
/// Remarks also: not_a_whole_number. Questions: ambiguous_count.
Reading<std::int64_t> read_whole_number(std::string_view cell, NumberHabit const& habit = {});

}  // namespace athar
