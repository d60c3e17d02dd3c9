#include "domain/agreements/committee.hpp"

#include <gtest/gtest.h>

namespace athar {
namespace {

LocalDate day(std::string_view text) { return *LocalDate::parse(text); }
template <class SomeId>
SomeId id(std::string_view name) {
  return SomeId{Uuid::from_name(name)};
}

CommitteeMeeting held_meeting() {
  CommitteeMeeting meeting;
  meeting.id = id<CommitteeMeetingId>("second meeting");
  meeting.number = 2;
  meeting.held_on = day("2026-05-12");
  meeting.opened_at = Instant::parse("2026-05-12T09:00:00Z");
  CommitteeAttendee chair;
  chair.id = id<CommitteeAttendeeId>("chair");
  chair.person_name = "Nadia Alaoui";
  chair.standing = MeetingStanding::present;
  meeting.attendees = {chair};
  AgendaItem item;
  item.id = id<AgendaItemId>("budget");
  item.title.fr = "Budget";
  CommitteeDecision decision;
  decision.id = id<DecisionId>("decision");
  decision.text.fr = "Le programme de 2027 est arrêté.";
  decision.owner_name = "Nadia Alaoui";
  item.decisions = {decision};
  meeting.items = {item};
  return meeting;
}

MinutesStep step(MinutesStatus status, std::string_view on) {
  return {.status = status, .stated_on = day(on), .actor = std::nullopt, .actor_name = "Samir Idrissi", .recorded_at = {}};
}

TEST(NextMeeting, IsDueSoManyMonthsAfterTheLastOne) {
  auto const next = next_meeting(6, std::nullopt, day("2026-03-31"), std::nullopt, day("2026-09-30"));
  EXPECT_EQ(next.due_on, day("2026-09-30"));
  EXPECT_EQ(next.state, NextMeeting::State::due) << "its day is not past";
  EXPECT_EQ(next_meeting(6, std::nullopt, day("2026-03-31"), std::nullopt, day("2026-10-01")).state, NextMeeting::State::overdue);
}

TEST(NextMeeting, IsNotLateOnceItIsPlanned) {
  auto const next = next_meeting(3, std::nullopt, day("2026-01-10"), day("2026-12-01"), day("2026-11-26"));
  EXPECT_EQ(next.state, NextMeeting::State::planned);
  EXPECT_EQ(next.due_on, day("2026-04-10"));
}

TEST(NextMeeting, TakesTheFirstDayWhileNothingWasHeldAndNoRuleSaysNothing) {
  EXPECT_EQ(next_meeting(6, day("2026-02-01"), std::nullopt, std::nullopt, day("2026-02-02")).state, NextMeeting::State::overdue);
  EXPECT_EQ(next_meeting(std::nullopt, std::nullopt, day("2020-01-01"), std::nullopt, day("2026-02-02")).state, NextMeeting::State::no_rule);
}

TEST(MonthsAfter, EndsWithTheMonth) {
  EXPECT_EQ(months_after(day("2026-01-31"), 1), day("2026-02-28"));
  EXPECT_EQ(months_after(day("2024-01-31"), 1), day("2024-02-29"));
  EXPECT_EQ(months_after(day("2026-11-15"), 14), day("2028-01-15"));
}

TEST(Committee, NamesEachFieldThatIsWrong) {
  Committee committee;
  committee.every_months = 61;
  CommitteeMember member;
  member.from = day("2026-02-01");
  member.to = day("2026-01-01");
  committee.members = {member};
  auto const refused = checked(committee);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields, (std::vector<FieldError>{{"name", "name_required", {}}, {"every_months", "out_of_range", "1, 60"},
                                                             {"members/0/person_name", "required", {}}, {"members/0/to", "end_before_start", {}}}));
}

TEST(Minutes, GoFromDraftToSignatureOneStepAfterAnother) {
  auto meeting = held_meeting();
  auto const today = day("2026-06-30");
  for (auto const& next : {step(MinutesStatus::circulated, "2026-05-14"), step(MinutesStatus::validated, "2026-05-28"), step(MinutesStatus::signed_, "2026-06-02")}) {
    auto moved = with_step(meeting, next, today);
    ASSERT_TRUE(moved);
    meeting = *moved;
  }
  EXPECT_EQ(meeting.minutes, MinutesStatus::signed_);
  EXPECT_EQ(meeting.steps.size(), 3U);
  EXPECT_EQ(may_be_written(meeting).error().code, "minutes_closed");
  EXPECT_FALSE(with_step(meeting, step(MinutesStatus::circulated, "2026-06-03"), today)) << "nothing comes after a signature";
}

TEST(Minutes, ComeBackFromValidationForAnotherReading) {
  auto meeting = *with_step(held_meeting(), step(MinutesStatus::circulated, "2026-05-14"), day("2026-06-30"));
  meeting = *with_step(meeting, step(MinutesStatus::validated, "2026-05-20"), day("2026-06-30"));
  auto const back = with_step(meeting, step(MinutesStatus::circulated, "2026-05-21"), day("2026-06-30"));
  ASSERT_TRUE(back);
  EXPECT_TRUE(may_be_written(*back));
}

TEST(Minutes, AreNotCirculatedWhileADecisionHasNoOwner) {
  auto meeting = held_meeting();
  meeting.items[0].decisions[0].owner_name.clear();
  auto const refused = with_step(meeting, step(MinutesStatus::circulated, "2026-05-14"), day("2026-06-30"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields, (std::vector<FieldError>{{"items/0/decisions/0/owner_name", "decision_without_owner", {}}}));
  EXPECT_TRUE(checked(meeting)) << "a draft may still look for one";
  meeting.minutes = MinutesStatus::circulated;
  EXPECT_FALSE(checked(meeting));
}

TEST(Minutes, RefuseStepsOutOfOrderBeforeTheMeetingOrInTheFuture) {
  struct Case {
    MinutesStatus to;
    std::string_view on, code;
  };
  for (auto const& each : {Case{MinutesStatus::signed_, "2026-05-14", "transition_not_allowed"}, Case{MinutesStatus::draft, "2026-05-14", "transition_not_allowed"},
                           Case{MinutesStatus::circulated, "2026-05-11", "before_earlier_step"}, Case{MinutesStatus::circulated, "2026-07-01", "future_date"}}) {
    auto const refused = with_step(held_meeting(), step(each.to, each.on), day("2026-06-30"));
    ASSERT_FALSE(refused) << each.code;
    EXPECT_EQ(refused.error().fields.front().code, each.code);
  }
  auto nobody = held_meeting();
  nobody.attendees[0].standing = MeetingStanding::excused;
  EXPECT_EQ(with_step(nobody, step(MinutesStatus::circulated, "2026-05-14"), day("2026-06-30")).error().fields.front().code, "nobody_present");
  auto unopened = held_meeting();
  unopened.opened_at.reset();
  EXPECT_EQ(with_step(unopened, step(MinutesStatus::circulated, "2026-05-14"), day("2026-06-30")).error().code, "meeting_not_opened");
}

TEST(Meeting, OpensOnceAndNotBeforeItsDay) {
  auto meeting = held_meeting();
  EXPECT_EQ(may_open(meeting, day("2026-06-01")).error().code, "meeting_opened");
  meeting.opened_at.reset();
  EXPECT_EQ(may_open(meeting, day("2026-05-11")).error().code, "meeting_not_yet");
  EXPECT_TRUE(may_open(meeting, day("2026-05-12")));
}

TEST(NextAgenda, StartsWithWhatIsStillOpen) {
  DecisionRow open;
  open.decision.id = id<DecisionId>("three");
  open.decision.number = 3;
  open.decision.text = {"Arrêter le programme", "حصر البرنامج", ""};
  auto const items = carried_over({open});
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].about_decision_id, open.decision.id);
  EXPECT_EQ(items[0].title.fr, "Suites de la décision n° 3 : Arrêter le programme");
  EXPECT_EQ(items[0].title.ar, "مآل القرار رقم 3: حصر البرنامج");
  EXPECT_EQ(items[0].title.en, "");
}

