#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/shared/result.hpp"

namespace athar {

struct CsvRow {
  int row{0};                                ///< as a spreadsheet numbers it: the header is row 1
  std::vector<std::string> cells;            ///< trimmed of spaces; may be fewer or more than the columns
};

struct CsvTable {
  char delimiter{','};
  std::vector<std::string> columns;
  std::vector<CsvRow> rows;                  ///< without blank lines
};

struct CsvLimits {
  std::size_t columns{300};
  std::size_t rows{100'000};
  std::size_t stop_after_rows{0};            ///< reads no further; 0 reads all
};

/// Reads UTF-8 text of comma, semicolon or tab separated values with quotes as RFC 4180 has them; a byte order mark is passed over.
/// Cells are text whatever they look like. Errors (field "file", detail: the row): empty_file, header_missing, repeated_column
/// (detail: its name), too_many_columns and too_many_rows (detail: the limit), invalid_utf8, nul_character, open_quote.
Result<CsvTable> read_csv(std::string_view content, CsvLimits const& limits = {});

}  // namespace athar
