#pragma once
#include <span>
#include <string>
#include <vector>

#include "domain/imports/sheet.hpp"
#include "domain/shared/result.hpp"

namespace athar {

/// Where the table stands in a file.
struct Layout {
  int sheet{0};                      ///< which of the file's sheets, from 0
  int header_first{0};               ///< rows as the spreadsheet numbers them; both 0 when no row names the columns
  int header_last{0};
  friend bool operator==(Layout const&, Layout const&) = default;
};

/// A row below the header that is no record: "total", "footer" (signatures, remarks below the list), "repeated_header", "section" (one
/// text merged over the columns).
struct IgnoredRow {
  int row{0};
  std::string why;
  std::string text;                  ///< its cells, in short
};

/// Where a sheet's table stands, without its cells: a long list need not be copied to be looked at.
struct Outline {
  std::vector<std::string> columns;  ///< unique names; "C" for one without a name
  std::vector<int> places;           ///< of each column in the sheet, from 0, for `cell_address`
  std::vector<std::size_t> rows;     ///< places in `Sheet::rows` of the rows that are records
  std::vector<std::string> titles;   ///< the text above the header, a line each
  std::vector<IgnoredRow> ignored;
};

struct Table {
  std::vector<std::string> columns;  ///< as the outline's, with `places`
  std::vector<int> places;
  std::vector<SheetRow> rows;        ///< as many cells as columns, or fewer; a block merged downwards holds its text in each row
  std::vector<CellNote> notes;       ///< of `rows`; the column is an index of `columns`
};

/// The sheet that is most likely the list, and where its header stands. Hidden sheets are taken only when all are.
Layout guess_layout(std::span<Sheet const> sheets);
/// The same for one sheet; `Layout::sheet` is 0.
Layout guess_layout(Sheet const& sheet);

/// A guess fits a file; a layout that somebody chose may not. Errors (layout/sheet, layout/header_first, layout/header_last):
/// out_of_range (detail: the limits), end_before_start.
Result<void> check_layout(Layout const& layout, std::span<Sheet const> sheets);

/// The outline of a sheet by a layout that fits it. A header of several rows reads "Jour 1 › Matin".
Outline outline_of(Sheet const& sheet, Layout const& layout);

/// The first records of an outline, as the table would hold them.
std::vector<SheetRow> first_rows(Sheet const& sheet, Outline const& outline, std::size_t count);

/// The table of a sheet by a layout that fits it.
Table table_of(Sheet sheet, Layout const& layout);

}  // namespace athar
