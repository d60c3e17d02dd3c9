#pragma once
#include <string>
#include <string_view>
#include <utility>

namespace athar::api {

/// A CSV file as Excel in French opens it: semicolons, CRLF, a byte order mark. Cells that a spreadsheet would run as a formula
/// (=, +, -, @, tab, carriage return first) get an apostrophe in front, unless they are plain numbers.
class CsvWriter {
 public:
  CsvWriter() : out_("\xEF\xBB\xBF") {}
  CsvWriter& cell(std::string_view text);
  CsvWriter& cell(std::int64_t number) { return cell_as_is(std::to_string(number)); }
  CsvWriter& end_row();
  /// What was written since the last call.
  std::string take() { return std::exchange(out_, {}); }
  std::size_t size() const { return out_.size(); }

 private:
  CsvWriter& cell_as_is(std::string_view text);
  std::string out_;
  bool first_{true};
};

}  // namespace athar::api
