#include "domain/agreements/terms_at.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/domain/agreements/belgian_programme.hpp"

namespace athar {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using namespace belgian;

std::vector<std::string> codes(AgreementTermsPage const& page, std::string_view today = "2021-01-01") {
  std::vector<std::string> out;
  for (auto const& warning : warnings_of(page, day(today))) out.push_back(warning.path + " " + warning.code);
  return out;
}

TEST(MoneyOfAProgramme, IsPlannedFirstThenSignedForAxisByAxis) {
  struct Row {
    char const* on;
    std::optional<std::int64_t> committed;
  };
  for (auto const& row : {Row{"2016-05-16", std::nullopt}, Row{"2016-11-23", 1'250'000'00}, Row{"2016-11-30", 2'500'000'00}}) {
    auto const at = terms_at(page(), day(row.on));
    ASSERT_THAT(at.totals, SizeIs(1)) << row.on;
    EXPECT_EQ(at.totals[0].currency, "EUR");
    EXPECT_EQ(at.totals[0].sums.planned_minor, 4'500'000'00) << row.on;
    EXPECT_TRUE(at.totals[0].sums.planned_is_estimated);
    EXPECT_EQ(at.totals[0].sums.committed_minor, row.committed) << row.on;
    EXPECT_EQ(at.totals[0].sums.disbursed_minor, std::nullopt) << "the source does not say";
  }
}

TEST(MoneyOfAProgramme, LeavesOutWhatMayNotHaveHappenedYetAndSaysSo) {
  auto programme = page();
  programme.continuing.clear();
  programme.terms.components[0].amounts.push_back(amount(MoneyStep::committed, 70, "2018"));
  auto const sums = [&](char const* on) { return terms_at(programme, day(on)).totals[0].sums; };
  EXPECT_EQ(sums("2018-06-01").committed_minor, std::nullopt);
  EXPECT_TRUE(sums("2018-06-01").is_uncertain);
  EXPECT_EQ(sums("2018-12-31").committed_minor, 70);
  EXPECT_FALSE(sums("2018-12-31").is_uncertain);
  EXPECT_FALSE(sums("2017-12-31").is_uncertain);
}

TEST(MoneyOfAProgramme, CountsAnInstalmentOnlyOnceItIsPaid) {
  auto programme = page();
  auto& amounts = programme.terms.components[0].amounts;
  amounts.push_back(amount(MoneyStep::disbursed, 40, "2017-03-01"));
  amounts.push_back(amount(MoneyStep::disbursed, 60));
  amounts.back().due_on = partial("2017-09");
  amounts.back().condition = "Rapport d'avancement";
  auto const first = terms_at(programme, day("2017-01-01")).totals[0].sums;
  EXPECT_EQ(first.disbursed_minor, std::nullopt);
  EXPECT_EQ(first.awaited_minor, 100);
  auto const later = terms_at(programme, day("2020-01-01")).totals[0].sums;
  EXPECT_EQ(later.disbursed_minor, 40);
  EXPECT_EQ(later.awaited_minor, 60) << "due is not paid";
}

TEST(MoneyOfAProgramme, AddsCurrenciesOnlyByAStatedRateOfThatDayOrBefore) {
  auto programme = page();
  programme.terms.components[0].amounts.push_back(amount(MoneyStep::committed, 500'00, "2017-01-01", false, "MAD"));
  auto at = terms_at(programme, day("2018-01-01"));
  EXPECT_THAT(at.totals, SizeIs(2));
  EXPECT_THAT(at.exchanged, IsEmpty());
  programme.terms.rates = {{"EUR", "MAD", "10.5", day("2017-06-01"), "BAM"}, {"EUR", "MAD", "11", day("2019-06-01"), "BAM"}};
  at = terms_at(programme, day("2018-01-01"));
  ASSERT_THAT(at.exchanged, SizeIs(1));
  EXPECT_EQ(at.exchanged[0].sums.committed_minor, 26'250'500'00LL);
  ASSERT_THAT(at.exchanged[0].rates, SizeIs(1));
  EXPECT_EQ(at.exchanged[0].rates[0].on, day("2017-06-01"));
  EXPECT_THAT(terms_at(programme, day("2017-05-31")).exchanged, IsEmpty()) << "no rate was stated by then";
  programme.terms.components[0].amounts.push_back(amount(MoneyStep::spent, 7, "2017-01-01", false, "CAD"));
  EXPECT_THAT(terms_at(programme, day("2018-01-01")).exchanged, IsEmpty()) << "one currency without a rate";
}

TEST(AmendedAgreement, EndsLaterFromTheDayOfEffectOn) {
  auto programme = page();
  programme.agreement.ends_on = partial("2019");
  programme.terms.amendments = {extension("2019-10-01", "2019-11-01", "2020-12"), extension("", "2020-06-01", "2021")};
  EXPECT_EQ(terms_at(programme, day("2019-10-31")).ends_on, partial("2019"));
  auto const at = terms_at(programme, day("2019-11-01"));
  EXPECT_EQ(at.ends_on, partial("2020-12"));
  EXPECT_EQ(at.ends_by, 0U);
  EXPECT_THAT(at.amendments, ElementsAre(InEffect::yes, InEffect::no));
  EXPECT_EQ(terms_at(programme, day("2020-06-01")).ends_on, partial("2021"));
  auto const before = differences(programme);
  EXPECT_EQ(before[0].ends_on_before, partial("2019"));
  EXPECT_EQ(before[1].ends_on_before, partial("2020-12"));
}

TEST(AmendedAgreement, HasAnEndMovedOnAnUnknownDayAtEveryDate) {
  auto programme = page();
  programme.terms.amendments = {extension("", "", "2020")};
  auto const at = terms_at(programme, day("2018-01-01"));
  EXPECT_EQ(at.ends_on, partial("2020"));
  EXPECT_THAT(at.amendments, ElementsAre(InEffect::undated));
  EXPECT_THAT(codes(programme), ElementsAre("amendments/0 amendment_undated"));
}

TEST(AmendedAgreement, CommitsTheAmendedAmountFromItsDayOn) {
  auto programme = page();
  programme.continuing.clear();
  programme.terms.components[0].amounts.push_back(amount(MoneyStep::committed, 100, "2017"));
  Amendment raised;
  raised.signed_on = partial("2018-03-01");
  raised.amounts = {{first_axis, belgium, {}, "EUR", 130, false}};
  programme.terms.amendments = {raised};
  EXPECT_EQ(terms_at(programme, day("2018-02-28")).totals[0].sums.committed_minor, 100);
  EXPECT_EQ(terms_at(programme, day("2018-03-01")).totals[0].sums.committed_minor, 130);
  EXPECT_THAT(differences(programme)[0].minor_before, ElementsAre(100));
}

TEST(AmendedAgreement, IsJoinedAndLeftByParties) {
  auto programme = page();
  Amendment joins, leaves;
  joins.effective_on = partial("2017-05-01");
  joins.parties = {{unfpa, {}, "delegated_implementer", true}};
  leaves.effective_on = partial("2019-05-01");
  leaves.parties = {{unfpa, {}, "delegated_implementer", false}};
  programme.terms.amendments = {joins, leaves};
  auto const names = [&](char const* on) {
    std::vector<std::string> out;
    for (auto const& each : terms_at(programme, day(on)).parties) out.push_back(each.party.name.fr);
    return out;
  };
  EXPECT_THAT(names("2017-04-30"), ElementsAre("Belgique"));
  EXPECT_THAT(names("2017-05-01"), ElementsAre("Belgique", "UNFPA"));
  EXPECT_THAT(names("2019-05-01"), ElementsAre("Belgique"));
}

TEST(AmendedAgreement, IsWarnedOfWhatIsOdd) {
  auto programme = page();
  programme.agreement.ends_on = partial("2018-12-31");
  programme.terms.amendments = {extension("2019-03-01", "2019-02-01", "2020-12-31"), extension("2020-01", "2020-01", "2020-06"),
                                extension("2020-01-15", "2020-01-15", "2022")};
  EXPECT_THAT(codes(programme), testing::UnorderedElementsAre("amendments/0/effective_on effective_before_signed", "amendments/0/effective_on extension_after_end",
                                                              "amendments/2 extensions_order_unknown", "amendments/1/ends_on extension_shortens"));
}

TEST(AmendedAgreement, IsWarnedOfWhatAChangeOfTheAgreementLeftBehind) {
  auto programme = page();
  programme.terms.amendments = {extension("2019-03-01", "2019-04-01", "2020-12-31")};
  EXPECT_THAT(codes(programme), ElementsAre());
  programme.agreement.signed_on = partial("2020-05-16");
  EXPECT_THAT(codes(programme), ElementsAre("amendments/0/signed_on amendment_before_signature", "amendments/0/effective_on amendment_before_signature"));
  programme.agreement.signed_on.reset();
  programme.agreement.status = "negotiation";
  EXPECT_THAT(codes(programme), ElementsAre("amendments agreement_not_signed"));
  programme = page();
  programme.agreement.parties.erase(programme.agreement.parties.begin());
  EXPECT_THAT(codes(programme), testing::Contains("components/0/amounts/0/party_id not_a_party"));
}

TEST(AmendedAgreement, IsWarnedOfAnAmendmentMadeAfterItsTermination) {
  auto programme = page();
  programme.terms.amendments = {extension("2019-03-01", "2019-04-01", "2020-12-31")};
  programme.agreement.terminated_on = partial("2019-01");
  EXPECT_THAT(codes(programme), ElementsAre("amendments/0/signed_on amendment_after_termination"));
  programme.terms.amendments[0].signed_on.reset();
  EXPECT_THAT(codes(programme), testing::Contains("amendments/0/effective_on amendment_after_termination"));
}

TEST(AmendedAgreement, IsWarnedOfWhoeverLeavesAndStillOwes) {
  auto programme = page();
  Amendment leaves;
  leaves.effective_on = partial("2019-05-01");
  leaves.parties = {{unfpa, {}, "delegated_implementer", false}};
  programme.terms.amendments = {leaves};
  auto& party = *std::find_if(programme.agreement.parties.begin(), programme.agreement.parties.end(), [](auto const& each) { return each.organisation_id == unfpa; });
  EXPECT_THAT(codes(programme), ElementsAre()) << "who owes nothing may go";
  party.owed = 2;
  EXPECT_THAT(codes(programme), ElementsAre("amendments/0/parties party_left_owes"));
  programme.terms.amendments.clear();
  EXPECT_THAT(codes(programme), ElementsAre()) << "and who stays may owe";
  party.left_on = partial("2019");
  EXPECT_THAT(codes(programme), ElementsAre("parties party_left_owes"));
  auto again = party;
  again.role = "funder";
  again.left_on.reset();
  programme.agreement.parties.push_back(again);
  EXPECT_THAT(codes(programme), ElementsAre()) << "it stays in another role";
}

TEST(MoneyOfAProgramme, IsWarnedOfWhereItGoesBeyond) {
  auto programme = page();
  auto& amounts = programme.terms.components[0].amounts;
  amounts.push_back(amount(MoneyStep::committed, 100, "2015"));
  amounts.push_back(amount(MoneyStep::disbursed, 101, "2017-01-01"));
  amounts.push_back(amount(MoneyStep::spent, 102, "2018-01-01"));
  EXPECT_THAT(codes(programme), ElementsAre("components/0 committed_twice", "components/0/amounts/1/on committed_before_signature",
                                            "components/0 disbursed_over_committed", "components/0 spent_over_disbursed"));
}

TEST(Claims, ContradictEachOtherByField) {
  auto claims = terms().claims;
  EXPECT_THAT(contradicted(claims), ElementsAre(true, true));
  claims[1].value = claims[0].value;
  EXPECT_THAT(contradicted(claims), ElementsAre(false, false)) << "two sources that agree";
}

}  // namespace
}  // namespace athar
