#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "domain/shared/localized_text.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

/// A small table as it is printed: lines above it, a row of headings, and rows whose first cell names them.
struct Grid {
  std::string title;
  std::vector<std::vector<std::string>> notes;
  std::vector<std::string> headings;
  std::vector<std::vector<Cell>> rows;
};

/// Writes the grid as a spreadsheet, right to left in Arabic. Text is text, whatever it begins with. Throws std::system_error when the disk has
/// no room.
void write_grid(std::filesystem::path const& file, Grid const& grid, Language language);

}  // namespace athar::api
