#pragma once
#include <map>
#include <vector>

#include "domain/published/cells.hpp"

/// Which cells of a family are printed. The reader who is guarded against knows every printed number, every mark, every
/// relation, and the editions before.
namespace athar::published {

inline constexpr std::int64_t small_under = 5;

/// What the edition before said of each cell.
using Before = std::map<Cell, Shown>;

struct Suppressed {
  std::vector<Shown> shown;     ///< by variable; without meaning for a difference
  std::vector<bool> held;       ///< printed as the edition before printed it although it has moved since
  std::vector<int> unprotected; ///< secrets that could not be protected; everything is withheld when there is one
};

/// Hides every cell under five, then as many others as it takes: for each secret, what is possible for the reader (the least
/// and the greatest value under all relations) holds 1 to 4 at least.
/// In time: what was withheld stays withheld while the family has a secret, since old and new pattern together would give it
/// away; a printed number stays as it is until it moves by five, and no printed moves may tell a smaller move beside them:
/// what is possible for a number that moved by less is five values wide at least.
Suppressed suppress(Family const& family, Before const& before, Solver const& solver);

}  // namespace athar::published
