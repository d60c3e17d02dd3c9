#include <algorithm>

#include "domain/imports/layout.hpp"
#include "domain/imports/layout_cells.hpp"

namespace athar {
namespace {

constexpr std::size_t rows_looked_at = 40;

/// How many cells the rows of the list fill: the usual number among those that fill most.
std::size_t usual_width(std::span<SheetRow const> rows) {
  std::vector<std::size_t> widths;
  for (auto const& row : rows.first(std::min(rows.size(), std::size_t{200}))) widths.push_back(filled_cells(row));
  if (widths.empty()) return 0;
  std::sort(widths.begin(), widths.end());
  return widths[widths.size() * 3 / 4];
}

/// A text laid over several columns titles the sheet or a part of it.
bool is_one_merged_text(Sheet const& sheet, SheetRow const& row) {
  if (filled_cells(row) != 1) return false;
  auto const column = static_cast<int>(std::find_if(row.cells.begin(), row.cells.end(), [](auto const& c) { return !c.empty(); }) - row.cells.begin());
  return std::any_of(sheet.merged.begin(), sheet.merged.end(), [&](MergedCells const& block) {
    return block.first_row <= row.row && row.row <= block.last_row && block.first_column == column && block.last_column > column;
  });
}

struct Looks {
  std::size_t filled{0};
  std::size_t labels{0};
  std::size_t usual{0};
  std::size_t values{0};
};

Looks looks_of(SheetRow const& row) {
  Looks looks;
  for (auto const& cell : row.cells) {
    if (cell.empty()) continue;
    ++looks.filled;
    looks.labels += looks_like_label(cell);
    looks.usual += is_usual_label(cell);
    looks.values += looks_like_value(cell);
  }
  return looks;
}

/// How much a row looks like the names of the columns; 0 when it does not.
double header_score(Sheet const& sheet, SheetRow const& row, std::size_t width) {
  auto const looks = looks_of(row);
  if (looks.filled == 0 || is_one_merged_text(sheet, row)) return 0;
  if (looks.filled == 1 && width > 1) return 0;
  if (looks.values > looks.usual) return 0;
  auto const share = [&](std::size_t part) { return static_cast<double>(part) / static_cast<double>(looks.filled); };
  double const as_wide = std::min(1.0, static_cast<double>(looks.filled) / static_cast<double>(std::max<std::size_t>(width, 1)));
  return 2 * share(looks.usual) * as_wide + share(looks.labels) * as_wide;
}

/// True when the name there stands over the empty cells behind it, of which `lower` names some: merged, in a file that cannot say so.
bool begins_gap(SheetRow const& upper, SheetRow const& lower, std::size_t column) {
  auto const width = std::max(upper.cells.size(), lower.cells.size());
  for (auto next = column + 1; next < width && cell_of(upper, next).empty(); ++next)
    if (!cell_of(lower, next).empty()) return true;
  return false;
}

/// True when the text of `lower` there stands under a gap elsewhere: "Matin" of a last day that has only a morning.
bool stands_under_gap(SheetRow const& upper, SheetRow const& lower, std::string const& text) {
  for (std::size_t column = 0; column < lower.cells.size(); ++column)
    if (lower.cells[column] == text && !cell_of(upper, column).empty() && begins_gap(upper, lower, column)) return true;
  return false;
}

/// True when `lower` goes on with the names of `upper`: it fills gaps of it, and stands under nothing but the beginning of a gap, the same
/// name once more, or the name of one day that is not divided while others are.
bool continues(SheetRow const& upper, SheetRow const& lower) {
  if (lower.row != upper.row + 1) return false;
  auto const looks = looks_of(lower);
  if (looks.filled == 0 || looks.labels < looks.filled) return false;
  bool fills_gap = false, leaves_name_alone = false;
  for (std::size_t column = 0; column < std::max(upper.cells.size(), lower.cells.size()); ++column) {
    bool const above = !cell_of(upper, column).empty(), below = !cell_of(lower, column).empty();
    bool const is_same = above && cell_of(upper, column) == cell_of(lower, column);
    bool const goes_on = is_same || begins_gap(upper, lower, column) || stands_under_gap(upper, lower, cell_of(lower, column));
    if (above && below && !goes_on) return false;
    fills_gap = fills_gap || (!above && below);
    leaves_name_alone = leaves_name_alone || is_same || (above && !below);
  }
  // A title stands at the beginning, over names that need it nowhere.
  return fills_gap && (leaves_name_alone || cell_of(upper, 0).empty());
}

/// A list without names: no usual label, and values already in its first row.
bool has_no_header(std::span<SheetRow const> rows, std::size_t width) {
  for (auto const& row : rows) {
    if (filled_cells(row) * 2 < width) continue;
    auto const looks = looks_of(row);
    return looks.usual == 0 && looks.values > 0;
  }
  return false;
}

}  // namespace

Layout guess_layout(Sheet const& sheet) {
  std::span<SheetRow const> const rows(sheet.rows);
  auto const first = rows.first(std::min(rows.size(), rows_looked_at));
  auto const width = usual_width(rows);
  std::size_t best = first.size();
  double best_score = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    // A later row must be clearly better: values may be words too.
    double const score = header_score(sheet, first[i], width);
    if (score > best_score * 1.25 + 0.05) {
      best = i;
      best_score = score;
    }
  }
  auto const usual_names = best < first.size() ? looks_of(first[best]).usual : 0;
  if (best == first.size() || (usual_names == 0 && has_no_header(first, width))) return {};
  auto top = best, bottom = best;
  while (top > 0 && best - top < 2 && continues(first[top - 1], first[top])) --top;
  while (bottom + 1 < first.size() && bottom - top < 2 && continues(first[bottom], first[bottom + 1])) ++bottom;
  return {0, first[top].row, first[bottom].row};
}

