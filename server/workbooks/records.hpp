#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/imports/sheet.hpp"
#include "domain/shared/result.hpp"

namespace athar::workbooks {

/// Takes the records of read_workbook.py as they come; see there for their form.
class Records {
 public:
  explicit Records(SheetLimits const& limits) : limits_(limits) {}

  /// False when no more is wanted: `error` then says why.
  bool take(std::string_view piece);

  std::optional<Error> const& error() const { return error_; }
  bool whole() const { return whole_; }       ///< the end was read
  std::vector<Sheet> sheets() && { return std::move(sheets_); }

 private:
  void take_record(std::string_view record);
  void take_row(std::vector<std::string_view> const& fields);
  void refuse_file(std::string code, std::string detail) { error_ = invalid_field("file", std::move(code), std::move(detail)); }

  SheetLimits limits_;
  std::string pending_;                       ///< the beginning of a record whose end has not come
  std::vector<Sheet> sheets_;
  std::size_t text_bytes_{0};
  std::optional<Error> error_;
  bool whole_{false};
};

}  // namespace athar::workbooks
