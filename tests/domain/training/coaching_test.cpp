#include "domain/training/coaching.hpp"

#include <gtest/gtest.h>

namespace athar {
namespace {

LocalDate day(std::string_view text) { return LocalDate::parse(text).value(); }
auto const today = day("2026-11-26");

Session coaching() {
  Session session;
  session.programme_ids = {ProgrammeId{Uuid::from_name("programme")}};
  session.title.fr = "Accompagnement";
  session.kind = SessionKind::coaching;
  session.planned_period = "2026-11";
  return session;
}

CoachingVisit visit(std::string_view date, std::string_view starts, int minutes) {
  CoachingVisit visit;
  visit.date = day(date);
  visit.starts = LocalTime::parse(starts).value();
  visit.minutes = minutes;
  return visit;
}

std::string refusal(Session const& session, CoachingVisit visit) {
  auto const result = with_visit(session, visit, today);
  return result ? std::string() : result.error().fields.at(0).path + " " + result.error().fields.at(0).code;
}

TEST(CoachingVisit, BecomesASittingOfTheSessionAndEndsAPlannedMonth) {
  auto first = visit("2026-11-20", "09:00", 90), second = visit("2026-11-20", "14:00", 60), earlier = visit("2026-11-10", "10:00", 30);
  auto session = with_visit(coaching(), first, today).value();
  session = with_visit(session, second, today).value();
  session = with_visit(session, earlier, today).value();
  EXPECT_FALSE(session.planned_period);
  ASSERT_EQ(session.days.size(), 2U);
  EXPECT_EQ(session.days[0].date, day("2026-11-10"));
  EXPECT_EQ(second.sitting, 2);
  EXPECT_EQ(planned_minutes(session), 180);
}

TEST(CoachingVisit, IsRefusedTooLongInTheFutureOverAnotherOrOutOfOrder) {
  auto first = visit("2026-11-20", "09:00", 90), second = visit("2026-11-20", "14:00", 60);
  auto const one = with_visit(coaching(), first, today).value();
  EXPECT_EQ(refusal(coaching(), visit("2026-11-20", "09:00", 4)), "minutes out_of_range");
  EXPECT_EQ(refusal(coaching(), visit("2026-11-20", "23:00", 60)), "minutes out_of_range");
  EXPECT_EQ(refusal(coaching(), visit("2026-11-27", "09:00", 60)), "date future_attendance");
  EXPECT_EQ(refusal(one, visit("2026-11-20", "09:00", 90)), "starts visit_overlaps") << "sent twice";
  EXPECT_EQ(refusal(one, visit("2026-11-20", "07:00", 30)), "starts earlier_than_logged");
  auto const two = with_visit(one, second, today).value();
  EXPECT_EQ(refusal(two, visit("2026-11-20", "18:00", 30)), "date day_is_full");
}

TEST(CoachingVisit, IsTakenOutFromTheEndOfItsDay) {
  auto first = visit("2026-11-20", "09:00", 90), second = visit("2026-11-20", "14:00", 60);
  auto const two = with_visit(with_visit(coaching(), first, today).value(), second, today).value();
  EXPECT_EQ(without_visit(two, day("2026-11-20"), 1).error().code, "later_visit_that_day");
  EXPECT_EQ(without_visit(two, day("2026-11-21"), 1).error().code, "not_found");
  auto const one = without_visit(two, day("2026-11-20"), 2).value();
  EXPECT_EQ(planned_minutes(one), 90);
  EXPECT_TRUE(without_visit(one, day("2026-11-20"), 1).value().days.empty());
}

}  // namespace
}  // namespace athar
