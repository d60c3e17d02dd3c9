#include "domain/courses/edition.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace athar {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

LocalDate day(std::string_view text) { return LocalDate::parse(text).value(); }

std::vector<Sitting> const whole_day{{LocalTime::parse("09:00"), LocalTime::parse("12:30")}, {LocalTime::parse("14:00"), LocalTime::parse("16:30")}};

std::vector<SessionDay> days(std::initializer_list<std::string_view> dates) {
  std::vector<SessionDay> list;
  for (auto date : dates) list.push_back({day(date), whole_day});
  return list;
}

std::vector<std::string> dates_of(EditionPlan const& plan) {
  std::vector<std::string> dates;
  for (auto const& each : plan.days) dates.push_back(each.date.text());
  return dates;
}

std::vector<std::string> said_of(EditionPlan const& plan) {
  std::vector<std::string> notes;
  for (auto const& note : plan.notes)
    notes.push_back(std::string(name_of(note.remark)) + " " + (note.from ? note.from->text() : "") + " " + (note.to ? note.to->text() : ""));
  return notes;
}

/// Morocco is an hour ahead of UTC, but in Ramadan 2027.
EditionCalendar const calendar{
    .special = {.holidays = {{day("2027-01-11"), {.fr = "Manifeste de l’Indépendance", .ar = {}, .en = {}}},
                             {day("2027-05-17"), {.fr = "Aïd Al Adha", .ar = {}, .en = {}}},
                             {day("2027-05-18"), {.fr = "Aïd Al Adha", .ar = {}, .en = {}}}},
                .ramadan = {day("2027-02-08"), day("2027-02-09"), day("2027-02-10")}},
    .minutes_ahead = [](LocalDate date) { return date >= day("2027-02-07") && date < day("2027-03-14") ? 0 : 60; }};
LocalDate const today = day("2026-11-23");

EditionPlan copy(std::vector<SessionDay> const& from, std::string_view starts_on) { return copied_days(from, day(starts_on), today, calendar); }

TEST(CopiedEdition, KeepsWeekdaysAndHours) {
  auto const plan = copy(days({"2026-05-12", "2026-05-13", "2026-05-14"}), "2027-06-08");
  EXPECT_THAT(dates_of(plan), ElementsAre("2027-06-08", "2027-06-09", "2027-06-10"));
  EXPECT_EQ(plan.days[2].sittings, whole_day);
  EXPECT_THAT(said_of(plan), IsEmpty());
}

TEST(CopiedEdition, KeepsTheGapsOfDaysThatAreApart) {
  auto const plan = copy(days({"2026-05-12", "2026-05-19", "2026-06-02"}), "2027-06-08");
  EXPECT_THAT(dates_of(plan), ElementsAre("2027-06-08", "2027-06-15", "2027-06-29"));
}

TEST(CopiedEdition, BeginsOnTheNextDayOfTheSameWeekdayAndSaysSo) {
  auto const plan = copy(days({"2026-05-12"}), "2027-06-09");
  EXPECT_THAT(dates_of(plan), ElementsAre("2027-06-15"));
  EXPECT_THAT(said_of(plan), ElementsAre("weekday_moved 2027-06-09 2027-06-15"));
}

TEST(CopiedEdition, SkipsHolidaysAndMakesRoom) {
  auto const plan = copy(days({"2026-05-11", "2026-05-12", "2026-05-13"}), "2027-05-17");
  EXPECT_THAT(dates_of(plan), ElementsAre("2027-05-19", "2027-05-20", "2027-05-21"));
  EXPECT_THAT(said_of(plan), ElementsAre("holiday 2027-05-17 2027-05-19", "holiday 2027-05-18 2027-05-20", "after_moved_day 2027-05-19 2027-05-21"));
  EXPECT_EQ(plan.notes[0].name.fr, "Aïd Al Adha");
}

