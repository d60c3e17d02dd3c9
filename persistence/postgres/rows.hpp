#pragma once
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"

namespace athar::persistence {

/// What a statement answered, row by row, as PostgreSQL's text.
class Rows {
 public:
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  /// Takes so many values, row by row.
  void expect(std::size_t rows, std::size_t columns);
  void add(std::string_view value);
  void add_null() { cells_.push_back({0, null_length}); }

 private:
  friend class RowReader;
  static constexpr std::int32_t null_length = -1, long_length = -2;
  /// Where a value lies in `bytes_`; a long one is a text of its own, which its reader takes without a copy.
  struct Cell {
    std::size_t at;
    std::int32_t length;
  };

  std::size_t size_{0}, columns_{0};
  std::string bytes_;
  std::vector<std::string> long_;
  std::vector<Cell> cells_;
};

/// Reads the columns of one row in the order the statement lists them. Reading past the row throws: a statement and its reader disagree.
class RowReader {
 public:
  RowReader(Rows& rows, std::size_t row) : rows_(rows), cell_(row * rows.columns_), end_(std::min(cell_ + rows.columns_, rows.cells_.size())) {}

  bool null() const { return here().length == Rows::null_length; }
  void skip() { ++cell_; }
  /// The text, moved out; empty for null.
  std::string text();
  std::optional<std::string> maybe_text();
  std::int64_t integer();
  std::int32_t small() { return static_cast<std::int32_t>(integer()); }
  std::optional<std::int32_t> maybe_small();
  std::optional<std::int64_t> maybe_integer();
  bool boolean();
  template <class Tag>
  Id<Tag> id() {
    return Id<Tag>{uuid()};
  }
  template <class Tag>
  std::optional<Id<Tag>> maybe_id() {
    if (null()) return skip(), std::nullopt;
    return Id<Tag>{uuid()};
  }
  LocalDate date();
  std::optional<LocalDate> maybe_date();
  Instant instant();  ///< of a column selected as text through `to_char` or plain timestamptz with TimeZone=UTC
  std::optional<Instant> maybe_instant();
  LocalizedText localized();              ///< three columns: fr, ar, en
  std::vector<std::string> texts();       ///< a one-dimensional array of text
  template <class Tag>
  std::vector<Id<Tag>> ids() {
    std::vector<Id<Tag>> out;
    for (auto const& each : texts())
      if (auto parsed = Id<Tag>::parse(each)) out.push_back(*parsed);
    return out;
  }

 private:
  Rows::Cell const& here() const {
    if (cell_ >= end_) refuse_past_row();
    return rows_.cells_[cell_];
  }
  [[noreturn]] static void refuse_past_row();
  std::string_view next();
  Uuid uuid();
  Rows& rows_;
  std::size_t cell_;
  std::size_t end_;
};

}  // namespace athar::persistence
