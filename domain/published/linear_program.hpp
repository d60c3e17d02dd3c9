#pragma once
#include <functional>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

namespace athar::published {

/// `least` ≤ Σ coefficient × variable ≤ `most`; either may be infinite.
struct Relation {
  std::vector<std::pair<int, double>> terms;
  double least{0};
  double most{0};
};

inline constexpr double no_bound = std::numeric_limits<double>::infinity();

/// What can be said of one variable under all relations and bounds.
struct Extreme {
  double value{0};
  std::vector<double> point;  ///< of all variables, where the extreme is taken
  std::vector<int> binding;   ///< variables without whose bounds it could go further
};

/// A set of relations with bounds that change, asked for one extreme after the other. Solved outside the domain.
class LinearProgram {
 public:
  virtual ~LinearProgram() = default;
  /// Both finite; equal for a known variable.
  virtual void bound(int variable, double least, double most) = 0;
  /// The bounds must leave a solution.
  virtual Extreme least(int variable) = 0;
  virtual Extreme greatest(int variable) = 0;
};

using Solver = std::function<std::unique_ptr<LinearProgram>(int variables, std::vector<Relation> const& relations)>;

}  // namespace athar::published
