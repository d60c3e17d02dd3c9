#include "domain/training/registration.hpp"

#include <gtest/gtest.h>

namespace athar {
namespace {

using enum RegistrationStatus;
using Role = RegistrationRole;

SessionSeats seats(SessionStatus status, std::optional<int> number, int registered, int waits = 0) {
  return {SessionId{}, status, number, registered, waits};
}

Registration in(RegistrationStatus status, Role role = Role::participant) {
  Registration registration;
  registration.role = role;
  registration.status = status;
  return registration;
}

std::string code_of(Result<void> const& result) {
  if (result) return "";
  return result.error().fields.empty() ? result.error().code : result.error().fields[0].code;
}

TEST(Registering, GivesASeatWhileThereIsOne) {
  EXPECT_EQ(placed(seats(SessionStatus::open, 2, 1), Role::participant), registered);
  EXPECT_EQ(placed(seats(SessionStatus::planned, std::nullopt, 5000), Role::participant), registered);
}

TEST(Registering, PutsAParticipantOnTheWaitingListWhenTheSessionIsFull) {
  EXPECT_EQ(placed(seats(SessionStatus::open, 2, 2), Role::participant), waiting);
}

TEST(Registering, NeverOvertakesThoseWhoWait) {
  EXPECT_EQ(placed(seats(SessionStatus::open, 2, 1, 1), Role::participant), waiting);
}

TEST(Registering, TakesNoSeatForATrainer) {
  EXPECT_EQ(placed(seats(SessionStatus::open, 2, 2), Role::trainer), registered);
  EXPECT_FALSE(in(registered, Role::observer).takes_seat());
}

TEST(Registering, TakesThoseWhoCameToACompletedSessionWhateverTheSeats) {
  EXPECT_EQ(placed(seats(SessionStatus::completed, 2, 2), Role::participant), registered);
}

TEST(Registering, IsRefusedInACancelledSession) {
  auto const refused = placed(seats(SessionStatus::cancelled, 2, 0), Role::participant);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "session_cancelled");
}

TEST(ChangingARegistration, NeedsAFreeSeatOnlyWhenItTakesOne) {
  auto const full = seats(SessionStatus::open, 2, 2);
  EXPECT_EQ(code_of(check_change(full, in(waiting), in(registered))), "seats_taken");
  EXPECT_EQ(code_of(check_change(full, in(withdrawn), in(registered))), "seats_taken");
  EXPECT_EQ(code_of(check_change(full, in(registered, Role::observer), in(registered))), "seats_taken");
  EXPECT_EQ(code_of(check_change(full, in(registered), in(registered, Role::observer))), "");
  EXPECT_EQ(code_of(check_change(full, in(registered), in(withdrawn))), "");
  EXPECT_EQ(code_of(check_change(full, in(registered), in(waiting))), "");
  EXPECT_EQ(code_of(check_change(seats(SessionStatus::completed, 2, 2), in(waiting), in(registered))), "");
}

TEST(ChangingARegistration, LetsOnlyParticipantsWait) {
  EXPECT_EQ(code_of(check_change(seats(SessionStatus::open, 2, 0), in(registered), in(waiting, Role::speaker))), "only_participants_wait");
}

TEST(ChangingARegistration, AllowsOnlyLeavingACancelledSession) {
  auto const cancelled = seats(SessionStatus::cancelled, 2, 1);
  EXPECT_EQ(code_of(check_change(cancelled, in(registered), in(withdrawn))), "");
  EXPECT_EQ(code_of(check_change(cancelled, in(withdrawn), in(registered))), "session_cancelled");
}

TEST(AttendanceEntries, AreRefusedByPath) {
  auto const date = LocalDate::parse("2026-05-12").value();
  auto const tomorrow = LocalDate::parse("2026-05-13").value();
  auto const later = LocalDate::parse("2026-05-14").value();
  PersonId const salma{Uuid::from_name("Salma")}, omar{Uuid::from_name("Omar")};
  auto const refused = check_entries({{salma, date, 1, true}, {omar, date, 3, true}, {salma, date, 1, false}, {omar, later, 1, false}}, tomorrow);
  ASSERT_FALSE(refused);
  std::vector<FieldError> const expected{{"entries/1/sitting", "unknown_sitting", ""},
                                         {"entries/2", "duplicate_entry", ""},
                                         {"entries/3/date", "future_attendance", "2026-05-14"}};
  EXPECT_EQ(refused.error().fields, expected);
  EXPECT_TRUE(check_entries({{salma, later, 1, std::nullopt}, {salma, tomorrow, 1, true}, {salma, tomorrow, 2, true}}, tomorrow));
}

}  // namespace
}  // namespace athar
