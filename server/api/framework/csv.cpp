#include "server/api/framework/csv.hpp"

#include <algorithm>

namespace athar::api {
namespace {

bool is_number(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return !text.empty() && text.size() < 16 && text.front() != ' ' &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == ',' || c == '.'; });
}

bool runs_as_formula(std::string_view text) {
  constexpr std::string_view dangerous = "=+-@\t\r";
  return !text.empty() && dangerous.find(text.front()) != std::string_view::npos && !is_number(text);
}

}  // namespace

CsvWriter& CsvWriter::cell(std::string_view text) {
  if (!runs_as_formula(text)) return cell_as_is(text);
  std::string shown(1, '\'');
  shown += text;
  return cell_as_is(shown);
}

CsvWriter& CsvWriter::cell_as_is(std::string_view text) {
  if (!first_) out_ += ';';
  first_ = false;
  if (text.find_first_of(";\"\r\n") == std::string_view::npos) {
    out_ += text;
    return *this;
  }
  out_ += '"';
  for (char c : text) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
  return *this;
}

CsvWriter& CsvWriter::end_row() {
  out_ += "\r\n";
  first_ = true;
  return *this;
}

}  // namespace athar::api
