#include "domain/imports/csv_reader.hpp"

#include <algorithm>
#include <set>

#include "domain/imports/csv_records.hpp"

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

}  // namespace

Result<CsvTable> read_csv(std::string_view content, CsvLimits const& limits) {
  if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
  if (trimmed(content.substr(0, 4096)).empty()) return refused("empty_file");
  CsvTable table;
  table.delimiter = delimiter_of(content);
  CsvRecords records(content, table.delimiter, limits.columns);
  auto header = records.next();
  if (!header) return refuse(std::move(header.error()));
  table.columns = std::move(*header);
  while (table.columns.size() > 1 && table.columns.back().empty()) table.columns.pop_back();
  std::set<std::string_view> seen;
  for (auto const& column : table.columns) {
    if (column.empty()) return refused("header_missing", "1");
    if (!seen.insert(column).second) return refused("repeated_column", column);
  }
  while (!records.at_end()) {
    auto cells = records.next();
    if (!cells) return refuse(std::move(cells.error()));
    if (std::all_of(cells->begin(), cells->end(), [](auto const& cell) { return cell.empty(); })) continue;
    while (cells->size() > table.columns.size() && cells->back().empty()) cells->pop_back();
    if (table.rows.size() == limits.rows) return refused("too_many_rows", std::to_string(limits.rows));
    table.rows.push_back({records.row(), std::move(*cells)});
    if (table.rows.size() == limits.stop_after_rows) break;
  }
  return table;
}

}  // namespace athar
