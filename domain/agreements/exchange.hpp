#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace athar {

/// A decimal rate as a whole number of hundred-millionths: "10.8523" is 1,085,230,000. Nothing when it is not a positive number of at most
/// nine digits before and eight after the point.
std::optional<std::int64_t> rate_in_hundred_millionths(std::string_view text);

/// An amount in another currency's smallest unit, a half rounded up. Digits are those after the point of either currency. Nothing when the
/// result passes what an amount may be.
std::optional<std::int64_t> exchanged(std::int64_t minor, int from_digits, int into_digits, std::int64_t rate_in_hundred_millionths);

}  // namespace athar
