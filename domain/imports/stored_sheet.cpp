#include "domain/imports/stored_sheet.hpp"

#include <charconv>

namespace athar {
namespace {

/// Fields of a line, parted by tabs; tabs, line ends and backslashes inside them are escaped.
void append(std::string& out, std::string_view text) {
  out += '\t';
  for (char c : text) {
    if (c == '\\') out += "\\\\";
    else if (c == '\t') out += "\\t";
    else if (c == '\n') out += "\\n";
    else out += c;
  }
}

void append(std::string& out, int number) { append(out, std::to_string(number)); }

std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\t') {
      fields.emplace_back();
      continue;
    }
    if (fields.empty()) continue;
    if (line[i] == '\\' && i + 1 < line.size()) {
      ++i;
      fields.back() += line[i] == 't' ? '\t' : line[i] == 'n' ? '\n' : line[i];
    } else {
      fields.back() += line[i];
    }
  }
  return fields;
}

int number(std::string const& text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

void take_line(Sheet& sheet, char kind, std::vector<std::string> fields) {
  if (kind == 'R' && fields.size() >= 2) {
    auto& row = sheet.rows.emplace_back();
    row.row = number(fields[0]);
    row.hidden = fields[1] == "1";
    row.cells.assign(std::make_move_iterator(fields.begin() + 2), std::make_move_iterator(fields.end()));
  } else if (kind == 'M' && fields.size() == 4) {
    sheet.merged.push_back({number(fields[0]), number(fields[1]), number(fields[2]), number(fields[3])});
  } else if (kind == 'N' && fields.size() == 4) {
    sheet.notes.push_back({number(fields[0]), number(fields[1]), std::move(fields[2]), std::move(fields[3])});
  }
}

}  // namespace

StoredSheet stored(Sheet const& sheet) {
  StoredSheet out{sheet.name, sheet.hidden, {}};
  for (auto const& row : sheet.rows) {
    out.content += 'R';
    append(out.content, row.row);
    append(out.content, int{row.hidden});
    for (auto const& cell : row.cells) append(out.content, cell);
    out.content += '\n';
  }
  for (auto const& block : sheet.merged) {
    out.content += 'M';
    for (int each : {block.first_row, block.last_row, block.first_column, block.last_column}) append(out.content, each);
    out.content += '\n';
  }
  for (auto const& note : sheet.notes) {
    out.content += 'N';
    append(out.content, note.row);
    append(out.content, note.column);
    append(out.content, note.code);
    append(out.content, note.detail);
    out.content += '\n';
  }
  return out;
}

Sheet sheet_from(StoredSheet const& stored) {
  Sheet sheet;
  sheet.name = stored.name;
  sheet.hidden = stored.hidden;
  std::string_view rest = stored.content;
  while (!rest.empty()) {
    auto const end = rest.find('\n');
    auto const line = rest.substr(0, end);
    if (!line.empty()) take_line(sheet, line.front(), fields_of(line.substr(1)));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  return sheet;
}

}  // namespace athar
