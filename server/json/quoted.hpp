#pragma once
#include <string>
#include <string_view>

#include "domain/shared/localized_text.hpp"

namespace athar::json {

/// What a message quotes, in the reader's language: "200 MiB" is 200 Mio in French, "line 3, column 14" is ligne 3, colonne 14, and the
/// digits of a great number stand in groups. Anything else stays as it is.
std::string quoted(Language language, std::string_view code, std::string_view detail);

}  // namespace athar::json