TEST(CopiedEdition, GoesOverAWeekendOnlyWhenTheSessionWorkedOnOne) {
  EXPECT_THAT(dates_of(copy(days({"2026-05-11", "2026-05-15"}), "2027-01-04")), ElementsAre("2027-01-04", "2027-01-08"));
  EXPECT_THAT(dates_of(copy(days({"2026-05-15", "2026-05-16"}), "2027-06-11")), ElementsAre("2027-06-11", "2027-06-12"));
}

TEST(CopiedEdition, SaysThatTheTwentyNinthOfFebruaryIsNoMore) {
  auto const plan = copy(days({"2028-02-28", "2028-02-29", "2028-03-01"}), "2029-02-26");
  EXPECT_THAT(dates_of(plan), ElementsAre("2029-02-26", "2029-02-27", "2029-02-28"));
  EXPECT_THAT(said_of(plan), ElementsAre("leap_day 2028-02-29 2029-02-27"));
}

TEST(CopiedEdition, KeepsTheWallClockAcrossRamadanAndPointsAtTheAfternoons) {
  auto const plan = copy(days({"2026-05-11", "2026-05-12"}), "2027-02-08");
  EXPECT_EQ(plan.days[0].sittings, whole_day);
  EXPECT_THAT(said_of(plan), ElementsAre("clock_differs 2026-05-11 2027-02-08", "ramadan_hours 2027-02-08 2027-02-08", "ramadan_hours 2027-02-09 2027-02-09"));
}

TEST(CopiedEdition, IsAllowedInThePastAndOverFortyDaysWithANote) {
  std::vector<SessionDay> forty;
  for (int i = 0; i < 56 && forty.size() < 40; ++i) {
    auto const date = LocalDate::from_days(day("2026-01-05").days() + i);
    if (i % 7 < 5) forty.push_back({date, whole_day});
  }
  auto const plan = copy(forty, "2026-04-06");
  EXPECT_EQ(plan.days.size(), 40u);
  EXPECT_THAT(said_of(plan), ElementsAre("in_past 2026-04-06 2026-04-06", "many_days 2026-04-06 2026-05-29"));
}

TEST(CopiedEdition, OfASessionWithoutDaysHasNone) { EXPECT_THAT(copy({}, "2027-01-11").days, IsEmpty()); }

TEST(CopiedEdition, LeavesBehindWhatBelongsToTheOneThatWasHeld) {
  Session held;
  held.title.fr = "Budget sensible au genre";
  held.edition = SessionEdition{CourseId{Uuid::from_name("course")}, 3};
  held.external_reference = "REG-1";
  held.head_count = HeadCount{20, 9, 11};
  held.note = "Salle B";
  held.seats = 25;
  auto const copy_of = copied(held, SessionId{Uuid::from_name("next")}, days({"2027-06-08"}));
  EXPECT_EQ(copy_of.edition->number, 0);
  EXPECT_FALSE(copy_of.external_reference);
  EXPECT_FALSE(copy_of.head_count);
  EXPECT_EQ(copy_of.note, "");
  EXPECT_EQ(copy_of.seats, 25);
  EXPECT_EQ(copy_of.title, held.title);
}

TEST(WorkingDays, AreThreeOrFiveInARowWithoutHolidaysAndWeekends) {
  auto const three = working_days(3, day("2027-01-07"), whole_day, today, calendar);
  EXPECT_THAT(dates_of(three), ElementsAre("2027-01-07", "2027-01-08", "2027-01-12"));
  EXPECT_THAT(said_of(three), ElementsAre("holiday 2027-01-11 2027-01-12"));
  EXPECT_THAT(dates_of(working_days(5, day("2027-06-07"), whole_day, today, calendar)),
              ElementsAre("2027-06-07", "2027-06-08", "2027-06-09", "2027-06-10", "2027-06-11"));
}

TEST(WorkingDays, BegunOnASundayBeginOnMonday) {
  auto const plan = working_days(1, day("2027-06-06"), whole_day, today, calendar);
  EXPECT_THAT(dates_of(plan), ElementsAre("2027-06-07"));
  EXPECT_THAT(said_of(plan), ElementsAre("weekday_moved 2027-06-06 2027-06-07"));
}

}  // namespace
}  // namespace athar
