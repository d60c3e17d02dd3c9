#pragma once
#include <optional>
#include <string>
#include <vector>

#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

/// A search by parts of names, as LIKE patterns.
struct SearchPatterns {
  std::optional<std::string> longest;                ///< of a word long enough for the trigram index
  std::optional<std::vector<std::string>> all;       ///< one a word; empty when nothing is sought
};

/// The patterns of what a person typed. Plain Latin letters and digits are folded here; anything else by the database, in one
/// statement, so that accents and Arabic forms are folded as in the stored text.
SearchPatterns search_patterns(Connection& connection, std::optional<std::string> const& typed);

}  // namespace athar::persistence
