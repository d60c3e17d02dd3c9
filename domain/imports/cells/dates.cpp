#include "domain/imports/cells/dates.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "domain/imports/folding.hpp"
#include "domain/imports/sheet.hpp"

namespace athar {
namespace {

struct Month {
  int number;
  std::string_view beginning;        ///< folded; a longer word fits when `whole` is not set
  bool whole{false};
};

/// French and English months may be cut short after these letters; Arabic ones as Morocco says them, then as others do.
constexpr auto months = std::to_array<Month>({
    {1, "jan"}, {2, "fev"}, {2, "feb"}, {3, "mar"}, {4, "avr"}, {4, "apr"}, {5, "mai", true}, {5, "may", true}, {6, "juin", true}, {6, "jun"},
    {7, "juil"}, {7, "jul"}, {8, "aou"}, {8, "aug"}, {9, "sep"}, {10, "oct"}, {11, "nov"}, {12, "dec"},
    {1, "يناير", true}, {2, "فبراير", true}, {3, "مارس", true}, {4, "ابريل", true}, {5, "ماي", true}, {5, "مايو", true}, {6, "يونيو", true},
    {6, "يونيه", true}, {7, "يوليوز", true}, {7, "يوليو", true}, {7, "يوليه", true}, {8, "غشت", true}, {8, "اغسطس", true}, {9, "شتنبر", true},
    {9, "سبتمبر", true}, {10, "اكتوبر", true}, {11, "نونبر", true}, {11, "نوفمبر", true}, {12, "دجنبر", true}, {12, "ديسمبر", true},
});

constexpr auto passed_over = std::to_array<std::string_view>(
    {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lun", "mer", "jeu", "ven", "sam", "dim", "monday", "tuesday", "wednesday",
     "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "الاثنين", "الاتنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه",
     "السبت", "الاحد", "يوم", "في", "شهر", "سنه", "le", "du", "de", "of", "the", "on", "er", "st", "nd", "rd", "th"});

constexpr std::int32_t serial_of_1970 = 25'569;
constexpr double first_serial = 10'000, last_serial = 80'000;  ///< 1927 to 2119: smaller and greater numbers are counts or codes

bool is_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }); }

int month_named(std::string_view word) {
  for (auto const& month : months)
    if (month.whole ? word == month.beginning : word.starts_with(month.beginning)) return month.number;
  return 0;
}

/// What stands before a time of day: "22/11/2026 09:30", "2026-11-22T09:30", "22/11/2026 à 9h30".
std::string_view without_time(std::string_view text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    bool const is_digit_before = text[i - 1] >= '0' && text[i - 1] <= '9';
    bool const is_hour = is_digit_before && (text[i] == ':' || (text[i] == 'h' && (i + 1 == text.size() || text[i + 1] == ' ' || (text[i + 1] >= '0' && text[i + 1] <= '9'))));
    if (!is_hour) continue;
    auto const before = text.find_last_of(" t", i);
    return before == std::string_view::npos ? std::string_view{} : text.substr(0, before);
  }
  return text;
}

/// Numbers and words of a date, folded; "22nov26" has three.
std::vector<std::string> parts_of(std::string_view cell) {
  auto const text = folded(one_line(cell));
  std::vector<std::string> parts;
  for (auto const& word : folded_words(without_time(text))) {
    bool was_digit = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
      bool const is_digit = word[i] >= '0' && word[i] <= '9';
      if (i == 0 || is_digit != was_digit) parts.emplace_back();
      parts.back() += word[i];
      was_digit = is_digit;
    }
  }
  auto const says_little = [](std::string const& part) { return std::find(passed_over.begin(), passed_over.end(), part) != passed_over.end(); };
  // "à" of a time of day that was cut off.
  std::erase_if(parts, [&](std::string const& part) { return says_little(part) || part == "a"; });
  return parts;
}

int whole_year(std::string_view digits) {
  int const year = std::stoi(std::string(digits));
  if (digits.size() == 2) return year <= 40 ? 2000 + year : 1900 + year;
  return year;
}

