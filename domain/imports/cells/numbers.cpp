#include "domain/imports/cells/numbers.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <vector>

#include "domain/imports/folding.hpp"
#include "domain/imports/sheet.hpp"
#include "domain/shared/utf8.hpp"

namespace athar {
namespace {

constexpr int decimals_kept = 4;
constexpr std::string_view greatest = "90 000 000 000 000";
constexpr std::int64_t greatest_ten_thousandths = 900'000'000'000'000'000;

struct UnitWord {
  std::string_view word;             ///< folded
  int zeros;
  std::string_view currency;
};

constexpr auto unit_words = std::to_array<UnitWord>({
    {"million", 6, ""}, {"millions", 6, ""}, {"مليون", 6, ""}, {"ملايين", 6, ""}, {"milliard", 9, ""}, {"milliards", 9, ""}, {"billion", 9, ""}, {"md", 9, ""},
    {"mrd", 9, ""}, {"mds", 9, ""}, {"مليار", 9, ""}, {"ملايير", 9, ""}, {"mille", 3, ""}, {"thousand", 3, ""}, {"k", 3, ""}, {"الف", 3, ""}, {"الاف", 3, ""},
    {"kdh", 3, "MAD"}, {"mdh", 6, "MAD"}, {"mdhs", 6, "MAD"}, {"mmad", 6, "MAD"}, {"mmdh", 9, "MAD"}, {"dh", 0, "MAD"}, {"dhs", 0, "MAD"}, {"mad", 0, "MAD"},
    {"dirham", 0, "MAD"}, {"dirhams", 0, "MAD"}, {"درهم", 0, "MAD"}, {"درهما", 0, "MAD"}, {"دراهم", 0, "MAD"}, {"eur", 0, "EUR"}, {"euro", 0, "EUR"},
    {"euros", 0, "EUR"}, {"يورو", 0, "EUR"}, {"اورو", 0, "EUR"}, {"keur", 3, "EUR"}, {"meur", 6, "EUR"}, {"usd", 0, "USD"}, {"dollar", 0, "USD"},
    {"dollars", 0, "USD"}, {"دولار", 0, "USD"},
    {"de", 0, ""}, {"of", 0, ""}, {"personne", 0, ""}, {"personnes", 0, ""}, {"pers", 0, ""}, {"participant", 0, ""}, {"participants", 0, ""},
    {"participantes", 0, ""}, {"people", 0, ""}, {"مشارك", 0, ""}, {"مشاركا", 0, ""}, {"مشاركه", 0, ""}, {"مشاركين", 0, ""}, {"شخص", 0, ""}, {"شخصا", 0, ""}, {"اشخاص", 0, ""},
});

/// A number taken apart: "1 250.500 MDH".
struct Parts {
  bool negative{false};
  std::string digits;                ///< digits with '.' and ',' where they stand; spaces between groups are gone
  bool has_spaces{false};
  char sure_decimal{0};              ///< the Arabic decimal sign stood there
  int zeros{0};                      ///< of million …
  bool has_scale{false};
  std::string currency;
};

char currency_sign(char32_t c) { return c == U'€' ? 'E' : c == '$' ? 'U' : 0; }

bool add_words(Parts& parts, std::string_view words) {
  for (auto const& word : folded_words(words)) {
    auto const known = std::find_if(unit_words.begin(), unit_words.end(), [&](auto const& unit) { return unit.word == word; });
    if (known == unit_words.end()) return false;
    parts.zeros += known->zeros;
    parts.has_scale = parts.has_scale || known->zeros > 0;
    if (!known->currency.empty()) parts.currency = known->currency;
  }
  return parts.zeros <= 12;
}

/// Groups of spaces are of three digits: "12 34" is two numbers.
bool takes_space(std::string_view digits, std::string_view rest) {
  auto const end = rest.find_first_not_of("0123456789");
  auto const group = rest.substr(0, end);
  auto const lead = digits.find_first_of(".,");
  return group.size() == 3 && lead == std::string_view::npos;
}

std::optional<Parts> parts_of(std::string_view cell) {
  auto text = with_plain_digits(one_line(cell));
  Parts parts;
  std::string words;
  bool ended = false;
  bool const in_brackets = text.size() > 2 && text.front() == '(' && text.back() == ')';
  if (in_brackets) text = text.substr(1, text.size() - 2);
  for (std::size_t at = 0; at < text.size();) {
    auto const here = at;
    auto const c = next_character(text, at);
    bool const is_digit = c >= '0' && c <= '9';
    if (is_digit && ended) return std::nullopt;
    if (is_digit) parts.digits += static_cast<char>(c);
    else if (parts.digits.empty() && (c == '-' || c == 0x2212) && !parts.negative) parts.negative = true;
    else if (parts.digits.empty() && c == '+') continue;
    else if (auto const sign = currency_sign(c)) {
      parts.currency = sign == 'E' ? "EUR" : "USD";
      ended = !parts.digits.empty();
    } else if (ended || parts.digits.empty()) append_character(words, c);
    else if (c == '.' || c == ',') parts.digits += static_cast<char>(c);
    else if (c == 0x060C) parts.digits += ',';
    else if (c == 0x066B) {
      parts.digits += '.';
      parts.sure_decimal = '.';
    } else if (c == ' ' || c == '\'' || c == 0x2019 || c == 0x066C) {
      parts.has_spaces = takes_space(parts.digits, std::string_view(text).substr(at)) || parts.has_spaces;
      ended = !takes_space(parts.digits, std::string_view(text).substr(at));
    } else {
      ended = true;
      at = here;
      append_character(words, next_character(text, at));
    }
  }
  if (in_brackets) parts.negative = true;
  // A sentence's full stop, "250.-".
  while (!parts.digits.empty() && (parts.digits.back() == '.' || parts.digits.back() == ',')) parts.digits.pop_back();
  if (parts.digits.empty() || !add_words(parts, words)) return std::nullopt;
  return parts;
}

bool are_groups(std::string_view digits, char separator) {
  auto at = digits.find(separator);
  if (at == 0 || at > 3) return false;
  while (at != std::string_view::npos) {
    auto const next = digits.find(separator, at + 1);
    auto const size = (next == std::string_view::npos ? digits.size() : next) - at - 1;
    if (size != 3) return false;
    at = next;
  }
  return true;
}

enum class Meaning { none, decimal, grouping, either, broken };

struct Separators {
  Meaning meaning{Meaning::none};
  char decimal{0};                   ///< the sign that parts the decimals, if one does
};

/// What "." and "," mean in one number, by itself.
Separators separators_of(Parts const& parts) {
  std::string_view const digits = parts.digits;
  auto const count = [&](char c) { return std::count(digits.begin(), digits.end(), c); };
  auto const dots = count('.'), commas = count(',');
  if (dots == 0 && commas == 0) return {};
  if (dots > 0 && commas > 0) {
    char const decimal = digits.rfind('.') > digits.rfind(',') ? '.' : ',', grouping = decimal == '.' ? ',' : '.';
    bool const is_sound = count(decimal) == 1 && are_groups(digits.substr(0, digits.find(decimal)), grouping);
    return {is_sound ? Meaning::decimal : Meaning::broken, decimal};
  }
  char const sign = dots > 0 ? '.' : ',', other = sign == '.' ? ',' : '.';
  if (dots + commas > 1) return {are_groups(digits, sign) ? Meaning::grouping : Meaning::broken, other};
  auto const before = digits.find(sign), after = digits.size() - before - 1;
  bool const only_decimal = after != 3 || before > 3 || before == 0 || digits[0] == '0' || parts.has_spaces || parts.has_scale || parts.sure_decimal == sign;
  return only_decimal ? Separators{Meaning::decimal, sign} : Separators{Meaning::either, sign};
}

/// Ten-thousandths; nothing when they are too many.
std::optional<std::int64_t> counted(Parts const& parts, char decimal) {
  std::int64_t value = 0;
  int decimals = 0;
  bool after = false;
  for (char const c : parts.digits) {
    if (c == decimal) after = true;
    if (c < '0' || c > '9') continue;
    if (after && decimals >= decimals_kept + parts.zeros) continue;
    if (value > (std::numeric_limits<std::int64_t>::max() - 9) / 10) return std::nullopt;
    value = value * 10 + (c - '0');
    decimals += after;
  }
  for (int i = decimals; i < decimals_kept + parts.zeros; ++i) {
    if (value > greatest_ten_thousandths / 10) return std::nullopt;
    value *= 10;
  }
  if (value > greatest_ten_thousandths) return std::nullopt;
  return parts.negative ? -value : value;
}

Reading<Amount> amount_of(Parts const& parts, char decimal) {
  auto const value = counted(parts, decimal);
  return value ? Reading<Amount>::of({*value, parts.currency}) : Reading<Amount>::remark("out_of_range", std::string(greatest));
}

/// As a cell that can be read in one way only: "1250 MAD", "1,2500 MAD".
std::string shown(Amount const& amount) {
  auto const whole = std::abs(amount.ten_thousandths / 10'000), rest = std::abs(amount.ten_thousandths % 10'000);
  auto text = (amount.ten_thousandths < 0 ? "-" : "") + std::to_string(whole);
  if (rest != 0) {
    auto decimals = std::to_string(10'000 + rest).substr(1);
    decimals.erase(std::max<std::size_t>(decimals.find_last_not_of('0') + 1, 1));
    text += "," + decimals + (decimals.size() == 3 ? "0" : "");
  }
  return amount.currency.empty() ? text : text + " " + amount.currency;
}

}  // namespace

NumberHabit number_habit_of(std::span<std::string const> cells) {
  bool dot = false, comma = false;
  for (auto const& cell : cells) {
    auto const parts = parts_of(cell);
    if (!parts) continue;
    auto const [meaning, decimal] = separators_of(*parts);
    if (meaning != Meaning::decimal && meaning != Meaning::grouping) continue;
    (decimal == '.' ? dot : comma) = true;
  }
  return {dot == comma ? char{0} : dot ? '.' : ','};
}

Reading<Amount> read_amount(std::string_view cell, NumberHabit const& habit) {
  if (says_nothing(cell)) return Reading<Amount>::unknown();
  if (is_error_cell(cell)) return Reading<Amount>::remark("error_cell", std::string(cell));
  auto const parts = cell.size() > 100 ? std::nullopt : parts_of(cell);
  if (!parts) return Reading<Amount>::remark("invalid_number", std::string(cell.substr(0, 100)));
  auto const [meaning, decimal] = separators_of(*parts);
  switch (meaning) {
    case Meaning::broken:
      return Reading<Amount>::remark("invalid_number", std::string(cell));
    case Meaning::none:
    case Meaning::grouping:
      return amount_of(*parts, 0);
    case Meaning::decimal:
      return amount_of(*parts, decimal);
    case Meaning::either:
      break;
  }
  if (habit.decimal != 0) return amount_of(*parts, habit.decimal == decimal ? decimal : char{0});
  auto const grouped = amount_of(*parts, 0), parted = amount_of(*parts, decimal);
  return Reading<Amount>::question("ambiguous_number", shown(*grouped.value) + " | " + shown(*parted.value),
                                   {*grouped.value, *parted.value});
}

Reading<std::int64_t> read_whole_number(std::string_view cell, NumberHabit const& habit) {
  auto const amount = read_amount(cell, habit);
  auto const is_whole = [](Amount const& a) { return a.ten_thousandths % 10'000 == 0 && a.ten_thousandths >= 0 && a.currency.empty(); };
  if (amount.is_question()) {
    auto const& grouped = amount.alternatives.front();
    auto const whole = grouped.ten_thousandths / 10'000;
    return is_whole(grouped) ? Reading<std::int64_t>::question("ambiguous_count", std::to_string(whole), {whole})
                             : Reading<std::int64_t>::remark("not_a_whole_number", std::string(cell));
  }
  if (!amount.value) return {std::nullopt, amount.code, amount.detail, {}};
  if (!is_whole(*amount.value)) return Reading<std::int64_t>::remark("not_a_whole_number", std::string(cell));
  return Reading<std::int64_t>::of(amount.value->ten_thousandths / 10'000);
}

}  // namespace athar
