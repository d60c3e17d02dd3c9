#include "server/tables/grid_book.hpp"

#include "server/tables/xlsx_book.hpp"

namespace athar::api {

void write_grid(std::filesystem::path const& file, Grid const& grid, Language language) {
  XlsxBook book(file);
  auto* const sheet = book.add_sheet(grid.title, language);
  worksheet_set_paper(sheet, 9);  // A4
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_set_column(sheet, 0, 0, 44, nullptr);
  if (grid.headings.size() > 1) worksheet_set_column(sheet, 1, static_cast<std::uint16_t>(grid.headings.size() - 1), 16, nullptr);
  std::uint32_t row = 0;
  book.write_text(sheet, row++, 0, grid.title, book.formats().label);
  for (auto const& note : grid.notes) {
    for (std::uint16_t column = 0; column < note.size(); ++column) book.write_text(sheet, row, column, note[column], book.formats().text);
    ++row;
  }
  ++row;
  for (std::uint16_t column = 0; column < grid.headings.size(); ++column)
    book.write_text(sheet, row, column, grid.headings[column], book.formats().header);
  worksheet_freeze_panes(sheet, ++row, 1);
  for (auto const& cells : grid.rows) {
    for (std::uint16_t column = 0; column < cells.size(); ++column) book.write(sheet, row, column, cells[column]);
    ++row;
  }
  book.close();
}

}  // namespace athar::api