bool is_year(std::string_view part) { return is_digits(part) && (part.size() == 2 || part.size() == 4); }
bool is_day_or_month(std::string_view part) { return is_digits(part) && part.size() <= 2; }

Reading<LocalDate> made(int year, int month, int day, std::string_view cell) {
  auto const text = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  if (year < 1900 || year > 2199) return Reading<LocalDate>::remark("year_out_of_range", std::string(cell));
  auto const date = LocalDate::parse(std::to_string(year) + "-" + text(month) + "-" + text(day));
  return date ? Reading<LocalDate>::of(*date) : Reading<LocalDate>::remark("invalid_date", std::string(cell));
}

Reading<LocalDate> with_named_month(std::vector<std::string> const& parts, std::string_view cell) {
  if (parts.size() == 3) {
    auto const &first = parts[0], &second = parts[1], &year = parts[2];
    int const month = month_named(second) != 0 ? month_named(second) : month_named(first);
    auto const& day = month_named(second) != 0 ? first : second;
    if (month != 0 && is_day_or_month(day) && is_year(year)) return made(whole_year(year), month, std::stoi(day), cell);
  }
  return Reading<LocalDate>::remark("invalid_date", std::string(cell));
}

/// "03/04/2026" and its like: two numbers that could both be the month.
struct TwoNumbers {
  int first{0};
  int second{0};
  int year{0};
};

std::optional<TwoNumbers> two_numbers(std::vector<std::string> const& parts) {
  if (parts.size() != 3 || !is_day_or_month(parts[0]) || !is_day_or_month(parts[1]) || !is_year(parts[2])) return std::nullopt;
  return TwoNumbers{std::stoi(parts[0]), std::stoi(parts[1]), whole_year(parts[2])};
}

Reading<LocalDate> with_numbers(TwoNumbers const& n, std::string_view cell, DateHabit const& habit) {
  if (n.second > 12 && n.first <= 12) return made(n.year, n.first, n.second, cell);
  bool const either = n.first <= 12 && n.second <= 12 && n.first != n.second;
  auto const day_first = made(n.year, n.second, n.first, cell);
  if (!either || habit.order == DateHabit::Order::day_first) return day_first;
  auto const month_first = made(n.year, n.first, n.second, cell);
  if (habit.order == DateHabit::Order::month_first || !day_first.value || !month_first.value) return month_first;
  return Reading<LocalDate>::question("ambiguous_date", month_first.value->text() + " | " + day_first.value->text(), {*month_first.value, *day_first.value});
}

std::optional<double> serial_of(std::string_view cell) {
  auto text = with_plain_digits(one_line(cell));
  std::replace(text.begin(), text.end(), ',', '.');
  if (text.empty() || text.size() > 24 || text.find_first_not_of("0123456789.") != std::string::npos || std::count(text.begin(), text.end(), '.') > 1 || text[0] == '.')
    return std::nullopt;
  double const serial = std::stod(text);
  return serial >= first_serial && serial <= last_serial ? std::optional(serial) : std::nullopt;
}

Reading<LocalDate> with_one_number(std::string const& digits, std::string_view cell) {
  if (digits.size() == 8) {
    auto const year_first = made(std::stoi(digits.substr(0, 4)), std::stoi(digits.substr(4, 2)), std::stoi(digits.substr(6)), cell);
    if (year_first.value) return year_first;
    auto const day_first = made(std::stoi(digits.substr(4)), std::stoi(digits.substr(2, 2)), std::stoi(digits.substr(0, 2)), cell);
    if (day_first.value) return day_first;
  }
  return Reading<LocalDate>::remark("invalid_date", std::string(cell));
}

