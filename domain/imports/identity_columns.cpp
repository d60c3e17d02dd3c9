#include "domain/imports/identity_columns.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "domain/imports/folding.hpp"
#include "domain/imports/layout_cells.hpp"
#include "domain/privacy/sensitive_data.hpp"

namespace athar {
namespace {

/// Headings stand near the top, below a title and a letterhead.
constexpr std::size_t rows_with_headings = 200;
constexpr std::size_t greatest_heading = 120;
constexpr std::size_t words_of_heading = 8;
constexpr std::string_view taken_out = "…";

/// As `folded_words` gives them, with a blank on either side.
constexpr auto said_of_identity = std::to_array<std::string_view>(
    {" cin ", " c i n ", " cine ", " cni ", " cnie ", " c n i e ", " ppr ", " p p r ", " carte nationale ", " identite nationale ", " piece d identite ",
     " البطاقه الوطنيه ", " بطاقه وطنيه ", " بطاقه التعريف ", " ب ت و ", " رقم التاجير "});

bool heads_identity_numbers(std::string_view cell) {
  if (cell.empty() || cell.size() > greatest_heading) return false;
  auto const words = folded_words(cell);
  if (words.size() > words_of_heading) return false;
  std::string text(1, ' ');
  for (auto const& word : words) (text += word) += ' ';
  // "SOM" is the payroll's older name, and a syllable of other words.
  if (words.size() <= 2 && std::find(words.begin(), words.end(), "som") != words.end()) return true;
  return std::any_of(said_of_identity.begin(), said_of_identity.end(), [&](auto said) { return text.find(said) != std::string::npos; });
}

bool is_number(std::string_view cell) {
  return identity_number(SensitiveKind::national_identity, cell).has_value() || identity_number(SensitiveKind::payroll, cell).has_value();
}

}  // namespace

std::size_t take_out_identity_numbers(Sheet& sheet) {
  bool const is_one_column = std::all_of(sheet.rows.begin(), sheet.rows.end(), [](auto const& row) { return row.cells.size() <= 1; });
  auto const beside = is_one_column ? 1 : 2;
  std::vector<bool> headed, emptied;
  std::size_t taken = 0;
  for (std::size_t at = 0; at < sheet.rows.size(); ++at) {
    auto& cells = sheet.rows[at].cells;
    if (headed.size() < cells.size()) headed.resize(cells.size()), emptied.resize(cells.size());
    // A remark on somebody's card is no heading: headings stand beside others.
    bool const may_head = at < rows_with_headings && std::count_if(cells.begin(), cells.end(), [](auto const& cell) { return is_usual_label(cell); }) >= beside;
    for (std::size_t column = 0; column < cells.size(); ++column) {
      if (headed[column] && is_number(cells[column])) {
        cells[column] = taken_out;
        emptied[column] = true;
        ++taken;
      } else if (may_head && heads_identity_numbers(cells[column])) {
        headed[column] = true;
      }
    }
  }
  std::erase_if(sheet.notes, [&](CellNote const& note) {
    auto const column = static_cast<std::size_t>(note.column);
    return column < emptied.size() && emptied[column];
  });
  return taken;
}

}  // namespace athar
