#include "domain/agreements/lifecycle.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace athar {
namespace {

PartialDate on(std::string_view text) { return PartialDate::parse(text).value(); }
LocalDate today() { return LocalDate::parse("2026-11-26").value(); }

Agreement agreement(AgreementStatus status, bool with_signatory = true) {
  Agreement agreement;
  agreement.title.fr = "Protocole de coopération";
  agreement.status = status;
  agreement.ends_on = on("2024");
  if (with_signatory) {
    agreement.parties.emplace_back();
    agreement.parties.back().role = PartyRole::signatory;
  }
  return agreement;
}

AgreementStep step(AgreementStatus status, std::string_view day = "2026-11-01") {
  AgreementStep step;
  step.status = status;
  if (!day.empty()) step.happened_on = on(day);
  return step;
}

std::string refusal(Agreement from, AgreementStep wanted) {
  auto const result = after_step(std::move(from), wanted, today());
  if (result) return "fine";
  std::string all;
  for (auto const& field : result.error().fields) all += (all.empty() ? "" : ", ") + field.path + " " + field.code;
  return all;
}

TEST(AgreementLife, SignsWithADateAndASignatoryAndNamesBothWhenMissing) {
  EXPECT_EQ(refusal(agreement(AgreementStatus::initialled, false), step(AgreementStatus::signed_, "")),
            "happened_on required, parties signatory_required");
  auto wanted = step(AgreementStatus::signed_, "2026-10");
  auto const signed_now = after_step(agreement(AgreementStatus::negotiation), wanted, today());
  ASSERT_TRUE(signed_now);
  EXPECT_EQ(signed_now->signed_on, on("2026-10"));
  EXPECT_EQ(signed_now->status_since, on("2026-10"));
}

TEST(AgreementLife, LetsNothingFollowATermination) {
  for (auto const& transition : transitions())
    EXPECT_EQ(refusal(agreement(AgreementStatus::terminated), step(transition.to)), "status agreement_terminated");
  EXPECT_TRUE(next_steps(AgreementStatus::terminated).empty());
}

TEST(AgreementLife, RefusesWhatDoesNotFollow) {
  EXPECT_EQ(refusal(agreement(AgreementStatus::idea), step(AgreementStatus::in_force)), "status step_not_from_here");
  EXPECT_EQ(refusal(agreement(AgreementStatus::signed_), step(AgreementStatus::negotiation)), "status step_not_from_here");
  EXPECT_EQ(refusal(agreement(AgreementStatus::negotiation), step(AgreementStatus::idea)), "status step_not_from_here");
}

TEST(AgreementLife, AsksForReasonsNewEndsAndDaysThatHaveCome) {
  EXPECT_EQ(refusal(agreement(AgreementStatus::in_force), step(AgreementStatus::suspended)), "note reason_required");
  EXPECT_EQ(refusal(agreement(AgreementStatus::in_force), step(AgreementStatus::renewed)), "ends_on required");
  EXPECT_EQ(refusal(agreement(AgreementStatus::signed_), step(AgreementStatus::ratified, "2026-12")), "happened_on future_date");
  auto shorter = step(AgreementStatus::renewed);
  shorter.ends_on = on("2023-12");
  EXPECT_EQ(refusal(agreement(AgreementStatus::in_force), shorter), "ends_on end_before_start");
}

TEST(AgreementLife, RenewsAndTakesTheRenewalBackWithTheEarlierEnd) {
  auto renewal = step(AgreementStatus::renewed, "2024-12");
  renewal.ends_on = on("2029");
  auto const renewed = after_step(agreement(AgreementStatus::expired), renewal, today());
  ASSERT_TRUE(renewed);
  EXPECT_EQ(renewed->ends_on, on("2029"));
  EXPECT_EQ(renewal.ended_before_on, on("2024"));
  auto const back = without_last_step(*renewed, {step(AgreementStatus::expired, "2024-12-31"), renewal});
  ASSERT_TRUE(back);
  EXPECT_EQ(back->status, AgreementStatus::expired);
  EXPECT_EQ(back->ends_on, on("2024"));
  EXPECT_FALSE(without_last_step(*renewed, {renewal}));
}

TEST(AgreementLife, LosesTheDayOfAStepThatIsTakenBackUnlessAnotherWasWritten) {
  auto signing = step(AgreementStatus::signed_, "2020-01-01"), entering = step(AgreementStatus::in_force, "2020-02");
  auto made = after_step(agreement(AgreementStatus::negotiation), signing, today());
  ASSERT_TRUE(made);
  EXPECT_TRUE(without_last_step(*made, {step(AgreementStatus::negotiation), signing})->signed_on.empty());
  auto entered = after_step(*made, entering, today());
  ASSERT_TRUE(entered);
  auto const back = without_last_step(*entered, {signing, entering});
  EXPECT_TRUE(back->in_force_on.empty());
  EXPECT_EQ(back->signed_on, on("2020-01-01"));
  made->signed_on = on("2019-12-31");
  EXPECT_EQ(without_last_step(*made, {step(AgreementStatus::negotiation), signing})->signed_on, on("2019-12-31"));
  EXPECT_EQ(without_last_step(*entered, {step(AgreementStatus::suspended), entering})->in_force_on, on("2020-02"));
}

TEST(AgreementLife, KeepsTheFirstEntryIntoForceWhenASuspensionEnds) {
  auto suspended = agreement(AgreementStatus::suspended);
  suspended.in_force_on = on("2020");
  auto resumed = step(AgreementStatus::in_force);
  EXPECT_EQ(after_step(suspended, resumed, today())->in_force_on, on("2020"));
}

TEST(AgreementLife, ExpiresOnItsEndWhenNoOtherDayIsSaid) {
  auto over = step(AgreementStatus::expired, "");
  EXPECT_EQ(after_step(agreement(AgreementStatus::in_force), over, today())->status_since, on("2024"));
  auto endless = agreement(AgreementStatus::in_force);
  endless.ends_on = {};
  EXPECT_EQ(refusal(endless, over), "happened_on required");
}

TEST(AgreementLife, SaysBeforehandWhatIsLacking) {
  auto const steps = next_steps(AgreementStatus::initialled);
  auto const signature = std::find_if(steps.begin(), steps.end(), [](auto const* each) { return each->to == AgreementStatus::signed_; });
  ASSERT_NE(signature, steps.end());
  EXPECT_EQ(lacking(agreement(AgreementStatus::initialled, false), **signature), std::vector{StepNeed::signatory});
  EXPECT_TRUE(lacking(agreement(AgreementStatus::initialled), **signature).empty());
}

}  // namespace
}  // namespace athar
