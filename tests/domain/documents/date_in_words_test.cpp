#include "domain/documents/date_in_words.hpp"

#include <gtest/gtest.h>

namespace athar::wording {
namespace {

TEST(DateInWords, WritesNumbersInFrench) {
  for (auto const& [number, words] : std::initializer_list<std::pair<int, char const*>>{
           {0, "zéro"}, {1, "un"}, {16, "seize"}, {17, "dix-sept"}, {21, "vingt et un"}, {22, "vingt-deux"}, {61, "soixante et un"},
           {70, "soixante-dix"}, {71, "soixante et onze"}, {77, "soixante-dix-sept"}, {80, "quatre-vingts"}, {81, "quatre-vingt-un"},
           {91, "quatre-vingt-onze"}, {99, "quatre-vingt-dix-neuf"}, {100, "cent"}, {200, "deux cents"}, {201, "deux cent un"},
           {1994, "mil neuf cent quatre-vingt-quatorze"}, {2000, "deux mille"}, {2026, "deux mille vingt-six"}, {2180, "deux mille cent quatre-vingts"}})
    EXPECT_EQ(number_in_french(number), words) << number;
}

TEST(DateInWords, WritesYearsInArabic) {
  for (auto const& [number, words] : std::initializer_list<std::pair<int, char const*>>{
           {1998, "ألف وتسعمائة وثمان وتسعين"}, {2000, "ألفين"}, {2001, "ألفين وواحدة"}, {2010, "ألفين وعشر"}, {2011, "ألفين وإحدى عشرة"},
           {2018, "ألفين وثماني عشرة"}, {2021, "ألفين وإحدى وعشرين"}, {2022, "ألفين واثنتين وعشرين"}, {2026, "ألفين وست وعشرين"},
           {2130, "ألفين ومائة وثلاثين"}})
    EXPECT_EQ(number_in_arabic(number), words) << number;
}

TEST(DateInWords, BeginsMinutes) {
  auto const day = *LocalDate::parse("2026-11-26");
  EXPECT_EQ(day_in_words(day, Language::fr), "L'an deux mille vingt-six et le vingt-six novembre");
  EXPECT_EQ(day_in_words(day, Language::ar), "في اليوم السادس والعشرين من شهر نونبر من سنة ألفين وست وعشرين");
  EXPECT_EQ(day_in_words(day, Language::en), "On 26 November 2026");
  auto const first = *LocalDate::parse("2021-08-01");
  EXPECT_EQ(day_in_words(first, Language::fr), "L'an deux mille vingt et un et le premier août");
  EXPECT_EQ(day_in_words(first, Language::ar), "في اليوم الأول من شهر غشت من سنة ألفين وإحدى وعشرين");
  EXPECT_EQ(day_in_words(*LocalDate::parse("2021-12-31"), Language::ar), "في اليوم الحادي والثلاثين من شهر دجنبر من سنة ألفين وإحدى وعشرين");
}

TEST(DateInWords, TellsTheHour) {
  struct Case {
    char const *at, *fr, *ar, *en;
  };
  for (auto const& each : {Case{"09:00", "à neuf heures", "على الساعة التاسعة صباحا", "at 09:00"},
                           Case{"10:30", "à dix heures trente", "على الساعة العاشرة والنصف صباحا", "at 10:30"},
                           Case{"01:21", "à une heure vingt et une", "على الساعة الواحدة و21 دقيقة ليلا", "at 01:21"},
                           Case{"11:11", "à onze heures onze", "على الساعة الحادية عشرة و11 دقيقة صباحا", "at 11:11"},
                           Case{"12:00", "à douze heures", "على الساعة الثانية عشرة زوالا", "at 12:00"},
                           Case{"15:15", "à quinze heures quinze", "على الساعة الثالثة والربع بعد الزوال", "at 15:15"},
                           Case{"21:00", "à vingt et une heures", "على الساعة التاسعة مساء", "at 21:00"}}) {
    auto const at = *LocalTime::parse(each.at);
    EXPECT_EQ(time_in_words(at, Language::fr), each.fr);
    EXPECT_EQ(time_in_words(at, Language::ar), each.ar);
    EXPECT_EQ(time_in_words(at, Language::en), each.en);
  }
}

}  // namespace
}  // namespace athar::wording
