#include "domain/imports/cells/attendance_marks.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "domain/imports/folding.hpp"
#include "domain/imports/sheet.hpp"

namespace athar {
namespace {

enum class Sign { present, absent, excused, cross, none };

struct MarkWord {
  std::string_view word;             ///< folded, without full stops, spaces and "(e)"
  Sign sign;
};

constexpr auto present = Sign::present, absent = Sign::absent, excused = Sign::excused;

constexpr auto marks = std::to_array<MarkWord>({
    {"p", present}, {"pr", present}, {"pres", present}, {"present", present}, {"presente", present}, {"1", present}, {"oui", present}, {"o", present},
    {"yes", present}, {"y", present}, {"v", present}, {"ok", present}, {"vrai", present}, {"true", present}, {"r", present}, {"retard", present},
    {"late", present}, {"signe", present}, {"✓", present}, {"✔", present}, {"☑", present}, {"√", present}, {"✅", present}, {"●", present}, {"ح", present},
    {"حاضر", present}, {"حاضره", present}, {"حضور", present}, {"نعم", present}, {"متاخر", present}, {"متاخره", present},
    {"a", absent}, {"ab", absent}, {"abs", absent}, {"absent", absent}, {"absente", absent}, {"absence", absent}, {"0", absent}, {"non", absent}, {"no", absent},
    {"n", absent}, {"faux", absent}, {"false", absent}, {"✗", absent}, {"✘", absent}, {"☒", absent}, {"❌", absent}, {"غ", absent}, {"غايب", absent},
    {"غايبه", absent}, {"غياب", absent}, {"لا", absent}, {"تغيب", absent}, {"متغيب", absent}, {"متغيبه", absent},
    {"e", excused}, {"ex", excused}, {"exc", excused}, {"excuse", excused}, {"excusee", excused}, {"excused", excused}, {"ae", excused}, {"aj", excused},
    {"absentexcuse", excused}, {"absenteexcusee", excused}, {"absexc", excused}, {"absencejustifiee", excused}, {"justifie", excused}, {"justifiee", excused},
    {"م", excused}, {"مبرر", excused}, {"مبرره", excused}, {"بعذر", excused}, {"معذور", excused}, {"معذوره", excused}, {"غم", excused}, {"غيابمبرر", excused},
    {"غايببعذر", excused}, {"غايبهبعذر", excused},
    {"x", Sign::cross}, {"×", Sign::cross}, {"+", Sign::cross},
    {"☐", Sign::none}, {"□", Sign::none},
});

std::optional<Sign> sign_of(std::string_view cell) {
  auto key = folded(one_line(cell));
  for (std::string_view ending : {"(e)", "(ه)", "·e"})
    if (key.ends_with(ending)) key.erase(key.size() - ending.size());
  std::erase_if(key, [](char c) { return c == '.' || c == ' ' || c == '-' || c == '/' || c == '\''; });
  auto const known = std::find_if(marks.begin(), marks.end(), [&](auto const& mark) { return mark.word == key; });
  return known == marks.end() ? std::nullopt : std::optional(known->sign);
}

}  // namespace

std::string_view name_of(AttendanceMark mark) {
  switch (mark) {
    case AttendanceMark::present:
      return "present";
    case AttendanceMark::absent:
      return "absent";
    case AttendanceMark::excused:
      return "excused";
  }
  return "present";
}

MarkHabit mark_habit_of(std::span<std::string const> cells) {
  bool ticked = false, missed = false;
  for (auto const& cell : cells) {
    auto const sign = sign_of(cell);
    ticked = ticked || sign == Sign::present;
    missed = missed || sign == Sign::absent;
  }
  if (!ticked) return {MarkHabit::Cross::present};
  return {missed ? MarkHabit::Cross::undecided : MarkHabit::Cross::absent};
}

Reading<AttendanceMark> read_attendance_mark(std::string_view cell, MarkHabit const& habit) {
  using Mark = Reading<AttendanceMark>;
  if (says_nothing(cell)) return Mark::unknown();
  if (is_error_cell(cell)) return Mark::remark("error_cell", std::string(cell));
  auto const sign = cell.size() > 100 ? std::nullopt : sign_of(cell);
  if (!sign) return Mark::remark("not_one_of", "P, A, E");
  switch (*sign) {
    case Sign::present:
      return Mark::of(AttendanceMark::present);
    case Sign::absent:
      return Mark::of(AttendanceMark::absent);
    case Sign::excused:
      return Mark::of(AttendanceMark::excused);
    case Sign::none:
      return Mark::unknown();
    case Sign::cross:
      break;
  }
  if (habit.cross == MarkHabit::Cross::undecided)
    return Mark::question("ambiguous_mark", "P | A", {AttendanceMark::present, AttendanceMark::absent});
  return Mark::of(habit.cross == MarkHabit::Cross::present ? AttendanceMark::present : AttendanceMark::absent);
}

}  // namespace athar
