#pragma once
#include <string_view>

#include "domain/shared/localized_text.hpp"

namespace athar::api {

/// How the values of a column are shown.
enum class Look { text, long_text, name, code, whole, decimal, date, instant };

/// What stands above a column, wherever the list is shown as a table.
struct Heading {
  std::string_view code;
  std::string_view fr, ar, en;
  Look look{Look::text};

  std::string_view in(Language language) const { return language == Language::ar ? ar : language == Language::en ? en : fr; }
  /// Characters that a usual value takes.
  int width() const;
};

/// The heading of that code. Every column has one: a code without is a mistake in the program (std::logic_error).
Heading const& heading(std::string_view code);

}  // namespace athar::api
