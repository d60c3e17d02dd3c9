#pragma once
#include <optional>
#include <string_view>

#include "domain/imports/cells/person_cells.hpp"

namespace athar {

/// The civility of one word as people write it ("Mme.", "السيدة"); "M/Mme" says neither title nor sex.
std::optional<Civility> civility_worded(std::string_view text);

}  // namespace athar
