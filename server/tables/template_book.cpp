#include "server/tables/template_book.hpp"

#include <fmt/format.h>

#include "server/tables/xlsx_book.hpp"

namespace athar::api {
namespace {

constexpr std::uint32_t rows_to_fill = 5000;

struct Words {
  std::string_view help, lists, column, what, example, required, yes;
};

Words const& words(Language language) {
  static constexpr Words fr{"Aide", "Listes", "Colonne", "Ce que l’on y écrit", "Exemple", "Obligatoire", "oui"};
  static constexpr Words ar{"مساعدة", "لوائح", "العمود", "ما يكتب فيه", "مثال", "إجباري", "نعم"};
  static constexpr Words en{"Help", "Lists", "Column", "What to write", "Example", "Required", "yes"};
  return language == Language::ar ? ar : language == Language::en ? en : fr;
}

void write_help(XlsxBook& book, std::vector<EmptyColumn> const& columns, Language language) {
  auto const& said = words(language);
  auto* const sheet = book.add_sheet(said.help, language);
  worksheet_freeze_panes(sheet, 1, 0);
  for (std::uint16_t i = 0; i < 4; ++i) worksheet_set_column(sheet, i, i, i == 1 ? 70 : i == 3 ? 14 : 32, nullptr);
  std::uint16_t column = 0;
  for (auto heading : {said.column, said.what, said.example, said.required}) book.write_text(sheet, 0, column++, heading, book.formats().header);
  std::uint32_t row = 0;
  for (auto const& each : columns) {
    ++row;
    book.write_text(sheet, row, 0, each.header, book.formats().label);
    book.write_text(sheet, row, 1, each.help, book.formats().text);
    book.write_text(sheet, row, 2, each.example, book.formats().text);
    book.write_text(sheet, row, 3, each.required ? said.yes : "", book.formats().text);
  }
}

/// The choices of all columns side by side on a sheet of their own, row by row as the library wants them.
void write_choices(XlsxBook& book, std::vector<EmptyColumn> const& columns, Language language) {
  auto* const sheet = book.add_sheet(words(language).lists, language);
  std::size_t longest = 0;
  for (auto const& each : columns) longest = std::max(longest, each.choices.size());
  for (std::uint32_t row = 0; row < longest; ++row)
    for (std::uint16_t column = 0; column < columns.size(); ++column)
      if (row < columns[column].choices.size()) book.write_text(sheet, row, column, columns[column].choices[row], book.formats().text);
  worksheet_hide(sheet);
}

void hide_key(XlsxBook& book, FormHead const& head, Language language) {
  if (head.hidden_sheet.empty()) return;
  auto* const sheet = book.add_sheet(head.hidden_sheet, language);
  for (std::uint16_t i = 0; i < head.hidden_cells.size(); ++i) book.write_text(sheet, 0, i, head.hidden_cells[i], book.formats().text);
  worksheet_protect(sheet, nullptr, nullptr);
  worksheet_hide(sheet);
}

void offer_choices(lxw_worksheet* sheet, std::uint32_t first_row, std::uint16_t column, std::size_t count, std::string_view lists_sheet) {
  char letters[LXW_MAX_CELL_NAME_LENGTH];
  lxw_col_to_name(letters, column, LXW_TRUE);
  auto range = fmt::format("='{0}'!{1}$1:{1}${2}", lists_sheet, letters, count);
  lxw_data_validation choice{};
  choice.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
  choice.value_formula = range.data();
  choice.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;  // another word may be typed: the import says what it makes of it
  worksheet_data_validation_range(sheet, first_row, column, rows_to_fill, column, &choice);
}

}  // namespace

void write_template(std::filesystem::path const& file, std::string const& title, std::vector<EmptyColumn> const& columns, Language language,
                    FormHead const& head) {
  XlsxBook book(file);
  auto* const sheet = book.add_sheet(title, language);
  std::uint32_t header = 0;
  for (auto const& line : head.lines) {
    book.write_text(sheet, header, 0, line, header == 0 ? book.formats().label : nullptr);
    ++header;
  }
  worksheet_freeze_panes(sheet, header + 1, 0);
  worksheet_set_row(sheet, header, 30, nullptr);
  auto* const as_text = book.format("@");  // phones and codes keep their zeros
  auto* const as_time = book.format("hh:mm");
  auto* const as_number = book.format("0");
  for (std::uint16_t i = 0; i < columns.size(); ++i) {
    using Takes = EmptyColumn::Takes;
    auto const takes = columns[i].takes;
    auto* const format = takes == Takes::date ? book.formats().date : takes == Takes::time ? as_time : takes == Takes::number ? as_number : as_text;
    worksheet_set_column(sheet, i, i, takes == Takes::text ? 24 : 14, format);
    book.write_text(sheet, header, i, columns[i].header, book.formats().header);
    if (!columns[i].choices.empty()) offer_choices(sheet, header + 1, i, columns[i].choices.size(), words(language).lists);
  }
  write_help(book, columns, language);
  write_choices(book, columns, language);
  hide_key(book, head, language);
  book.close();
}

}  // namespace athar::api