TEST(Decision, IsDroppedWithAReasonAndDoneOnADayThatHasCome) {
  CommitteeDecision const decision = held_meeting().items[0].decisions[0];
  auto const today = day("2026-06-30");
  EXPECT_EQ(with_state(decision, FollowUpState::dropped, today, "", "S", today).error().fields.front().code, "reason_required");
  EXPECT_EQ(with_state(decision, FollowUpState::done, day("2026-07-01"), "", "S", today).error().fields.front().code, "future_date");
  EXPECT_EQ(with_state(decision, FollowUpState::done, std::nullopt, "", "S", today).error().fields.front().code, "required");
  auto const done = with_state(decision, FollowUpState::done, today, "", "S", today);
  ASSERT_TRUE(done);
  EXPECT_FALSE(with_state(*done, FollowUpState::open, today, "", "S", today)->closed_on);
}

TEST(OutsideEyes, ReadOfADraftTheAgendaOnly) {
  MeetingPage page{.meeting = held_meeting(), .committee_kind = "steering", .committee_name = {}, .agreement_id = {}, .agreement_code = {},
                   .agreement_reference = {}, .agreement_title = {}, .earlier = {}};
  page.meeting.items[0].exchanges.fr = "Le trésorier…";
  page.meeting.figures.resize(1);
  auto const seen = for_outside(page);
  EXPECT_EQ(seen.meeting.items[0].title.fr, "Budget");
  EXPECT_TRUE(seen.meeting.items[0].decisions.empty() && seen.meeting.items[0].exchanges.empty() && seen.meeting.figures.empty());
  page.meeting.minutes = MinutesStatus::circulated;
  EXPECT_EQ(for_outside(page).meeting.items[0].decisions.size(), 1U);
}

