#include "domain/imports/csv_records.hpp"

#include "domain/shared/utf8.hpp"

namespace athar {
namespace {

Refusal refused(std::string code, std::string detail) { return refuse(invalid_field("file", std::move(code), std::move(detail))); }

std::string trimmed(std::string text) {
  constexpr std::string_view space = " \t\r\n";
  auto const last = text.find_last_not_of(space);
  if (last == std::string::npos) return {};
  text.erase(last + 1);
  text.erase(0, text.find_first_not_of(space));
  return text;
}

}  // namespace

Result<std::vector<std::string>> CsvRecords::next() {
  ++row_;
  std::vector<std::string> cells;
  while (true) {
    auto cell = next_cell();
    if (!cell) return refuse(std::move(cell.error()));
    // A spreadsheet may write thousands of separators after the last column that holds something.
    bool const is_beyond = cells.size() == greatest_columns_;
    if (is_beyond && !cell->empty()) return refused("too_many_columns", std::to_string(greatest_columns_));
    if (!is_beyond) cells.push_back(std::move(*cell));
    if (at_end()) return cells;
    char const ended_by = content_[at_++];
    if (ended_by == delimiter_) continue;
    if (ended_by == '\r' && !at_end() && content_[at_] == '\n') ++at_;
    return cells;
  }
}

Result<std::string> CsvRecords::next_cell() {
  std::string cell;
  bool const quoted = !at_end() && content_[at_] == '"';
  if (quoted) ++at_;
  bool open = quoted;
  while (!at_end()) {
    char const c = content_[at_];
    if (c == '\0') return refused("nul_character", std::to_string(row_));
    if (open && c == '"') {
      bool const doubled = at_ + 1 < content_.size() && content_[at_ + 1] == '"';
      if (doubled) cell += '"';
      else open = false;
      at_ += doubled ? 2 : 1;
      continue;
    }
    if (!open && (c == delimiter_ || c == '\n' || c == '\r')) break;
    auto const length = utf8_length(content_, at_);
    if (length == 0) return refused("invalid_utf8", std::to_string(row_));
    cell.append(content_.substr(at_, length));
    at_ += length;
  }
  if (open) return refused("open_quote", std::to_string(row_));
  return trimmed(std::move(cell));
}

}  // namespace athar
