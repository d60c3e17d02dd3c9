#include "domain/imports/csv_reader.hpp"

#include <algorithm>
#include <set>

namespace athar {
namespace {

Refusal refused(std::string code, std::string detail = {}) { return refuse(invalid_field("file", std::move(code), std::move(detail))); }

/// The candidate that stands most often in the first line, outside quotes.
char delimiter_of(std::string_view content) {
  std::size_t commas = 0, semicolons = 0, tabs = 0;
  bool quoted = false;
  for (char c : content) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    commas += c == ',';
    semicolons += c == ';';
    tabs += c == '\t';
  }
  if (semicolons > commas && semicolons >= tabs) return ';';
  return tabs > commas ? '\t' : ',';
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  auto const first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(space) - first + 1));
}

class Reader {
 public:
  Reader(std::string_view content, char delimiter, CsvLimits const& limits) : content_(content), delimiter_(delimiter), limits_(limits) {}

  bool at_end() const { return at_ >= content_.size(); }
  int row() const { return row_; }

  /// The next record; a blank line has one empty cell.
  Result<std::vector<std::string>> record() {
    ++row_;
    std::vector<std::string> cells;
    while (true) {
      auto cell = next_cell();
      if (!cell) return refuse(std::move(cell.error()));
      cells.push_back(std::move(*cell));
      if (cells.size() > limits_.columns) return refused("too_many_columns", std::to_string(limits_.columns));
      if (at_end()) return cells;
      char const ended_by = content_[at_++];
      if (ended_by == delimiter_) continue;
      if (ended_by == '\r' && !at_end() && content_[at_] == '\n') ++at_;
      return cells;
    }
  }

 private:
  Result<std::string> next_cell() {
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
    return trimmed(cell);
  }

  std::string_view content_;
  char delimiter_;
  CsvLimits const& limits_;
  std::size_t at_{0};
  int row_{0};
};

}  // namespace

std::size_t utf8_length(std::string_view text, std::size_t at) {
  auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) { return byte(i) >= low && byte(i) <= high; };
  unsigned const first = byte(at);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(at + 1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    unsigned const low = first == 0xE0 ? 0xA0 : 0x80, high = first == 0xED ? 0x9F : 0xBF;
    return follows(at + 1, low, high) && follows(at + 2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    unsigned const low = first == 0xF0 ? 0x90 : 0x80, high = first == 0xF4 ? 0x8F : 0xBF;
    return follows(at + 1, low, high) && follows(at + 2) && follows(at + 3) ? 4 : 0;
  }
  return 0;
}

Result<CsvTable> read_csv(std::string_view content, CsvLimits const& limits) {
  if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
  if (trimmed(content.substr(0, 4096)).empty()) return refused("empty_file");
  CsvTable table;
  table.delimiter = delimiter_of(content);
  Reader reader(content, table.delimiter, limits);
  auto header = reader.record();
  if (!header) return refuse(std::move(header.error()));
  table.columns = std::move(*header);
  while (table.columns.size() > 1 && table.columns.back().empty()) table.columns.pop_back();
  std::set<std::string_view> seen;
  for (auto const& column : table.columns) {
    if (column.empty()) return refused("header_missing", "1");
    if (!seen.insert(column).second) return refused("repeated_column", column);
  }
  while (!reader.at_end()) {
    auto cells = reader.record();
    if (!cells) return refuse(std::move(cells.error()));
    if (std::all_of(cells->begin(), cells->end(), [](auto const& cell) { return cell.empty(); })) continue;
    while (cells->size() > table.columns.size() && cells->back().empty()) cells->pop_back();
    if (table.rows.size() == limits.rows) return refused("too_many_rows", std::to_string(limits.rows));
    table.rows.push_back({reader.row(), std::move(*cells)});
    if (table.rows.size() == limits.stop_after_rows) break;
  }
  return table;
}

}  // namespace athar
