#pragma once
#include <optional>
#include <string>

#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/result.hpp"

namespace athar {

/// People reached by what they answered to the short set; each person once.
struct DisabilityTotals {
  std::int64_t yes{0}, no{0}, not_stated{0};

  std::int64_t people() const { return yes + no + not_stated; }
};

/// Totals as told on one day; they stand until the next are told.
struct DisabilityEdition {
  LocalDate day;
  Instant published_at;
  DisabilityTotals totals;
  std::string published_by;
};

/// Whether totals may be told beside the last that were: each holds five people at least, and of those counted otherwise since then five said
/// yes and five said no, so that nobody who knows who came or who handed in a form learns what one of them answered.
/// Errors: too_few_answers, too_little_changed (conflicts).
Result<void> may_be_told(DisabilityTotals const& counted, std::optional<DisabilityTotals> const& last);

}  // namespace athar
