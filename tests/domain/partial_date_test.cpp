#include <gtest/gtest.h>

#include "domain/shared/partial_date.hpp"

namespace athar {
namespace {

PartialDate day(std::string_view text) { return PartialDate::parse(text).value(); }

TEST(PartialDate, ReadsAYearAMonthOrADayAndNothingElse) {
  for (auto const* text : {"2016", "2016-05", "2016-05-14", "2024-02-29"}) EXPECT_EQ(day(text).text(), text);
  for (auto const* text : {"", "16", "2016-", "2016-13", "2016-00", "2016-5", "2016-02-30", "2016/05", "0000", "2016-05-14T", "deux mille"})
    EXPECT_FALSE(PartialDate::parse(text)) << text;
}

TEST(PartialDate, IsAnyDayBetweenItsFirstAndItsLast) {
  EXPECT_EQ(day("2016").first_day().text(), "2016-01-01");
  EXPECT_EQ(day("2016").last_day().text(), "2016-12-31");
  EXPECT_EQ(day("2016-02").last_day().text(), "2016-02-29");
  EXPECT_EQ(day("2016-11").last_day().text(), "2016-11-30");
  EXPECT_EQ(day("2016-11-23").first_day(), day("2016-11-23").last_day());
}

TEST(PartialDate, LiesBeforeAnotherOnlyWhenNoWayOfFillingItSaysOtherwise) {
  EXPECT_TRUE(surely_before(day("2015"), day("2016-01-01")));
  EXPECT_FALSE(surely_before(day("2016"), day("2016-05-14")));
  EXPECT_FALSE(surely_before(day("2016-05"), day("2016")));
  EXPECT_FALSE(surely_before(PartialDate(), day("2016")));
}

}  // namespace
}  // namespace athar
