#pragma once
#include <functional>
#include <optional>

#include "domain/duplicates/duplicate_store.hpp"
#include "domain/shared/unit_of_work.hpp"

namespace athar::api {

struct ComparisonReport {
  std::size_t records{0};
  std::size_t pairs{0};
  std::size_t certain{0};
};

/// Told how far it is, in thousandths; false ends the comparison.
using ComparisonProgress = std::function<bool(int done_per_mille)>;

/// Compares a whole register with itself and keeps the pairs found. What people decided stays; open pairs that were not found again go.
/// Works in several units of work: an end in between leaves what was found so far. Empty when it was ended.
std::optional<ComparisonReport> compare_whole_register(Database& database, DuplicateSubject subject, Instant now, std::size_t threads,
                                                       ComparisonProgress const& progress);

}  // namespace athar::api
