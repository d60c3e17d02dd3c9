#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "server/tables/headings.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

/// What a table's file says of itself: rows of a label and a value.
using Colophon = std::vector<std::pair<std::string, Cell>>;

/// A file that a table is written to, row by row; nothing of it is held in memory.
class SheetWriter {
 public:
  virtual ~SheetWriter() = default;
  virtual void row(std::vector<Cell> const& cells) = 0;
  /// Writes what is still to be written and ends the file. Throws std::system_error when the disk has no room, here or in `row`.
  virtual void finish(Colophon const& colophon) = 0;
};

inline constexpr std::int64_t greatest_xlsx_rows = 1'048'575;  ///< below the header

/// A spreadsheet: typed values, a frozen header with filters, right to left in Arabic, and a second sheet with the colophon.
/// Text is text, whatever it begins with.
std::unique_ptr<SheetWriter> xlsx_sheet(std::filesystem::path const& file, std::string const& name, std::vector<Heading const*> const& columns,
                                        Language language);

/// CSV for spreadsheets (see csv.hpp): the day as the language writes it, a decimal comma in French. It has no place for a colophon.
std::unique_ptr<SheetWriter> csv_sheet(std::filesystem::path const& file, std::vector<Heading const*> const& columns, Language language);

/// The same CSV as text.
class CsvWriter;
void write_csv_header(CsvWriter& out, std::vector<Heading const*> const& columns, Language language);
void write_csv_row(CsvWriter& out, std::vector<Cell> const& cells, Language language);

}  // namespace athar::api
