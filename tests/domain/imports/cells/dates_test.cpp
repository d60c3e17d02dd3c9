#include "domain/imports/cells/dates.hpp"

#include <gtest/gtest.h>

namespace athar {
namespace {

struct Written {
  char const* name;
  std::string cell;
  std::string read;                  ///< the day, "" for unknown, or a code
  DateHabit habit{};
};

std::string said(Reading<LocalDate> const& reading) {
  if (reading.value) return reading.value->text();
  if (reading.is_question()) {
    std::string text = reading.code;
    for (auto const& date : reading.alternatives) text += " " + date.text();
    return text;
  }
  return reading.code;
}

class Dates : public testing::TestWithParam<Written> {};

TEST_P(Dates, AreReadAsPeopleWriteThem) { EXPECT_EQ(said(read_date(GetParam().cell, GetParam().habit)), GetParam().read); }

constexpr DateHabit undecided{DateHabit::Order::undecided, false}, month_first{DateHabit::Order::month_first, false}, serials{DateHabit::Order::day_first, true};

INSTANTIATE_TEST_SUITE_P(
    Cells, Dates,
    testing::Values(
        Written{"French", "22/11/2026", "2026-11-22"}, Written{"OneDigit", "3/4/2026", "2026-04-03"}, Written{"Dashes", "22-11-2026", "2026-11-22"},
        Written{"Dots", "22.11.2026", "2026-11-22"}, Written{"Spaces", "22 11 2026", "2026-11-22"}, Written{"ShortYear", "22/11/26", "2026-11-22"},
        Written{"ShortYearOfBirth", "05-03-85", "1985-03-05"}, Written{"Iso", "2026-11-22", "2026-11-22"}, Written{"IsoSlashes", "2026/11/22", "2026-11-22"},
        Written{"EightDigits", "20261122", "2026-11-22"}, Written{"EightDigitsDayFirst", "22112026", "2026-11-22"},
        Written{"WithTime", "22/11/2026 09:30", "2026-11-22"}, Written{"WithTimeIso", "2026-11-22T09:30:00Z", "2026-11-22"},
        Written{"WithTimeInFrench", "22 novembre 2026 à 9h30", "2026-11-22"}, Written{"WithSeconds", "2026-11-22 00:00:00", "2026-11-22"},
        Written{"Words", "22 novembre 2026", "2026-11-22"}, Written{"WeekDay", "Dimanche 22 Novembre 2026", "2026-11-22"},
        Written{"FirstOfMonth", "1er mars 2026", "2026-03-01"}, Written{"August", "15 août 2026", "2026-08-15"}, Written{"AugustCapitals", "15 AOÛT 2026", "2026-08-15"},
        Written{"December", "31 décembre 2026", "2026-12-31"}, Written{"ShortMonth", "22-nov.-26", "2026-11-22"}, Written{"ShortJuly", "3 juil. 2026", "2026-07-03"},
        Written{"June", "3 juin 2026", "2026-06-03"}, Written{"English", "November 22, 2026", "2026-11-22"}, Written{"EnglishShort", "Nov 22nd 2026", "2026-11-22"},
        Written{"EnglishTuesday", "Tue 3 Mar 2026", "2026-03-03"}, Written{"Glued", "22nov2026", "2026-11-22"}, Written{"OnTwoLines", "22\nnovembre 2026", "2026-11-22"},
        Written{"ArabicNovember", "22 نونبر 2026", "2026-11-22"}, Written{"ArabicAugust", "15 غشت 2026", "2026-08-15"}, Written{"ArabicSeptember", "1 شتنبر 2026", "2026-09-01"},
        Written{"ArabicDecember", "31 دجنبر 2026", "2026-12-31"}, Written{"ArabicJuly", "30 يوليوز 2026", "2026-07-30"}, Written{"ArabicMay", "1 ماي 2026", "2026-05-01"},
        Written{"ArabicHamza", "9 أبريل 2026", "2026-04-09"}, Written{"EasternSeptember", "1 سبتمبر 2026", "2026-09-01"},
        Written{"ArabicWeekDay", "يوم الأحد 22 نونبر 2026", "2026-11-22"}, Written{"ArabicDigits", "٢٢/١١/٢٠٢٦", "2026-11-22"},
        Written{"DirectionMarks", "\u200F22/11/2026\u200E", "2026-11-22"}, Written{"NoBreakSpaces", "22\u00A0novembre\u00A02026", "2026-11-22"},
        Written{"MonthFirstForSure", "11/22/2026", "2026-11-22"}, Written{"MonthFirstBySaying", "03/04/2026", "2026-03-04", month_first},
        Written{"Undecided", "03/04/2026", "ambiguous_date 2026-03-04 2026-04-03", undecided}, Written{"UndecidedButSure", "22/11/2026", "2026-11-22", undecided},
        Written{"UndecidedButEqual", "04/04/2026", "2026-04-04", undecided}, Written{"Serial", "46348", "2026-11-22", serials},
        Written{"SerialWithTime", "46348,5", "2026-11-22", serials}, Written{"LoneNumber", "46348", "invalid_date"}, Written{"Empty", "", ""}, Written{"Dash", "-", ""},
        Written{"Nothing", "néant", ""}, Written{"NoSuchDay", "30/02/2026", "invalid_date"}, Written{"NoSuchMonth", "22/13/2026", "invalid_date"},
        Written{"Words2", "prochainement", "invalid_date"}, Written{"NoYear", "22 novembre", "invalid_date"}, Written{"TwoDays", "22 et 23 novembre 2026", "invalid_date"},
        Written{"OldYear", "22/11/1026", "year_out_of_range"}, Written{"YearOfThreeDigits", "22/11/226", "invalid_date"}, Written{"Error", "#N/A", "error_cell"},
        Written{"Formula", "=TODAY()", "invalid_date"}, Written{"OnlyTime", "09:30", "invalid_date"}, Written{"ManyDigits", std::string(40, '1'), "invalid_date"},
        Written{"LongText", std::string(5000, 'x'), "invalid_date"}),
    [](auto const& row) { return row.param.name; });

TEST(AmbiguousDate, OffersItsReadingsAsCells) {
  auto const question = read_date("03/04/2026", undecided);
  ASSERT_EQ(question.detail, "2026-03-04 | 2026-04-03");
  EXPECT_EQ(*read_date("2026-03-04", undecided).value, question.alternatives[0]);
}

TEST(DateHabit, IsSeenInTheWholeColumn) {
  std::vector<std::string> french{"03/04/2026", "22/11/2026", ""}, american{"03/04/2026", "11/22/2026"}, counted{"46348", "", "46349", "-"}, mixed{"46348", "22/11/2026"},
      years{"1985", "1990"}, nothing{"", "-"};
  EXPECT_EQ(date_habit_of(french).order, DateHabit::Order::day_first);
  EXPECT_EQ(date_habit_of(american).order, DateHabit::Order::undecided);
  EXPECT_TRUE(date_habit_of(counted).serials);
  EXPECT_FALSE(date_habit_of(mixed).serials);
  EXPECT_FALSE(date_habit_of(years).serials);
  EXPECT_FALSE(date_habit_of(nothing).serials);
}

}  // namespace
}  // namespace athar
