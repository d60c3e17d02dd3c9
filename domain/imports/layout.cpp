#include "domain/imports/layout.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "domain/imports/layout_cells.hpp"

namespace athar {
namespace {

constexpr std::string_view level_mark = " › ";

std::size_t width_of(std::vector<SheetRow> const& rows) {
  std::size_t width = 0;
  for (auto const& row : rows) width = std::max(width, row.cells.size());
  return width;
}

bool is_header(Layout const& layout, int row) { return row >= layout.header_first && row <= layout.header_last; }

std::map<int, std::size_t> places_of(std::vector<SheetRow> const& rows) {
  std::map<int, std::size_t> places;
  for (std::size_t i = 0; i < rows.size(); ++i) places.emplace(rows[i].row, i);
  return places;
}

/// Writes the text of each merged block into its cells: down the first column, and across when `across` is set. A hostile file may have
/// blocks without number over rows without number: there is an end to what is filled.
void fill_merged(Sheet const& sheet, std::vector<SheetRow>& rows, std::size_t width, bool across) {
  auto const places = places_of(rows);
  std::size_t left = 2'000'000;
  for (auto const& block : sheet.merged) {
    auto const first = places.find(block.first_row);
    auto const first_column = static_cast<std::size_t>(block.first_column);
    if (first == places.end() || first_column >= width) continue;
    auto const last_column = across ? std::min(static_cast<std::size_t>(block.last_column), width - 1) : first_column;
    auto const text = cell_of(rows[first->second], first_column);
    if (text.empty()) continue;
    for (auto place = first; place != places.end() && place->first <= block.last_row; ++place) {
      auto& cells = rows[place->second].cells;
      if (cells.size() <= last_column) cells.resize(last_column + 1);
      for (auto column = first_column; column <= last_column; ++column) {
        if (left-- == 0) return;
        if (cells[column].empty()) cells[column] = text;
      }
    }
  }
}

struct Names {
  std::vector<std::string> names;    ///< of all columns of the sheet; empty where the header is
  std::vector<bool> borrowed;        ///< only the name of a column before it, merged over this one too
};

Names names_of(std::vector<SheetRow> const& header, Sheet const& sheet, std::size_t width) {
  auto filled = header;
  fill_merged(sheet, filled, width, true);
  bool const merges_are_known = std::any_of(sheet.merged.begin(), sheet.merged.end(), [&](auto const& block) {
    return !header.empty() && block.first_row >= header.front().row && block.first_row <= header.back().row && block.last_column > block.first_column;
  });
  Names out{std::vector<std::string>(width), std::vector<bool>(width, true)};
  for (std::size_t level = 0; level < header.size(); ++level) {
    std::string last;
    for (std::size_t column = 0; column < width; ++column) {
      auto text = one_line(cell_of(filled[level], column));
      bool const more_below = std::any_of(filled.begin() + static_cast<std::ptrdiff_t>(level) + 1, filled.end(),
                                          [&](auto const& row) { return !cell_of(row, column).empty(); });
      if (!cell_of(header[level], column).empty()) out.borrowed[column] = false;
      // Where nothing is merged, a name that stands over several columns is written over the first.
      if (!text.empty()) last = text;
      else if (more_below && !merges_are_known) text = last;
      else last.clear();
      auto& name = out.names[column];
      bool const repeats = name == text || name.ends_with(std::string(level_mark) + text);
      if (text.empty() || repeats) continue;
      name += name.empty() ? text : std::string(level_mark) + text;
    }
  }
  return out;
}

std::string shortened(SheetRow const& row) {
  constexpr std::size_t greatest = 120;
  std::string text;
  for (auto const& cell : row.cells) {
    if (cell.empty()) continue;
    if (!text.empty()) text += " · ";
    text += one_line(cell);
    if (text.size() > greatest) break;
  }
  return text;
}

/// The rows whose text is merged over more than half of the columns.
std::set<int> sections_of(Sheet const& sheet, std::size_t width) {
  std::set<int> rows;
  for (auto const& block : sheet.merged)
    if (static_cast<std::size_t>(block.last_column - block.first_column + 1) * 2 > width) rows.insert(block.first_row);
  return rows;
}

/// "Total : 25 · 12 · 13": a sum is named in the first cell that holds something, and names nobody.
bool is_total(SheetRow const& row) {
  auto const first = std::find_if(row.cells.begin(), row.cells.end(), [](auto const& cell) { return !cell.empty(); });
  if (first == row.cells.end() || !begins_total(*first)) return false;
  auto const others = std::find_if(first + 1, row.cells.end(), [](auto const& cell) { return !cell.empty() && !looks_like_value(cell); });
  return others == row.cells.end();
}

/// Below the list: a sum, a signature or a remark, or a few cells after a gap.
bool is_footer(SheetRow const& row, int row_before, std::size_t width) {
  auto const filled = filled_cells(row);
  auto const first = std::find_if(row.cells.begin(), row.cells.end(), [](auto const& cell) { return !cell.empty(); });
  if (width >= 3 && filled <= 2 && begins_footer(*first)) return true;
  return width >= 4 && filled * 3 <= width && row.row > row_before + 1;
}

/// Which of the rows are records, as places among them; what is none goes to `ignored`.
std::vector<std::size_t> records_among(std::vector<SheetRow> const& all, std::vector<std::size_t> rows, std::vector<SheetRow> const& header,
                                       std::set<int> const& sections, std::size_t width, std::vector<IgnoredRow>& ignored) {
  auto ignore = [&](SheetRow const& row, std::string why) { ignored.push_back({row.row, std::move(why), shortened(row)}); };
  std::erase_if(rows, [&](std::size_t at) { return filled_cells(all[at]) == 0; });
  std::erase_if(rows, [&](std::size_t at) {
    auto const& row = all[at];
    bool const is_sum = is_total(row);
    bool const is_again = std::any_of(header.begin(), header.end(), [&](auto const& names) { return names.cells == row.cells; });
    bool const is_part = filled_cells(row) == 1 && sections.contains(row.row);
    if (is_sum || is_again || is_part) ignore(row, is_sum ? "total" : is_again ? "repeated_header" : "section");
    return is_sum || is_again || is_part;
  });
  // From below, a footer may have several rows.
  std::size_t last = rows.size();
  std::size_t footer = rows.size();
  constexpr std::size_t greatest_footer = 12;
  while (last > 1 && rows.size() - last < greatest_footer) {
    --last;
    if (is_footer(all[rows[last]], all[rows[last - 1]].row, width)) footer = last;
    else if (filled_cells(all[rows[last]]) * 3 > width) break;
  }
  for (std::size_t i = footer; i < rows.size(); ++i) ignore(all[rows[i]], "footer");
  rows.resize(footer);
  std::sort(ignored.begin(), ignored.end(), [](auto const& a, auto const& b) { return a.row < b.row; });
  return rows;
}

/// Gives every column a name of its own, but for those without a name that hold nothing.
void name_columns(Outline& outline, Sheet const& sheet, Names const& header) {
  auto const& names = header.names;
  std::vector<bool> holds(names.size());
  for (auto const at : outline.rows) {
    auto const& cells = sheet.rows[at].cells;
    for (std::size_t column = 0; column < cells.size(); ++column) holds[column] = holds[column] || !cells[column].empty();
  }
  for (auto const& note : sheet.notes)
    if (note.column >= 0 && static_cast<std::size_t>(note.column) < holds.size()) holds[static_cast<std::size_t>(note.column)] = true;
  std::set<std::string> used;
  for (std::size_t column = 0; column < names.size(); ++column) {
    if (header.borrowed[column] && !holds[column]) continue;
    auto const name = names[column].empty() ? column_letters(static_cast<int>(column)) : names[column];
    auto unique = name;
    for (int count = 2; !used.insert(unique).second; ++count) unique = name + " (" + std::to_string(count) + ")";
    outline.columns.push_back(std::move(unique));
    outline.places.push_back(static_cast<int>(column));
  }
}

/// Fills what is merged downwards and leaves out the columns without a name.
void keep_named_cells(Sheet const& sheet, std::vector<int> const& places, std::size_t width, std::vector<SheetRow>& rows) {
  fill_merged(sheet, rows, width, false);
  std::vector<bool> is_named(width);
  for (auto const place : places) is_named[static_cast<std::size_t>(place)] = true;
  for (auto& row : rows) {
    std::vector<std::string> cells;
    cells.reserve(std::min(row.cells.size(), places.size()));
    for (std::size_t column = 0; column < row.cells.size(); ++column)
      if (is_named[column]) cells.push_back(std::move(row.cells[column]));
    row.cells = std::move(cells);
  }
}

/// The notes of the rows that are kept, by the table's columns.
std::vector<CellNote> kept_notes(std::vector<CellNote> notes, Table const& table, std::size_t width) {
  std::vector<int> index(width, -1);
  for (std::size_t i = 0; i < table.places.size(); ++i) index[static_cast<std::size_t>(table.places[i])] = static_cast<int>(i);
  auto const kept = places_of(table.rows);
  std::vector<CellNote> out;
  for (auto& note : notes) {
    if (note.column < 0 || static_cast<std::size_t>(note.column) >= width || !kept.contains(note.row)) continue;
    note.column = index[static_cast<std::size_t>(note.column)];
    if (note.column >= 0) out.push_back(std::move(note));
  }
  return out;
}

std::size_t width_of(Sheet const& sheet) {
  auto width = width_of(sheet.rows);
  for (auto const& note : sheet.notes) width = std::max(width, static_cast<std::size_t>(std::max(note.column, 0)) + 1);
  return width;
}

}  // namespace

Outline outline_of(Sheet const& sheet, Layout const& layout) {
  Outline outline;
  auto const width = width_of(sheet);
  std::vector<SheetRow> header;
  std::vector<std::size_t> below;
  for (std::size_t at = 0; at < sheet.rows.size(); ++at) {
    auto const& row = sheet.rows[at];
    if (is_header(layout, row.row)) header.push_back(row);
    else if (layout.header_first != 0 && row.row < layout.header_first) outline.titles.push_back(shortened(row));
    else below.push_back(at);
  }
  outline.rows = records_among(sheet.rows, std::move(below), header, sections_of(sheet, width), width, outline.ignored);
  name_columns(outline, sheet, names_of(header, sheet, width));
  return outline;
}

std::vector<SheetRow> first_rows(Sheet const& sheet, Outline const& outline, std::size_t count) {
  std::vector<SheetRow> rows;
  for (std::size_t i = 0; i < std::min(count, outline.rows.size()); ++i) rows.push_back(sheet.rows[outline.rows[i]]);
  keep_named_cells(sheet, outline.places, width_of(sheet), rows);
  return rows;
}

Table table_of(Sheet sheet, Layout const& layout) {
  auto const width = width_of(sheet);
  auto outline = outline_of(sheet, layout);
  Table table{std::move(outline.columns), std::move(outline.places), {}, {}};
  table.rows.reserve(outline.rows.size());
  for (auto const at : outline.rows) table.rows.push_back(std::move(sheet.rows[at]));
  sheet.rows.clear();
  keep_named_cells(sheet, table.places, width, table.rows);
  table.notes = kept_notes(std::move(sheet.notes), table, width);
  return table;
}

}  // namespace athar