/// "mai 2016", "05/2016", "2016-05": a month and its year, in either order.
std::optional<Reading<PartialDate>> month_and_year(std::vector<std::string> const& parts, std::string_view cell) {
  if (parts.size() != 2) return std::nullopt;
  bool const year_first = is_digits(parts[0]) && parts[0].size() == 4;
  auto const& year = parts[year_first ? 0 : 1];
  auto const& month = parts[year_first ? 1 : 0];
  int const named = is_digits(month) ? 0 : month_named(month);
  if (!is_year(year) || (named == 0 && (year.size() != 4 || !is_day_or_month(month)))) return std::nullopt;
  int const number = named != 0 ? named : std::stoi(month);
  int const whole = whole_year(year);
  if (whole < 1900 || whole > 2199) return Reading<PartialDate>::remark("year_out_of_range", std::string(cell));
  auto const text = std::to_string(whole) + (number < 10 ? "-0" : "-") + std::to_string(number);
  auto const date = PartialDate::parse(text);
  return date ? Reading<PartialDate>::of(*date) : Reading<PartialDate>::remark("invalid_partial_date", std::string(cell));
}

}  // namespace

DateHabit date_habit_of(std::span<std::string const> cells) {
  DateHabit habit;
  std::size_t filled = 0, serials = 0, only_month_first = 0;
  for (auto const& cell : cells) {
    if (says_nothing(cell)) continue;
    ++filled;
    if (serial_of(cell)) {
      ++serials;
      continue;
    }
    if (auto const numbers = two_numbers(parts_of(cell))) only_month_first += numbers->second > 12 && numbers->first <= 12;
  }
  habit.serials = filled > 0 && serials == filled;
  if (only_month_first > 0) habit.order = DateHabit::Order::undecided;
  return habit;
}

Reading<LocalDate> read_date(std::string_view cell, DateHabit const& habit) {
  constexpr std::size_t greatest = 60;
  if (says_nothing(cell)) return Reading<LocalDate>::unknown();
  if (is_error_cell(cell)) return Reading<LocalDate>::remark("error_cell", std::string(cell));
  if (cell.size() > 2 * greatest) return Reading<LocalDate>::remark("invalid_date");
  if (auto const serial = habit.serials ? serial_of(cell) : std::nullopt) return Reading<LocalDate>::of(LocalDate::from_days(static_cast<std::int32_t>(*serial) - serial_of_1970));
  auto const parts = parts_of(cell);
  bool const all_numbers = std::all_of(parts.begin(), parts.end(), [](auto const& part) { return is_digits(part); });
  if (!all_numbers) return with_named_month(parts, cell);
  if (parts.size() == 1) return with_one_number(parts[0], cell);
  if (parts.size() == 3 && parts[0].size() == 4 && is_day_or_month(parts[1]) && is_day_or_month(parts[2]))
    return made(std::stoi(parts[0]), std::stoi(parts[1]), std::stoi(parts[2]), cell);
  if (auto const numbers = two_numbers(parts)) return with_numbers(*numbers, cell, habit);
  return Reading<LocalDate>::remark("invalid_date", std::string(cell));
}

Reading<PartialDate> read_partial_date(std::string_view cell, DateHabit const& habit) {
  if (says_nothing(cell)) return Reading<PartialDate>::unknown();
  if (is_error_cell(cell)) return Reading<PartialDate>::remark("error_cell", std::string(cell));
  if (cell.size() > 120) return Reading<PartialDate>::remark("invalid_partial_date");
  auto parts = parts_of(cell);
  std::erase_if(parts, [](auto const& part) { return part == "annee" || part == "an" || part == "year" || part == "عام"; });
  if (parts.size() == 1 && is_digits(parts[0]) && parts[0].size() == 4) {
    int const year = std::stoi(parts[0]);
    if (year < 1900 || year > 2199) return Reading<PartialDate>::remark("year_out_of_range", std::string(cell));
    return Reading<PartialDate>::of(*PartialDate::parse(parts[0]));
  }
  if (auto const month = month_and_year(parts, cell)) return *month;
  DateHabit const as_days{habit.order, serial_of(cell).has_value()};
  auto day = read_date(cell, as_days);
  if (day.value) return Reading<PartialDate>::of(PartialDate(*day.value));
  std::vector<PartialDate> alternatives;
  for (auto const& each : day.alternatives) alternatives.emplace_back(each);
  if (day.code == "invalid_date") day.code = "invalid_partial_date";
  return {std::nullopt, std::move(day.code), std::move(day.detail), std::move(alternatives)};
}

}  // namespace athar
