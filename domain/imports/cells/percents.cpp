#include "domain/imports/cells/percents.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "domain/imports/folding.hpp"

namespace athar {
namespace {

constexpr std::int64_t millionths = 1'000'000;
constexpr int hundred = 100;

constexpr auto wholly_done = std::to_array<std::string_view>({"termine", "terminee", "acheve", "achevee", "complete", "completee", "fini", "finie",
                                                              "completed", "done", "finished", "مكتمل", "مكتملة", "تم", "منجز", "منته", "منتهي"});
constexpr auto not_begun = std::to_array<std::string_view>({"non commence", "non commencee", "pas commence", "non debute", "not started", "not begun",
                                                            "لم يبدا", "لم تبدا", "لم يبدا بعد", "لم تبدا بعد"});

template <class Words>
bool is_one_of(std::string const& text, Words const& words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return folded(word) == text; });
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

struct Written {
  bool has_sign{false};
  std::int64_t in_millionths{0};             ///< of what stands there: 0,85 is 850,000, 85 is 85,000,000
};

std::optional<Written> written(std::string_view cell) {
  auto text = with_plain_digits(cell);
  replace_all(text, "٪", "%");
  replace_all(text, "٫", ".");
  for (auto const blank : {" ", "\t", "\u00a0", "\u202f", "\u200e", "\u200f", "\u061c"}) replace_all(text, blank, "");
  Written out;
  out.has_sign = text.find('%') != std::string::npos;
  replace_all(text, "%", "");
  std::size_t at = 0;
  std::int64_t whole = 0;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && whole <= 1000; ++at) whole = whole * 10 + (text[at] - '0');
  if (at == 0) return std::nullopt;
  std::int64_t parts = 0;
  if (at < text.size()) {
    if ((text[at] != '.' && text[at] != ',') || at + 1 == text.size()) return std::nullopt;
    auto const digits = std::string_view(text).substr(at + 1);
    if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
    for (std::size_t i = 0; i < 6; ++i) parts = parts * 10 + (i < digits.size() ? digits[i] - '0' : 0);
    // 0.8499999999 is what a spreadsheet makes of 0.85.
    if (digits.size() > 6 && digits[6] >= '5') ++parts;
  }
  out.in_millionths = whole * millionths + parts;
  return out;
}

}  // namespace

PercentHabit percent_habit_of(std::span<std::string const> cells) {
  bool has_part = false, has_one = false;
  for (auto const& cell : cells) {
    auto const number = written(cell);
    if (!number) continue;
    if (number->has_sign || number->in_millionths > millionths) return PercentHabit::percents;
    has_one |= number->in_millionths == millionths;
    has_part |= number->in_millionths > 0 && number->in_millionths < millionths;
  }
  return has_part ? PercentHabit::fractions : has_one ? PercentHabit::undecided : PercentHabit::percents;
}

Reading<int> read_percent(std::string_view cell, PercentHabit habit) {
  if (says_nothing(cell)) return Reading<int>::unknown();
  if (is_error_cell(cell)) return Reading<int>::remark("error_cell", std::string(cell));
  auto const words = folded_words(cell);
  std::string text;
  for (auto const& word : words) text += (text.empty() ? "" : " ") + word;
  if (is_one_of(text, wholly_done)) return Reading<int>::of(hundred);
  if (is_one_of(text, not_begun)) return Reading<int>::of(0);
  auto const number = written(cell);
  if (!number) return Reading<int>::remark("invalid_percent");
  bool const is_one = number->in_millionths == millionths;
  if (habit == PercentHabit::undecided && !number->has_sign && is_one)
    return Reading<int>::question("ambiguous_percent", "100 % | 1 %", {hundred, 1});
  bool const is_fraction = habit == PercentHabit::fractions && !number->has_sign;
  auto const percent = is_fraction ? number->in_millionths * hundred : number->in_millionths;
  if (percent > hundred * millionths) return Reading<int>::remark("invalid_percent");
  return Reading<int>::of(static_cast<int>(percent / millionths));
}

}  // namespace athar
