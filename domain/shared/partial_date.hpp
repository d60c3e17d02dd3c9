#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "domain/shared/date.hpp"

namespace athar {

/// A day that may be known to the month or the year only: "2016", "2016-05", "2016-05-14". Ordered by its text.
class PartialDate {
 public:
  PartialDate() = default;
  explicit PartialDate(LocalDate date);

  /// Nothing when the text is of another shape or no such day, month or year exists (years as in LocalDate).
  static std::optional<PartialDate> parse(std::string_view text);

  bool empty() const { return text_.empty(); }
  bool is_whole() const { return text_.size() == 10; }
  std::string const& text() const { return text_; }
  /// The first and the last day it can be. Not of an empty one.
  LocalDate first_day() const;
  LocalDate last_day() const;

  friend auto operator<=>(PartialDate const&, PartialDate const&) = default;

 private:
  std::string text_;
};

/// Whether `later` surely lies before `earlier`: the two cannot be in the right order, however the missing parts are filled.
bool surely_before(PartialDate const& later, PartialDate const& earlier);

}  // namespace athar
