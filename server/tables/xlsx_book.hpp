#pragma once
#include <xlsxwriter.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "domain/shared/localized_text.hpp"
#include "server/tables/table.hpp"

/// What exports and templates share of libxlsxwriter. Private to server/tables.
namespace athar::api {

/// A workbook on its way to a file. Rows go to temporary files beside it as they are written: memory stays flat.
class XlsxBook {
 public:
  explicit XlsxBook(std::filesystem::path const& file);
  ~XlsxBook();
  XlsxBook(XlsxBook const&) = delete;
  XlsxBook& operator=(XlsxBook const&) = delete;

  lxw_worksheet* add_sheet(std::string_view name, Language language);
  lxw_format* format(char const* number_format = nullptr);

  struct Formats {
    lxw_format *header, *text, *whole, *decimal, *date, *instant, *label;
  };
  Formats const& formats() const { return formats_; }

  void write(lxw_worksheet* sheet, std::uint32_t row, std::uint16_t column, Cell const& cell);
  void write_text(lxw_worksheet* sheet, std::uint32_t row, std::uint16_t column, std::string_view text, lxw_format* format);

  /// Throws when the temporary file of the sheet could not take what was written to it.
  static void check(lxw_worksheet* sheet);
  /// Puts the parts together. Throws std::system_error when there is no room for all of them.
  void close();

 private:
  std::filesystem::path file_;
  std::string folder_;
  lxw_workbook* book_;
  std::vector<lxw_worksheet*> sheets_;
  Formats formats_{};
};

}  // namespace athar::api