Layout guess_layout(std::span<Sheet const> sheets) {
  std::size_t best = 0;
  double best_weight = -1;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    auto const layout = guess_layout(sheets[i]);
    double weight = 0;
    for (auto const& row : sheets[i].rows) {
      if (row.row < layout.header_first || row.row > layout.header_last) continue;
      weight += static_cast<double>(1 + looks_of(row).usual);
    }
    if (!sheets[i].rows.empty()) weight += 1 + std::min(1.0, static_cast<double>(sheets[i].rows.size()) / 1000);
    if (sheets[i].hidden) weight /= 1000;
    if (weight > best_weight) {
      best = i;
      best_weight = weight;
    }
  }
  if (sheets.empty()) return {};
  auto layout = guess_layout(sheets[best]);
  layout.sheet = static_cast<int>(best);
  return layout;
}

Result<void> check_layout(Layout const& layout, std::span<Sheet const> sheets) {
  auto const between = [](int low, int high) { return std::to_string(low) + " – " + std::to_string(high); };
  int const last_sheet = static_cast<int>(sheets.size()) - 1;
  if (layout.sheet < 0 || layout.sheet > last_sheet) return refuse(invalid_field("layout/sheet", "out_of_range", between(0, last_sheet)));
  auto const& rows = sheets[static_cast<std::size_t>(layout.sheet)].rows;
  int const last_row = rows.empty() ? 0 : rows.back().row;
  constexpr int greatest_header = 5;
  int const first = std::clamp(layout.header_first, 0, last_row);
  std::vector<FieldError> errors;
  if (layout.header_first < 0 || layout.header_first > last_row) errors.push_back({"layout/header_first", "out_of_range", between(0, last_row)});
  if (layout.header_last < 0 || layout.header_last > last_row || layout.header_last - layout.header_first >= greatest_header)
    errors.push_back({"layout/header_last", "out_of_range", between(first, std::min(last_row, first + greatest_header - 1))});
  else if (layout.header_last < layout.header_first || (layout.header_first == 0) != (layout.header_last == 0))
    errors.push_back({"layout/header_last", "end_before_start", {}});
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return {};
}

}  // namespace athar
