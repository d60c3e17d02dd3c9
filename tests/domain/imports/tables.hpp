#pragma once
#include "domain/imports/layout.hpp"
#include "domain/imports/text_file.hpp"

namespace athar {

/// The table of some text in UTF-8 whose first line is the header.
inline Table table_of_text(std::string const& text) {
  auto file = read_text_file(text, [](std::string_view bytes, Encoding) { return std::string(bytes); });
  return table_of(file.value().sheet, {0, 1, 1});
}

}  // namespace athar
