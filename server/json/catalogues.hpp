#pragma once
#include <span>
#include <string_view>

#include "domain/shared/localized_text.hpp"

namespace athar::json {

/// A file of the web application's words, as it is.
struct Catalogue {
  Language language;
  std::string_view name;                     ///< "terms"
  std::string_view text;                     ///< JSON
};

/// Written by ops/packaging/cmake/EmbedTerms.cmake.
std::span<Catalogue const> catalogues();

}  // namespace athar::json
