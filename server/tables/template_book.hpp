#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "domain/shared/localized_text.hpp"

namespace athar::api {

/// A column of a spreadsheet to be filled in by people.
struct EmptyColumn {
  enum class Takes { text, date, time, number };
  std::string header;
  std::string help;                          ///< what to write
  std::string example;
  std::vector<std::string> choices;          ///< the drop-down's; empty for none
  Takes takes{Takes::text};
  bool required{false};
};

/// What a form says above its headers, and what it keeps out of sight for the way back.
struct FormHead {
  std::vector<std::string> lines;            ///< above the headers
  std::string hidden_sheet;                  ///< its name; empty for none. Hidden and locked
  std::vector<std::string> hidden_cells;     ///< its first row
};

/// Writes a spreadsheet with these headers, frozen, drop-downs below them, and a second sheet that explains each column; right to left in
/// Arabic. Throws std::system_error when the disk has no room.
void write_template(std::filesystem::path const& file, std::string const& title, std::vector<EmptyColumn> const& columns, Language language,
                    FormHead const& head = {});

}  // namespace athar::api
