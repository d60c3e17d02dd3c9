#include "domain/agreements/exchange.hpp"

#include <limits>

namespace athar {
namespace {

// Sixty-four bits overflow at a hundred thousand million euros.
__extension__ using Wide = __int128;

constexpr int rate_digits = 8;
constexpr std::size_t greatest_whole_digits = 9;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<std::int64_t> rate_in_hundred_millionths(std::string_view text) {
  auto const point = text.find('.');
  auto const whole = text.substr(0, point);
  auto const fraction = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (whole.empty() || whole.size() > greatest_whole_digits || fraction.size() > rate_digits) return std::nullopt;
  if (point != std::string_view::npos && fraction.empty()) return std::nullopt;
  std::int64_t rate = 0;
  for (char c : whole) {
    if (!is_digit(c)) return std::nullopt;
    rate = rate * 10 + (c - '0');
  }
  for (std::size_t i = 0; i < rate_digits; ++i) {
    if (i < fraction.size() && !is_digit(fraction[i])) return std::nullopt;
    rate = rate * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
  }
  return rate > 0 ? std::optional(rate) : std::nullopt;
}

std::optional<std::int64_t> exchanged(std::int64_t minor, int from_digits, int into_digits, std::int64_t rate_in_hundred_millionths) {
  Wide above = static_cast<Wide>(minor) * rate_in_hundred_millionths;
  Wide below = 100'000'000;
  for (int i = from_digits; i < into_digits; ++i) above *= 10;
  for (int i = into_digits; i < from_digits; ++i) below *= 10;
  Wide const result = (above + below / 2) / below;
  if (result > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  return static_cast<std::int64_t>(result);
}

}  // namespace athar
