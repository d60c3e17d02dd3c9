#include "domain/designations/designation.hpp"

#include <gtest/gtest.h>

namespace athar {
namespace {

LocalDate day(std::string_view text) { return LocalDate::parse(text).value(); }
LocalDate const today = day("2026-11-26");

Designation letter() {
  Designation d;
  d.places = 3;
  return d;
}

DesignatedRow person(Standing standing, std::optional<RegistrationStatus> status, std::string sex) {
  DesignatedRow row;
  row.designated.standing = standing;
  row.status = status;
  row.sex = std::move(sex);
  return row;
}

std::vector<std::string> paths(Error const& error) {
  std::vector<std::string> out;
  for (auto const& field : error.fields) out.push_back(field.path + ":" + field.code);
  return out;
}

TEST(Designation, StateFollowsItsDates) {
  auto d = letter();
  EXPECT_EQ(checked(d, today)->state, DesignationState::draft);
  d.sent_on = day("2026-11-20");
  EXPECT_EQ(checked(d, today)->state, DesignationState::sent);
  d.answered_on = day("2026-11-25");
  EXPECT_EQ(checked(d, today)->state, DesignationState::answered);
  d.state = DesignationState::cancelled;
  EXPECT_EQ(checked(d, today)->state, DesignationState::cancelled);
}

TEST(Designation, SaysEveryDateThatCannotBe) {
  auto d = letter();
  d.sent_on = day("2026-11-20");
  d.answered_on = day("2026-11-19");
  d.deadline = day("2026-11-01");
  d.places = 0;
  d.women_percent = 101;
  EXPECT_EQ(paths(checked(d, today).error()),
            (std::vector<std::string>{"places:out_of_range", "women_percent:out_of_range", "answered_on:answer_before_sending",
                                      "deadline:deadline_before_sending"}));
  d = letter();
  d.answered_on = day("2026-11-27");
  EXPECT_EQ(paths(checked(d, today).error()), (std::vector<std::string>{"answered_on:future_date", "sent_on:required"}));
}

TEST(Designation, PlanRefusesAnOrganisationTwice) {
  DesignationPlan plan;
  auto const one = OrganisationId{Uuid::from_name("one")};
  plan.quotas = {{one, 2}, {one, 1001}};
  plan.women_percent = -1;
  EXPECT_EQ(paths(checked(plan).error()),
            (std::vector<std::string>{"women_percent:out_of_range", "quotas/1/places:out_of_range", "quotas/1/organisation_id:given_twice"}));
}

TEST(Designation, ReminderFollowsALetterWithoutAnswer) {
  auto d = letter();
  EXPECT_EQ(may_remind(d, today, today).error().code, "letter_not_sent");
  d.sent_on = day("2026-11-20");
  d.state = DesignationState::sent;
  EXPECT_TRUE(may_remind(d, today, today));
  EXPECT_EQ(may_remind(d, day("2026-11-19"), today).error().fields.front().code, "reminder_before_sending");
  EXPECT_EQ(may_remind(d, day("2026-11-27"), today).error().fields.front().code, "future_date");
  d.state = DesignationState::answered;
  EXPECT_EQ(may_remind(d, today, today).error().code, "letter_answered");
}

TEST(Designation, CountsMainsSubstitutesAndThoseWhoLeft) {
  auto const counts = counts_of({person(Standing::main, RegistrationStatus::registered, "F"), person(Standing::main, RegistrationStatus::waiting, "M"),
                                 person(Standing::main, RegistrationStatus::withdrawn, "F"), person(Standing::main, std::nullopt, "M"),
                                 person(Standing::substitute, std::nullopt, "F")});
  EXPECT_EQ(counts.designated, 2);
  EXPECT_EQ(counts.confirmed, 1);
  EXPECT_EQ(counts.waiting, 1);
  EXPECT_EQ(counts.withdrawn, 2);
  EXPECT_EQ(counts.substitutes, 1);
  EXPECT_EQ(counts.women, 1);
  EXPECT_EQ(counts.men, 1);
  EXPECT_EQ(counts.missing(5), 3);
  EXPECT_EQ(counts.missing(1), 0);
}

TEST(Designation, FocalPointStaysWithinTheLetter) {
  DesignationPage page;
  page.designation = letter();
  page.designation.places = 1;
  EXPECT_TRUE(may_name(page, Standing::main, false));
  EXPECT_EQ(may_name(page, Standing::main, true).error().code, "letter_not_sent");
  page.designation.state = DesignationState::sent;
  EXPECT_TRUE(may_name(page, Standing::main, true));
  page.people = {person(Standing::main, RegistrationStatus::registered, "F")};
  EXPECT_EQ(may_name(page, Standing::main, true).error().code, "places_exceeded");
  EXPECT_TRUE(may_name(page, Standing::substitute, true));
  EXPECT_TRUE(may_name(page, Standing::main, false));
  page.session_status = SessionStatus::completed;
  EXPECT_EQ(may_name(page, Standing::main, false).error().code, "session_over");
  page.designation.state = DesignationState::cancelled;
  EXPECT_EQ(may_name(page, Standing::main, false).error().code, "designation_cancelled");
}

}  // namespace
}  // namespace athar
