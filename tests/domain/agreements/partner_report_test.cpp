#include "domain/agreements/partner_report.hpp"

#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <vector>

namespace athar::tests {
namespace {

LocalDate on(std::string_view text) { return LocalDate::parse(text).value(); }

TEST(AHalfYearlyReport, IsDueFromItsDayOnForAMonth) {
  PartnerReportSchedule const schedule;  // 10 January and 10 July
  struct Case {
    char const* today;
    std::string due;
  };
  for (auto const& each : std::vector<Case>{{"2027-01-09", ""}, {"2027-01-10", "2027-1"}, {"2027-02-09", "2027-1"}, {"2027-02-10", ""},
                                            {"2027-07-09", ""}, {"2027-07-10", "2027-2"}, {"2027-08-09", "2027-2"}, {"2027-12-31", ""}})
    EXPECT_EQ(half_year_due(schedule, on(each.today)).value_or(""), each.due) << each.today;
}

TEST(AHalfYearlyReport, OfADayInDecemberReachesIntoTheNextYear) {
  PartnerReportSchedule schedule;
  schedule.second_day = "12-20";
  EXPECT_EQ(half_year_due(schedule, on("2028-01-05")).value_or(""), "2027-2");
  EXPECT_EQ(half_year_due(schedule, on("2028-01-12")).value_or(""), "2028-1") << "its own day comes before what the last half left";
  schedule.is_on = false;
  EXPECT_FALSE(half_year_due(schedule, on("2028-01-05")));
}

TEST(ASchedule, TakesDaysOfItsHalvesThatEveryYearHas) {
  for (auto const& [first, second, days] : std::vector<std::tuple<char const*, char const*, int>>{
           {"07-10", "07-10", 60}, {"01-10", "06-30", 60}, {"02-29", "07-10", 60}, {"01-32", "07-10", 60}, {"", "07-10", 60}, {"1-1", "07-10", 60},
           {"01-10", "07-10", 6}, {"01-10", "07-10", 366}}) {
    PartnerReportSchedule schedule;
    schedule.first_day = first;
    schedule.second_day = second;
    schedule.link_days = days;
    EXPECT_FALSE(checked(schedule)) << first << ' ' << second << ' ' << days;
  }
  EXPECT_TRUE(checked(PartnerReportSchedule{}));
}

TEST(AReport, SpeaksTheLanguageItsOrganisationChoseElseThatOfItsCountry) {
  EXPECT_EQ(report_language(std::nullopt, "KW"), Language::ar);
  EXPECT_EQ(report_language(std::nullopt, "BE"), Language::fr);
  EXPECT_EQ(report_language(std::nullopt, std::nullopt), Language::fr);
  EXPECT_EQ(report_language(Language::fr, "KW"), Language::fr);
  EXPECT_EQ(report_language(Language::ar, "BE"), Language::ar);
}

}  // namespace
}  // namespace athar::tests
