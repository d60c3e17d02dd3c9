#pragma once
#include <optional>
#include <string_view>

namespace athar {

/// What happens when something is wanted twice at one time: the database refuses it, it is shown as a problem, or nothing is said.
enum class DoubleBooking { refused, warned, allowed };

std::string_view name_of(DoubleBooking policy);
std::optional<DoubleBooking> double_booking_named(std::string_view name);

}  // namespace athar
