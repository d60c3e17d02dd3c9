#include "server/workbooks/workbook.hpp"

#include <algorithm>

#include "server/process/child.hpp"
#include "server/workbooks/content.hpp"
#include "server/workbooks/decode.hpp"
#include "server/workbooks/read_workbook_program.hpp"
#include "server/workbooks/records.hpp"

namespace athar::workbooks {
namespace {

Refusal refused(std::string code) { return refuse(invalid_field("file", std::move(code))); }

process::Command reader(std::string_view bytes, std::string how, std::string encoding, ReadOptions const& options) {
  process::Command command;
  command.program = "/usr/bin/python3";
  command.arguments = {"-I", "-c", std::string(read_workbook_program()), std::move(how), std::move(encoding)};
  command.input = bytes;
  command.cancelled = options.cancelled;
  command.limits.memory_bytes = 768 * 1024 * 1024;
  command.limits.cpu_seconds = 60;
  command.limits.time = std::chrono::seconds(180);
  command.limits.file_bytes = 0;  // it writes no file
  return command;
}

/// What the child's end means where it said nothing itself.
Refusal refused(process::Ended const& ended) {
  switch (ended.how) {
    case process::Ending::could_not_start:
      return refused("workbook_reader_missing");
    case process::Ending::out_of_time:
    case process::Ending::out_of_cpu:
      return refused("workbook_took_too_long");
    case process::Ending::output_too_long:
      return refused("workbook_too_large");
    case process::Ending::cancelled:
      return refused("reading_cancelled");
    default:
      return refused("corrupt_workbook");
  }
}

Result<std::vector<Sheet>> read_by_child(std::string_view bytes, std::string how, std::string encoding, ReadOptions const& options) {
  Records records(options.limits);
  auto command = reader(bytes, std::move(how), std::move(encoding), options);
  command.output = [&](std::string_view piece) { return records.take(piece); };
  auto const ended = process::run(command);
  if (records.error()) return refuse(*records.error());
  if (!ended.well() || !records.whole()) return refused(ended);
  auto sheets = std::move(records).sheets();
  if (std::all_of(sheets.begin(), sheets.end(), [](auto const& sheet) { return sheet.rows.empty(); })) return refused("empty_file");
  return sheets;
}

Result<Workbook> read_package(std::string_view bytes, ReadOptions const& options) {
  auto sheets = read_by_child(bytes, "workbook", {}, options);
  if (!sheets) return refuse(std::move(sheets.error()));
  return Workbook{FileKind::workbook, std::move(*sheets), std::nullopt, 0, 0};
}

Result<Workbook> read_web_page(std::string_view bytes, ReadOptions const& options) {
  auto const encoding = options.text.encoding ? EncodingFound{*options.text.encoding} : encoding_of(bytes, decode).value_or(EncodingFound{});
  auto sheets = read_by_child(bytes, "page", std::string(name_of(encoding.encoding)), options);
  if (!sheets) return refuse(std::move(sheets.error()));
  return Workbook{FileKind::web_page, std::move(*sheets), std::nullopt, 0, 0};
}

Result<Workbook> read_text(std::string_view bytes, ReadOptions const& options) {
  auto file = read_text_file(bytes, decode, options.text, options.limits);
  if (!file) return refuse(std::move(file.error()));
  Workbook workbook{FileKind::text, {}, file->encoding, file->delimiter, file->unreadable};
  workbook.sheets.push_back(std::move(file->sheet));
  return workbook;
}

}  // namespace

Result<Workbook> read_workbook(std::string_view bytes, ReadOptions const& options) {
  if (bytes.empty()) return refused("empty_file");
  switch (content_of(bytes)) {
    case Content::text:
      return read_text(bytes, options);
    case Content::package:
      return read_package(bytes, options);
    case Content::web_page:
      return read_web_page(bytes, options);
    case Content::picture:
      return refused("file_is_picture");
    case Content::pdf:
      return refused("file_is_pdf");
    case Content::document:
      return refused("file_is_document");
    case Content::archive:
      return refused("file_is_archive");
    case Content::old_excel:
      return refused("file_is_old_excel");
    case Content::password_protected:
      return refused("password_protected");
  }
  return refused("not_a_table");
}

}  // namespace athar::workbooks
