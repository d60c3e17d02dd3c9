#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/agreements/lifecycle.hpp"
#include "domain/agreements/terms_at.hpp"
#include "tests/domain/agreements/belgian_programme.hpp"

namespace athar {
namespace {

using namespace belgian;

TEST(EndOfAnAgreement, IsTheSignedOneUntilAnAmendmentMovesItAndAgainOnceItIsTakenAway) {
  auto programme = page();
  EXPECT_EQ(consolidated_end(programme), std::nullopt) << "nobody said one";
  programme.agreement.ends_on = partial("2019");
  EXPECT_EQ(consolidated_end(programme), partial("2019"));
  programme.terms.amendments = {extension("2019-10-01", "", "2020")};
  EXPECT_EQ(consolidated_end(programme), partial("2020"));
  EXPECT_EQ(consolidated_end(programme)->last_day(), day("2020-12-31"));
  programme.terms.amendments.clear();
  EXPECT_EQ(consolidated_end(programme), partial("2019"));
}

TEST(EndOfAnAgreement, IsThatOfTheAmendmentThatTakesEffectLastAlsoWhenItsDayIsToCome) {
  auto programme = page();
  programme.agreement.ends_on = partial("2019");
  programme.terms.amendments = {extension("2020-01-01", "2031-01-01", "2032"), extension("2019-05-01", "", "2021")};
  EXPECT_EQ(consolidated_end(programme), partial("2032"));
  EXPECT_EQ(terms_at(programme, day("2026-01-01")).ends_on, partial("2021")) << "on a day, only what has taken effect";
  programme.terms.amendments.push_back(extension("", "", "2040"));
  EXPECT_EQ(consolidated_end(programme), partial("2040")) << "what nobody dated counts last";
}

TEST(EndOfAnAgreement, IsThatOfTheRenewalUntilALaterAmendmentMovesItAgain) {
  auto programme = page();
  programme.agreement.ends_on = partial("2019");
  programme.terms.amendments = {extension("2018-06-01", "", "2020"), extension("", "", "2021")};
  programme.agreement.renewals = {{partial("2021-12"), *partial("2024")}};
  EXPECT_EQ(consolidated_end(programme), partial("2024")) << "neither an earlier amendment nor one without a day";
  EXPECT_EQ(terms_at(programme, day("2018-01-01")).ends_on, partial("2021"));
  EXPECT_EQ(terms_at(programme, day("2021-12-30")).ends_on, partial("2021")) << "that month may not be over";
  auto const renewed = terms_at(programme, day("2022-01-01"));
  EXPECT_EQ(renewed.ends_on, partial("2024"));
  EXPECT_EQ(renewed.renewed_on, partial("2021-12"));
  EXPECT_EQ(renewed.ends_by, std::nullopt);
  programme.terms.amendments.push_back(extension("2021-12-31", "", "2025-06"));
  EXPECT_EQ(consolidated_end(programme), partial("2025-06")) << "of one day the amendment comes after";
  EXPECT_EQ(differences(programme)[2].ends_on_before, partial("2024"));
  EXPECT_EQ(differences(programme)[0].ends_on_before, partial("2019"));
}

TEST(EndOfAnAgreement, IsTheOneThatItExpiresOnAndThatARenewalComesAfter) {
  Agreement agreement;
  agreement.status = AgreementStatus::in_force;
  agreement.ends_on = *partial("2019");
  agreement.consolidated_ends_on = *partial("2020");
  AgreementStep over;
  over.status = AgreementStatus::expired;
  EXPECT_EQ(after_step(agreement, over, day("2026-01-01"))->status_since, *partial("2020"));
  AgreementStep renewal;
  renewal.status = AgreementStatus::renewed;
  renewal.happened_on = *partial("2019-12");
  renewal.ends_on = *partial("2019-12");
  auto const refused = after_step(agreement, renewal, day("2026-01-01"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields.front().code, "end_before_start");
  renewal.ends_on = *partial("2024");
  EXPECT_EQ(after_step(agreement, renewal, day("2026-01-01"))->end(), *partial("2024"));
  EXPECT_EQ(renewal.ended_before_on, *partial("2019")) << "to be put back when the step is taken back";
  agreement.ends_on = {};
  for (auto const* next : next_steps(AgreementStatus::in_force)) EXPECT_TRUE(lacking(agreement, *next).empty()) << name_of(next->to);
}

}  // namespace
}  // namespace athar
