#include "domain/training/session.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

namespace athar {
namespace {

using testing::ElementsAre;

LocalDate day(std::string_view text) { return LocalDate::parse(text).value(); }
Sitting sitting(std::string_view starts, std::string_view ends) { return {LocalTime::parse(starts), LocalTime::parse(ends)}; }

/// A three-day budget training in Rabat that has nothing wrong.
Session budget_training() {
  Session session;
  session.programme_ids = {ProgrammeId{Uuid::from_name("programme")}};
  session.title.fr = "Budgétisation sensible au genre";
  session.seats = 20;
  session.languages = {"fr", "ar"};
  session.team = {{PersonId{Uuid::from_name("trainer")}, TeamRole::trainer}};
  session.head_count = HeadCount{20, 9, 10};
  for (auto date : {"2026-05-12", "2026-05-13", "2026-05-14"})
    session.days.push_back({day(date), {sitting("09:00", "12:30"), sitting("14:00", "16:30")}});
  return session;
}

struct BadSession {
  char const* name;
  std::function<void(Session&)> spoil;
  char const* path;
  char const* code;
};

class SessionRules : public testing::TestWithParam<BadSession> {};

TEST_P(SessionRules, RefuseByPath) {
  Session session = budget_training();
  GetParam().spoil(session);
  auto const refused = checked(session);
  ASSERT_FALSE(refused);
  ASSERT_EQ(refused.error().fields.size(), 1u);
  EXPECT_EQ(refused.error().fields[0].path, GetParam().path);
  EXPECT_EQ(refused.error().fields[0].code, GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(
    BadInput, SessionRules,
    testing::Values(
        BadSession{"NoTitle", [](Session& s) { s.title = {}; }, "title", "title_required"},
        BadSession{"NoProgramme", [](Session& s) { s.programme_ids.clear(); }, "programme_ids", "programme_required"},
        BadSession{"ProgrammeTwice", [](Session& s) { s.programme_ids.push_back(s.programme_ids[0]); }, "programme_ids/1", "given_twice"},
        BadSession{"NoSeats", [](Session& s) { s.seats = 0; }, "seats", "out_of_range"},
        BadSession{"NegativeSeats", [](Session& s) { s.seats = -3; }, "seats", "out_of_range"},
        BadSession{"MoreWomenAndMenThanPeople", [](Session& s) { s.head_count = HeadCount{10, 6, 5}; }, "head_count", "parts_exceed_total"},
        BadSession{"NegativeHeadCount", [](Session& s) { s.head_count = HeadCount{-1, {}, {}}; }, "head_count/total", "out_of_range"},
        BadSession{"NegativeWomen", [](Session& s) { s.head_count = HeadCount{10, -1, {}}; }, "head_count/women", "out_of_range"},
        BadSession{"SameDayTwice", [](Session& s) { s.days[2].date = s.days[0].date; }, "days/2/date", "days_overlap"},
        BadSession{"ThreeSittings", [](Session& s) { s.days[0].sittings.push_back(sitting("18:00", "19:00")); }, "days/0/sittings",
                   "too_many_items"},
        BadSession{"EndBeforeStart", [](Session& s) { s.days[1].sittings[1] = sitting("16:30", "14:00"); }, "days/1/sittings/1/ends",
                   "end_before_start"},
        BadSession{"EndAtStart", [](Session& s) { s.days[1].sittings[1] = sitting("14:00", "14:00"); }, "days/1/sittings/1/ends",
                   "end_before_start"},
        BadSession{"AfternoonInsideMorning", [](Session& s) { s.days[1].sittings[1] = sitting("12:00", "14:00"); },
                   "days/1/sittings/1/starts", "sittings_overlap"},
        BadSession{"AfternoonBeforeMorning", [](Session& s) { std::swap(s.days[1].sittings[0], s.days[1].sittings[1]); },
                   "days/1/sittings/1/starts", "sittings_overlap"},
        BadSession{"EndWithoutStart", [](Session& s) { s.days[0].sittings[0].starts.reset(); }, "days/0/sittings/0/starts", "required"},
        BadSession{"StartWithoutEnd", [](Session& s) { s.days[0].sittings[0].ends.reset(); }, "days/0/sittings/0/ends", "required"},
        BadSession{"PeriodBesideDays", [](Session& s) { s.planned_period = "2026-05"; }, "planned_period", "days_and_period"},
        BadSession{"ThirteenthMonth", [](Session& s) { s.days.clear(); s.planned_period = "2026-13"; }, "planned_period", "invalid_period"},
        BadSession{"FifthQuarter", [](Session& s) { s.days.clear(); s.planned_period = "2026-Q5"; }, "planned_period", "invalid_period"},
        BadSession{"YearZero", [](Session& s) { s.days.clear(); s.planned_period = "0000-Q1"; }, "planned_period", "invalid_period"},
        BadSession{"LanguageInWords", [](Session& s) { s.languages[0] = "French"; }, "languages/0", "invalid_language"},
        BadSession{"LanguageTwice", [](Session& s) { s.languages[1] = "fr"; }, "languages/1", "given_twice"},
        BadSession{"SameMemberTwice", [](Session& s) { s.team.push_back(s.team[0]); }, "team/1", "given_twice"},
        BadSession{"TooManyDays", [](Session& s) {
                     s.days.clear();
                     for (int i = 0; i < 201; ++i) s.days.push_back({LocalDate::from_days(20'000 + i), {}});
                   }, "days", "too_many_items"}),
    [](auto const& one) { return one.param.name; });

TEST(SessionRule, AcceptsTheTrainingAndCountsItsMinutes) {
  auto const session = checked(budget_training());
  ASSERT_TRUE(session);
  EXPECT_EQ(planned_minutes(*session), 3 * (210 + 150));
  EXPECT_EQ(first_date(*session), day("2026-05-12"));
  EXPECT_EQ(last_date(*session), day("2026-05-14"));
}

TEST(SessionRule, TellsEveryWrongFieldAtOnce) {
  Session session = budget_training();
  session.title = {};
  session.seats = 0;
  session.days[0].sittings[0] = sitting("12:00", "09:00");
  auto const refused = checked(session);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields.size(), 3u);
}

TEST(SessionRule, OrdersTheDays) {
  Session session = budget_training();
  std::swap(session.days[0], session.days[2]);
  auto const ordered = checked(session);
  ASSERT_TRUE(ordered);
  EXPECT_EQ(ordered->days[0].date, day("2026-05-12"));
}

TEST(SessionRule, GivesADayWithoutSittingsOneOfUnknownHours) {
  Session session = budget_training();
  session.days[1].sittings.clear();
  auto const stored = checked(session);
  ASSERT_TRUE(stored);
  EXPECT_THAT(stored->days[1].sittings, ElementsAre(Sitting{}));
  EXPECT_EQ(planned_minutes(*stored), 2 * (210 + 150));
}

TEST(SessionRule, KnowsNoThirtiethOfFebruary) {
  for (auto text : {"2026-02-30", "2026-02-29", "2026-04-31", "2026-13-01", "0000-01-01", "1899-12-31", "2200-01-01", "2026-1-1"})
    EXPECT_FALSE(LocalDate::parse(text)) << text;
  EXPECT_TRUE(LocalDate::parse("2028-02-29"));
}

TEST(SessionStatusTable, NamesWhatEachChangeNeeds) {
  using enum SessionStatus;
  struct Row {
    SessionStatus from, to;
    char const* reason;
    bool has_days;
    char const* code;  ///< empty when allowed
    bool entered{false};
  };
  for (auto const& row : {Row{planned, open, "", false, ""}, Row{planned, running, "", true, ""}, Row{open, cancelled, "salle fermée", true, ""},
                          Row{running, completed, "", true, ""}, Row{completed, running, "", true, ""}, Row{cancelled, planned, "", true, ""},
                          Row{planned, running, "", false, "days_required"}, Row{running, completed, "", false, "days_required"},
                          Row{open, cancelled, "", true, "reason_required"}, Row{completed, planned, "", true, "transition_not_allowed"},
                          Row{completed, cancelled, "x", true, "transition_not_allowed"}, Row{cancelled, running, "", true, "transition_not_allowed"},
                          Row{open, open, "", true, "transition_not_allowed"}, Row{open, confirmed, "", true, ""},
                          Row{open, confirmed, "", false, "days_required"}, Row{confirmed, postponed, "", true, "reason_required"},
                          Row{confirmed, postponed, "grève", true, ""}, Row{postponed, open, "", true, ""},
                          Row{postponed, running, "", true, "transition_not_allowed"}, Row{running, postponed, "x", true, "transition_not_allowed"},
                          Row{completed, closed, "", true, "attendance_missing"}, Row{completed, closed, "", true, "", true},
                          Row{running, closed, "", true, "transition_not_allowed", true}, Row{closed, cancelled, "x", true, "transition_not_allowed"},
                          Row{closed, completed, "", true, "reason_required"}, Row{closed, completed, "erreur", true, ""}}) {
    auto const checked_change = check_status_change(row.from, row.to, row.reason, {row.has_days, row.entered});
    std::string const code = checked_change ? "" : checked_change.error().fields.at(0).code;
    EXPECT_EQ(code, row.code) << name_of(row.from) << " -> " << name_of(row.to);
  }
}

TEST(SessionStatusTable, LetsEveryStatusBeLeftAgain) {
  for (int i = 0; i <= static_cast<int>(SessionStatus::cancelled); ++i) {
    auto const status = static_cast<SessionStatus>(i);
    auto const changes = status_changes();
    EXPECT_TRUE(std::any_of(changes.begin(), changes.end(), [&](auto const& c) { return c.from == status && c.to != status; })) << name_of(status);
    EXPECT_EQ(session_status_named(name_of(status)), status);
  }
}

TEST(SessionStatusTable, TakesNoEntriesOnceCancelledPostponedOrClosed) {
  EXPECT_TRUE(check_takes_entries(SessionStatus::completed));
  EXPECT_EQ(check_takes_entries(SessionStatus::postponed).error().code, "session_postponed");
  EXPECT_EQ(check_takes_entries(SessionStatus::closed).error().code, "session_closed");
}

}  // namespace
}  // namespace athar
