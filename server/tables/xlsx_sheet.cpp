#include <fmt/format.h>

#include "server/tables/sheet.hpp"
#include "server/tables/xlsx_book.hpp"

namespace athar::api {
namespace {

constexpr std::uint32_t rows_between_checks = 1000;

std::string_view colophon_name(Language language) {
  return language == Language::ar ? "حول هذا الملف" : language == Language::en ? "About this file" : "À propos de ce fichier";
}

class XlsxSheet final : public SheetWriter {
 public:
  XlsxSheet(std::filesystem::path const& file, std::string const& name, std::vector<Heading const*> const& columns, Language language)
      : book_(file), language_(language), last_column_(static_cast<std::uint16_t>(columns.size() - 1)) {
    sheet_ = book_.add_sheet(name, language);
    worksheet_freeze_panes(sheet_, 1, 0);
    worksheet_repeat_rows(sheet_, 0, 0);
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);  // A4
    worksheet_fit_to_pages(sheet_, 1, 0);
    for (std::uint16_t i = 0; i < columns.size(); ++i) worksheet_set_column(sheet_, i, i, columns[i]->width(), nullptr);
    worksheet_set_row(sheet_, 0, 30, nullptr);
    for (std::uint16_t i = 0; i < columns.size(); ++i)
      book_.write_text(sheet_, 0, i, columns[i]->in(language), book_.formats().header);
  }

  void row(std::vector<Cell> const& cells) override {
    ++rows_;
    for (std::uint16_t i = 0; i < cells.size(); ++i) book_.write(sheet_, rows_, i, cells[i]);
    if (rows_ % rows_between_checks == 0) XlsxBook::check(sheet_);
  }

  void finish(Colophon const& colophon) override {
    worksheet_autofilter(sheet_, 0, 0, rows_, last_column_);
    auto* const about = book_.add_sheet(colophon_name(language_), language_);
    worksheet_set_column(about, 0, 0, 30, nullptr);
    worksheet_set_column(about, 1, 1, 70, nullptr);
    std::uint32_t line = 0;
    for (auto const& [label, value] : colophon) {
      book_.write_text(about, line, 0, label, book_.formats().label);
      book_.write(about, line, 1, value);
      ++line;
    }
    book_.close();
  }

 private:
  XlsxBook book_;
  Language language_;
  std::uint16_t last_column_;
  lxw_worksheet* sheet_{nullptr};
  std::uint32_t rows_{0};
};

}  // namespace

std::unique_ptr<SheetWriter> xlsx_sheet(std::filesystem::path const& file, std::string const& name, std::vector<Heading const*> const& columns,
                                        Language language) {
  return std::make_unique<XlsxSheet>(file, name, columns, language);
}

}  // namespace athar::api
