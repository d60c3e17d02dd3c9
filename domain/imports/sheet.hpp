#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace athar {

struct SheetRow {
  int row{0};                        ///< as the spreadsheet numbers it, from 1
  std::vector<std::string> cells;    ///< cleaned by `clean_cell`; without empty ones at the end
  bool hidden{false};                ///< hidden rows are read, and said
};

/// A block of merged cells: its upper left cell holds the text. Rows as `SheetRow::row`, columns from 0, ends included.
struct MergedCells {
  int first_row{0};
  int last_row{0};
  int first_column{0};
  int last_column{0};
};

/// Something the file itself says of a cell: error_cell (detail: "#N/A") or formula_without_value (detail: the formula).
struct CellNote {
  int row{0};
  int column{0};                     ///< from 0
  std::string code;
  std::string detail;
};

/// A sheet of a spreadsheet, or a whole text file.
struct Sheet {
  std::string name;                  ///< empty for a text file
  bool hidden{false};
  std::vector<SheetRow> rows;        ///< without blank ones, upwards
  std::vector<MergedCells> merged;   ///< of more than one cell
  std::vector<CellNote> notes;
};

/// What an import takes at most. Rows and columns that hold nothing are not counted.
struct SheetLimits {
  std::size_t columns{300};
  std::size_t rows{100'000};
  std::size_t text_bytes{96 * 1024 * 1024};  ///< of all cells together
};

/// The text of a cell as it was meant: no-break, thin and other spaces become plain ones, line breaks "\n"; marks that cannot be seen
/// (zero width, direction, byte order), control characters and the Arabic stretching line are left out; accents typed as marks of
/// their own join their letter; broken bytes become "�"; the apostrophe by which Excel marks text before a digit or one of = + - @
/// goes. Trimmed. Nothing is ever taken for a formula.
std::string clean_cell(std::string_view text);

/// The same on one line: line breaks and runs of spaces become one space.
std::string one_line(std::string_view text);

/// "A" for 0, "AB" for 27.
std::string column_letters(int column);
/// "D12".
std::string cell_address(int row, int column);

}  // namespace athar
