#pragma once
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "domain/imports/sheet.hpp"
#include "domain/imports/text_file.hpp"
#include "domain/shared/result.hpp"

namespace athar::workbooks {

enum class FileKind { workbook, web_page, text };

/// The tables of a file as somebody sent it.
struct Workbook {
  FileKind kind{FileKind::text};
  std::vector<Sheet> sheets;                  ///< at least one row in all of them together
  std::optional<EncodingFound> encoding;      ///< of a text file
  char delimiter{0};                          ///< of a text file
  std::size_t unreadable{0};                  ///< characters of a text file that could not be read
};

struct ReadOptions {
  TextChoices text;
  SheetLimits limits;
  std::function<bool()> cancelled;            ///< asked now and then while a workbook is read
};

/// Reads an Excel workbook, a web page that calls itself one, or a text file of separated values; the content says which, never the name.
/// Cells hold what the workbook shows: dates as 2026-11-22, numbers with a point, the stored values of formulas. Hidden rows and sheets are
/// read and marked. Workbooks and pages are read by a child process under limits.
/// Errors (field "file"): those of `read_text_file`; file_is_picture, file_is_pdf, file_is_document, file_is_archive, file_is_old_excel,
/// file_is_binary_excel, file_is_open_document; password_protected, corrupt_workbook, workbook_too_large, workbook_took_too_long,
/// workbook_reader_missing, reading_cancelled.
Result<Workbook> read_workbook(std::string_view bytes, ReadOptions const& options = {});

}  // namespace athar::workbooks
