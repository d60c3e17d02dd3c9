#include "domain/agreements/agreement_terms.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/agreements/exchange.hpp"
#include "tests/domain/agreements/belgian_programme.hpp"

namespace athar {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using namespace belgian;

std::vector<std::pair<std::string, std::string>> refused(AgreementTerms const& terms, SignedAgreement const& agreement = programme()) {
  auto result = checked(terms, agreement);
  std::vector<std::pair<std::string, std::string>> fields;
  if (!result)
    for (auto const& field : result.error().fields) fields.emplace_back(field.path, field.code);
  return fields;
}

TEST(TermsOfAnAgreement, AreAcceptedAsTheSourceTellsThem) { EXPECT_THAT(refused(terms()), IsEmpty()); }

TEST(TermsOfAnAgreement, RefuseAnAmendmentThatSurelyPrecedesTheSignature) {
  auto bad = terms();
  bad.amendments = {extension("2016-05-15", "2016-06-01", "2020"), extension("2016", "2016-05", "2021")};
  EXPECT_THAT(refused(bad), ElementsAre(std::pair("amendments/0/signed_on", "amendment_before_signature")))
      << "a day known to the year or month may still lie after the signature";
  bad.amendments = {extension("", "2015", "2020")};
  EXPECT_THAT(refused(bad), ElementsAre(std::pair("amendments/0/effective_on", "amendment_before_signature")));
}

TEST(TermsOfAnAgreement, RefuseAmendmentsOfWhatIsStillNegotiated) {
  auto draft = programme();
  draft.signed_on.reset();
  draft.status = "negotiation";
  auto amended = terms();
  amended.amendments = {extension("", "", "2020")};
  EXPECT_THAT(refused(amended, draft), ElementsAre(std::pair("amendments", "agreement_not_signed")));
  draft.status = "in_force";
  EXPECT_THAT(refused(amended, draft), IsEmpty()) << "signed on a day nobody knows";
}

TEST(TermsOfAnAgreement, RefuseAnAmendmentMadeAfterTheTermination) {
  auto ended = programme();
  ended.status = "terminated";
  ended.terminated_on = partial("2020");
  auto amended = terms();
  amended.amendments = {extension("2021-01-01", "", "2040"), extension("", "2021", "2041")};
  EXPECT_THAT(refused(amended, ended), ElementsAre(std::pair("amendments/0/signed_on", "amendment_after_termination"),
                                                   std::pair("amendments/1/effective_on", "amendment_after_termination")));
  amended.amendments = {extension("2019-01-01", "2021-01-01", "2040"), extension("2020-05", "", "2041"), extension("", "", "2042")};
  EXPECT_THAT(refused(amended, ended), IsEmpty()) << "signed before it, surely or perhaps";
}

TEST(TermsOfAnAgreement, RefuseTwoEndsSetFromTheSameDay) {
  auto bad = terms();
  bad.amendments = {extension("", "2019-01-01", "2020"), extension("", "2019-01-01", "2021")};
  EXPECT_THAT(refused(bad), ElementsAre(std::pair("amendments/1/effective_on", "extensions_overlap")));
}

TEST(TermsOfAnAgreement, RefuseWhatDoesNotHangTogether) {
  struct Row {
    std::function<void(AgreementTerms&)> change;
    char const* path;
    char const* code;
  };
  auto const stranger = OrganisationId{Uuid::from_name("stranger")};
  for (auto const& row : {
           Row{[](auto& t) { t.amendments = {Amendment{}}; }, "amendments/0", "amendment_changes_nothing"},
           Row{[](auto& t) { t.amendments = {extension("", "2019", "2018")}; }, "amendments/0/ends_on", "end_before_start"},
           Row{[](auto& t) {
                 t.amendments = {extension("", "2019", "2020"), extension("", "2020", "2021")};
                 for (auto& a : t.amendments) a.reference = "Avenant 1";
               },
               "amendments/1/reference", "listed_twice"},
           Row{[](auto& t) {
                 t.amendments = {extension("", "2019", "2020")};
                 t.amendments[0].amounts = {{ComponentId{Uuid::from_name("none")}, std::nullopt, {}, "EUR", 1, false}};
               },
               "amendments/0/amounts/0/component_id", "unknown_component"},
           Row{[&](auto& t) {
                 t.amendments = {extension("", "2019", "2020")};
                 t.amendments[0].parties = {{stranger, {}, "signatory", true}};
               },
               "amendments/0/parties/0/organisation_id", "not_a_party"},
           Row{[&](auto& t) { t.components[0].amounts[0].party_id = stranger; }, "components/0/amounts/0/party_id", "not_a_party"},
           Row{[](auto& t) { t.components[0].amounts[0].currency = "EUX"; }, "components/0/amounts/0/currency", "unknown_currency"},
           Row{[](auto& t) { t.components[0].amounts[0].amount_minor = -1; }, "components/0/amounts/0/amount_minor", "out_of_range"},
           Row{[](auto& t) { t.components[0].amounts[0].amount_minor = greatest_budget_amount + 1; }, "components/0/amounts/0/amount_minor",
               "out_of_range"},
           Row{[](auto& t) { t.components[0].amounts[0].condition = "Rapport"; }, "components/0/amounts/0/condition", "only_for_instalments"},
           Row{[](auto& t) { t.components[0].title = {}; }, "components/0/title", "title_required"},
           Row{[](auto& t) { t.components[0].not_carried_out_reason = "Budget"; }, "components/0/not_carried_out_reason", "only_when_not_carried_out"},
           Row{[](auto& t) { t.rates = {{"EUR", "MAD", "0", *LocalDate::parse("2016-11-30"), ""}}; }, "rates/0/rate", "invalid_rate"},
           Row{[](auto& t) { t.rates = {{"EUR", "EUR", "1", *LocalDate::parse("2016-11-30"), ""}}; }, "rates/0/into", "same_currency"},
           Row{[](auto& t) { t.claims[0].source = ""; }, "claims/0/source", "required"},
           Row{[](auto& t) { t.claims[0].field = ClaimField::ends_on; }, "claims/0/value", "invalid_partial_date"},
       }) {
    auto bad = terms();
    row.change(bad);
    EXPECT_THAT(refused(bad), ElementsAre(std::pair<std::string, std::string>(row.path, row.code)));
  }
}

TEST(RatesOfExchange, AreReadExactlyOrNotAtAll) {
  EXPECT_EQ(rate_in_hundred_millionths("10.8523"), 1'085'230'000);
  EXPECT_EQ(rate_in_hundred_millionths("0.00000001"), 1);
  for (auto const* bad : {"", "0", "0.0", "-1", "1,5", "1.", ".5", "1e3", "1.123456789", "1234567890", " 1", "NaN"})
    EXPECT_EQ(rate_in_hundred_millionths(bad), std::nullopt) << bad;
}

TEST(RatesOfExchange, MindTheDigitsOfBothCurrenciesAndRoundAHalfUp) {
  auto const rate = rate_in_hundred_millionths("10.8523").value();
  EXPECT_EQ(exchanged(1'250'000'00, 2, 2, rate), 13'565'375'00);
  EXPECT_EQ(exchanged(5, 2, 2, rate_in_hundred_millionths("0.1").value()), 1);
  EXPECT_EQ(exchanged(1'00, 2, 0, rate_in_hundred_millionths("160").value()), 160);
  EXPECT_EQ(exchanged(160, 0, 2, rate_in_hundred_millionths("0.00625").value()), 1'00);
  EXPECT_EQ(exchanged(greatest_budget_amount, 0, 3, rate_in_hundred_millionths("999999999").value()), std::nullopt) << "absurd";
}

}  // namespace
}  // namespace athar
