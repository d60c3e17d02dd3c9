#include "domain/documents/wording.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace athar::wording {
namespace {

LocalDate day(std::string_view text) { return LocalDate::parse(text).value(); }
LocalTime at(std::string_view text) { return LocalTime::parse(text).value(); }

std::vector<LocalDate> days_of(std::initializer_list<std::string_view> texts) {
  std::vector<LocalDate> out;
  for (auto text : texts) out.push_back(day(text));
  return out;
}

TEST(Wording, WritesADayAsPeopleInMoroccoDo) {
  EXPECT_EQ(date_with_weekday(day("2026-08-17"), Language::fr), "lundi 17 août 2026");
  EXPECT_EQ(date_with_weekday(day("2026-08-17"), Language::ar), "الاثنين 17 غشت 2026");
  EXPECT_EQ(date_with_weekday(day("2026-08-17"), Language::en), "Monday 17 August 2026");
  EXPECT_EQ(date(day("2027-07-01"), Language::fr), "1er juillet 2027");
  EXPECT_EQ(date(day("2027-07-01"), Language::ar), "1 يوليوز 2027");
}

TEST(Wording, KnowsTheTwelveMonthsOfMorocco) {
  constexpr std::string_view months[]{"يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"};
  for (int month = 1; month <= 12; ++month)
    EXPECT_EQ(date(day(fmt::format("2026-{:02}-05", month)), Language::ar), fmt::format("5 {} 2026", months[month - 1]));
}

TEST(Wording, SaysAMonthAndAYearOnce) {
  auto const week = days_of({"2026-06-15", "2026-06-16", "2026-06-17"});
  EXPECT_EQ(on_days(week, Language::fr), "les 15, 16 et 17 juin 2026");
  EXPECT_EQ(on_days(week, Language::ar), "أيام 15 و16 و17 يونيو 2026");
  EXPECT_EQ(on_days(week, Language::en), "on 15, 16 and 17 June 2026");
  EXPECT_EQ(on_days(days_of({"2026-06-15"}), Language::fr), "le 15 juin 2026");
  EXPECT_EQ(on_days(days_of({"2026-06-15"}), Language::ar), "يوم 15 يونيو 2026");
  EXPECT_EQ(on_days(days_of({"2026-06-29", "2026-06-30", "2026-07-01"}), Language::fr), "les 29 et 30 juin et 1er juillet 2026");
  EXPECT_EQ(on_days(days_of({"2026-12-31", "2027-01-01"}), Language::en), "on 31 December 2026 and 1 January 2027");
}

TEST(Wording, GivesOfManyDaysTheFirstAndTheLast) {
  std::vector<LocalDate> days;
  for (int i = 0; i < 9; ++i) days.push_back(LocalDate::from_days(day("2026-06-01").days() + 2 * i));
  EXPECT_EQ(on_days(days, Language::fr), "entre le 1er juin 2026 et le 17 juin 2026");
  EXPECT_EQ(on_days(days, Language::ar), "ما بين 1 يونيو 2026 و17 يونيو 2026");
}

TEST(Wording, CountsInArabicAsArabicDoes) {
  EXPECT_EQ(days(1, Language::ar), "يوم واحد");
  EXPECT_EQ(days(2, Language::ar), "يومان");
  EXPECT_EQ(days(3, Language::ar), "3 أيام");
  EXPECT_EQ(days(11, Language::ar), "11 يوما");
  EXPECT_EQ(days(103, Language::ar), "103 أيام");
  EXPECT_EQ(half_days(5, Language::ar), "5 حصص");
  EXPECT_EQ(half_days(1, Language::fr), "1 demi-journée");
  EXPECT_EQ(half_days(5, Language::fr), "5 demi-journées");
}

TEST(Wording, KeepsANumberWithItsUnit) {
  EXPECT_EQ(duration(750, Language::fr), "12\u00A0h\u00A030");
  EXPECT_EQ(duration(720, Language::fr), "12\u00A0h");
  EXPECT_EQ(duration(750, Language::ar), "12 ساعة و30 دقيقة");
  EXPECT_EQ(duration(120, Language::ar), "ساعتان");
  EXPECT_EQ(duration(30, Language::ar), "30 دقيقة");
  EXPECT_EQ(from_to(at("09:00"), at("12:30"), Language::fr), "de 9\u00A0h\u00A000 à 12\u00A0h\u00A030");
  EXPECT_EQ(from_to(at("09:00"), at("12:30"), Language::ar), "من 09:00 إلى 12:30");
}

TEST(Wording, JoinsTheArabicPrepositionToAnArabicNameOnly) {
  EXPECT_EQ(at_place("الرباط", Language::ar), "بالرباط");
  EXPECT_EQ(at_place("Rabat", Language::ar), "في Rabat");
  EXPECT_EQ(at_place("Rabat", Language::fr), "à Rabat");
}

TEST(Wording, LeavesOutWhatCannotBeSeen) {
  EXPECT_EQ(printable("Sal\u202Ema\u202C \u200BAlaoui\uFEFF"), "Salma Alaoui");
  EXPECT_EQ(printable("line one\r\nline\ttwo\n"), "line one line two");
  EXPECT_EQ(printable(std::string_view("nul\0here", 8)), "nul here");
  EXPECT_EQ(printable("\u2066isolated\u2069 \u200Fmark"), "isolated mark");
  EXPECT_EQ(printable("می\u200Cخواهم"), "می\u200Cخواهم") << "what joins letters stays";
  EXPECT_EQ(printable("فاطمة الزهراء"), "فاطمة الزهراء");
}

}  // namespace
}  // namespace athar::wording
