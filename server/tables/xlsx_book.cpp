#include "server/tables/xlsx_book.hpp"

#include <minizip/unzip.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "server/json/text.hpp"
#include "server/tables/local_time.hpp"

namespace athar::api {
namespace {

constexpr std::size_t greatest_text_bytes = 32'000;  // Excel takes 32,767 characters in a cell

[[noreturn]] void no_room() { throw std::system_error(std::make_error_code(std::errc::no_space_on_device), "a spreadsheet"); }

lxw_datetime day_of(LocalDate date) { return {.year = date.year(), .month = date.month(), .day = date.day(), .hour = 0, .min = 0, .sec = 0}; }

/// Cut where a character ends.
std::string shortened(std::string_view text) {
  if (text.size() <= greatest_text_bytes) return std::string(text);
  std::size_t end = greatest_text_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

/// The library does not say when its temporary files were cut short for lack of room. Their sizes do: the sheet in the finished
/// file is at least as large as the rows that were written to it.
void require_whole_sheets(std::filesystem::path const& file, std::vector<std::int64_t> const& row_bytes) {
  auto* const zip = unzOpen64(file.c_str());
  if (zip == nullptr) no_room();
  bool whole = true;
  for (std::size_t i = 0; i < row_bytes.size() && whole; ++i) {
    unz_file_info64 about{};
    auto const name = "xl/worksheets/sheet" + std::to_string(i + 1) + ".xml";
    whole = unzLocateFile(zip, name.c_str(), 1) == UNZ_OK &&
            unzGetCurrentFileInfo64(zip, &about, nullptr, 0, nullptr, 0, nullptr, 0) == UNZ_OK &&
            static_cast<std::int64_t>(about.uncompressed_size) >= row_bytes[i];
  }
  unzClose(zip);
  if (!whole) no_room();
}

}  // namespace

XlsxBook::XlsxBook(std::filesystem::path const& file) : file_(file), folder_(file.parent_path().string()) {
  lxw_workbook_options options{.constant_memory = LXW_TRUE, .tmpdir = folder_.data(), .use_zip64 = LXW_FALSE};
  book_ = workbook_new_opt(file_.c_str(), &options);
  if (book_ == nullptr) throw std::bad_alloc();
  formats_.text = format();
  format_set_align(formats_.text, LXW_ALIGN_VERTICAL_TOP);
  formats_.whole = format("#,##0");
  formats_.decimal = format("#,##0.00");
  formats_.date = format("dd/mm/yyyy");
  formats_.instant = format("dd/mm/yyyy hh:mm");
  formats_.label = format();
  format_set_bold(formats_.label);
  formats_.header = format();
  format_set_bold(formats_.header);
  format_set_text_wrap(formats_.header);
  format_set_align(formats_.header, LXW_ALIGN_VERTICAL_CENTER);
  format_set_bg_color(formats_.header, 0xE7ECEF);
  format_set_bottom(formats_.header, LXW_BORDER_THIN);
}

XlsxBook::~XlsxBook() {
  if (book_ == nullptr) return;
  for (auto* sheet : sheets_)
    if (sheet->optimize_tmpfile != nullptr) std::fclose(std::exchange(sheet->optimize_tmpfile, nullptr));
  lxw_workbook_free(book_);
}

lxw_worksheet* XlsxBook::add_sheet(std::string_view name, Language language) {
  auto* const sheet = workbook_add_worksheet(book_, std::string(name).c_str());
  if (sheet == nullptr || sheet->optimize_tmpfile == nullptr) no_room();
  if (language == Language::ar) worksheet_right_to_left(sheet);
  sheets_.push_back(sheet);
  return sheet;
}

lxw_format* XlsxBook::format(char const* number_format) {
  auto* const made = workbook_add_format(book_);
  if (number_format != nullptr) format_set_num_format(made, number_format);
  return made;
}

void XlsxBook::write(lxw_worksheet* sheet, std::uint32_t row, std::uint16_t column, Cell const& cell) {
  if (auto const* text = std::get_if<std::string>(&cell)) {
    write_text(sheet, row, column, *text, formats_.text);
  } else if (auto const* whole = std::get_if<std::int64_t>(&cell)) {
    worksheet_write_number(sheet, row, column, static_cast<double>(*whole), formats_.whole);
  } else if (auto const* number = std::get_if<double>(&cell)) {
    worksheet_write_number(sheet, row, column, *number, formats_.decimal);
  } else if (auto const* date = std::get_if<LocalDate>(&cell)) {
    auto day = day_of(*date);
    worksheet_write_datetime(sheet, row, column, &day, formats_.date);
  } else if (auto const* instant = std::get_if<Instant>(&cell)) {
    auto const local = in_casablanca(*instant);
    auto time = day_of(local.date);
    time.hour = local.time.minutes / 60;
    time.min = local.time.minutes % 60;
    time.sec = local.second;
    worksheet_write_datetime(sheet, row, column, &time, formats_.instant);
  }
}

void XlsxBook::write_text(lxw_worksheet* sheet, std::uint32_t row, std::uint16_t column, std::string_view text, lxw_format* format) {
  worksheet_write_string(sheet, row, column, shortened(text).c_str(), format);
}

void XlsxBook::check(lxw_worksheet* sheet) {
  if (std::ferror(sheet->optimize_tmpfile) != 0) no_room();
}

void XlsxBook::close() {
  std::vector<std::int64_t> row_bytes;
  for (auto* sheet : sheets_) {
    if (std::fflush(sheet->optimize_tmpfile) != 0) no_room();
    check(sheet);
    row_bytes.push_back(std::ftell(sheet->optimize_tmpfile));
  }
  // The library frees the book also when it fails.
  if (workbook_close(std::exchange(book_, nullptr)) != LXW_NO_ERROR) no_room();
  require_whole_sheets(file_, row_bytes);
}

}  // namespace athar::api
