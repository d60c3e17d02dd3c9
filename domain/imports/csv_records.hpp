#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/shared/result.hpp"

namespace athar {

/// Walks over the records of separated values, with quotes as RFC 4180 has them. Cells are trimmed of spaces and are text whatever
/// they look like. Errors (field "file", detail: the row): nul_character, invalid_utf8, open_quote; too_many_columns (detail: the limit).
class CsvRecords {
 public:
  CsvRecords(std::string_view content, char delimiter, std::size_t greatest_columns)
      : content_(content), delimiter_(delimiter), greatest_columns_(greatest_columns) {}

  bool at_end() const { return at_ >= content_.size(); }
  int row() const { return row_; }   ///< of the last record, counted from 1

  /// The next record; a blank line has one empty cell. Empty cells beyond the greatest number of columns are left out.
  Result<std::vector<std::string>> next();

 private:
  Result<std::string> next_cell();

  std::string_view content_;
  char delimiter_;
  std::size_t greatest_columns_;
  std::size_t at_{0};
  int row_{0};
};

}  // namespace athar