TEST(PointProposed, IsAnsweredOnceAndWithAReasonWhenItIsDeclined) {
  AgendaProposal proposal;
  EXPECT_EQ(checked(proposal).error().fields.front().code, "title_required");
  proposal.title.ar = "تقييم منتصف المدة";
  ASSERT_TRUE(checked(proposal));
  EXPECT_EQ(answered(proposal, ProposalState::declined, "").error().fields.front().path, "answer");
  auto const declined = answered(proposal, ProposalState::declined, "Déjà prévu");
  ASSERT_TRUE(declined);
  EXPECT_EQ(answered(*declined, ProposalState::accepted, "").error().code, "proposal_answered");
  EXPECT_EQ(answered(proposal, ProposalState::accepted, "")->state, ProposalState::accepted);
}

TEST(PointProposed, ComesBeforeTheMeetingIsOpened) {
  auto meeting = held_meeting();
  EXPECT_EQ(may_be_answered(meeting).error().code, "meeting_opened");
  meeting.opened_at.reset();
  EXPECT_TRUE(may_be_answered(meeting));
}

TEST(Evaluation, NeedsAnOwnerForEachRecommendationAndADayForWhatIsDone) {
  Evaluation evaluation;
  evaluation.title.fr = "Mi-parcours";
  evaluation.reported_on = PartialDate::parse("2026-12");
  Recommendation one;
  one.id = id<RecommendationId>("one");
  one.text.fr = "Doubler les relais";
  one.state = FollowUpState::done;
  evaluation.recommendations = {one};
  auto const refused = checked(evaluation, day("2026-11-26"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields, (std::vector<FieldError>{{"reported_on", "future_date", {}}, {"recommendations/0/owner_name", "required", {}},
                                                             {"recommendations/0/closed_on", "required", {}}}));
}

}  // namespace
}  // namespace athar
