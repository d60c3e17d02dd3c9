#include "domain/privacy/disability_totals.hpp"

#include <algorithm>
#include <cstdlib>

namespace athar {
namespace {

constexpr std::int64_t least_told = 5;

}  // namespace

Result<void> may_be_told(DisabilityTotals const& counted, std::optional<DisabilityTotals> const& last) {
  if (std::min({counted.yes, counted.no, counted.not_stated}) < least_told)
    return refuse(conflict("too_few_answers", "Fewer than five people would stand in one of the totals"));
  if (last && (std::abs(counted.yes - last->yes) < least_told || std::abs(counted.no - last->no) < least_told))
    return refuse(conflict("too_little_changed", "The difference to the last totals would tell of fewer than five people"));
  return {};
}

}  // namespace athar
