#include "server/json/quoted.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace athar::json {
namespace {

struct Replacement {
  std::string_view from, fr, ar, en;
  std::string_view in(Language language) const { return language == Language::ar ? ar : language == Language::en ? en : fr; }
};

constexpr auto units = std::to_array<Replacement>({{" MiB", " Mio", " ميبيبايت", " MiB"}, {" KiB", " Kio", " كيبيبايت", " KiB"}});
constexpr auto places = std::to_array<Replacement>({{"line ", "ligne ", "السطر ", "line "}, {", column ", ", colonne ", "، العمود ", ", column "}});
constexpr auto bounds = std::to_array<Replacement>({{"..", " – ", " – ", " – "}, {">= ", "≥ ", "≥ ", "≥ "}, {"<= ", "≤ ", "≤ ", "≤ "}});

template <std::size_t count>
void replace_each(std::string& text, std::array<Replacement, count> const& list, Language language) {
  for (auto const& each : list) {
    auto const at = text.find(each.from);
    if (at != std::string::npos) text.replace(at, each.from.size(), each.in(language));
  }
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Groups of three from the right; numbers of fewer than `least` digits stay as they are: they may be years.
std::string grouped(std::string_view text, std::size_t least, Language language) {
  std::string_view const mark = language == Language::fr ? "\u202f" : language == Language::ar ? "." : ",";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    auto const end = static_cast<std::size_t>(std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_digit) - text.begin());
    auto const length = end - at;
    bool const is_part = at > 0 && (text[at - 1] == ',' || text[at - 1] == '.');
    for (std::size_t i = at; i < end; ++i) {
      if (i > at && (end - i) % 3 == 0 && length >= least && !is_part) out += mark;
      out += text[i];
    }
    if (length == 0) out += text[at];
    at = end + (length == 0);
  }
  return out;
}

struct Counted {
  std::string_view code;
  std::size_t least_digits;
};

/// The codes whose detail counts or bounds something.
constexpr auto counted = std::to_array<Counted>({{"out_of_range", 5}, {"too_long", 4}, {"too_many_rows", 4}, {"too_many_columns", 4},
                                                 {"too_many_items", 4}, {"rows_in_error", 4}, {"ambiguous_count", 4}, {"logo_too_large", 4}});

bool tells_a_place(std::string_view detail) { return detail.starts_with("line ") && detail.find(", column ") != std::string_view::npos; }

}  // namespace

std::string quoted(Language language, std::string_view code, std::string_view detail) {
  std::string words(detail);
  if (tells_a_place(detail)) replace_each(words, places, language);
  if (code == "workbook_too_large") replace_each(words, units, language);
  if (code == "out_of_range") replace_each(words, bounds, language);
  auto const number = std::find_if(counted.begin(), counted.end(), [&](auto const& each) { return each.code == code; });
  return number == counted.end() ? words : grouped(words, number->least_digits, language);
}

}  // namespace athar::json
