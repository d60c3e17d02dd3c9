#include "domain/agreements/agreement.hpp"

#include <gtest/gtest.h>

namespace athar {
namespace {

PartialDate on(std::string_view text) { return PartialDate::parse(text).value(); }

OrganisationId organisation(std::string_view name) { return {Uuid::from_name(name)}; }

AgreementParty party(std::string_view name, PartyRole role) {
  AgreementParty party;
  party.id = {Uuid::from_name(std::string(name) + std::string(name_of(role)))};
  party.organisation_id = organisation(name);
  party.role = role;
  return party;
}

Agreement belgium_and_unfpa() {
  Agreement agreement;
  agreement.type = "delegation_agreement";
  agreement.title.fr = "Renforcement de la lutte contre la violence à l'égard des femmes";
  agreement.status = AgreementStatus::signed_;
  agreement.signed_on = on("2016-11-30");
  agreement.ends_on = on("2020");
  agreement.parties = {party("Belgique", PartyRole::signatory), party("UNFPA", PartyRole::signatory), party("UNFPA", PartyRole::delegated_implementer),
                       party("Maroc", PartyRole::beneficiary)};
  return agreement;
}

std::string first_error(Agreement agreement) {
  auto const result = checked(std::move(agreement));
  return result ? "" : result.error().fields.front().path + " " + result.error().fields.front().code;
}

TEST(AgreementChecked, LetsAnOrganisationHaveTwoRolesButNoneTwice) {
  auto agreement = belgium_and_unfpa();
  EXPECT_EQ(first_error(agreement), "");
  agreement.parties.push_back(party("Maroc", PartyRole::beneficiary));
  agreement.parties.back().id = {Uuid::from_name("another id")};
  EXPECT_EQ(first_error(agreement), "parties/4/organisation_id party_twice");
  agreement.parties.back() = party("UNICEF", PartyRole::witness);
  agreement.parties.back().id = agreement.parties.front().id;
  EXPECT_EQ(first_error(agreement), "parties/4/organisation_id party_twice");
}

TEST(AgreementChecked, NamesWhatIsMissingOrOutOfRange) {
  auto tacit = belgium_and_unfpa();
  tacit.renewal = RenewalRule::tacit;
  EXPECT_EQ(first_error(tacit), "renewal_months required");
  tacit.renewal_months = 601;
  EXPECT_EQ(first_error(tacit), "renewal_months out_of_range");
  auto untitled = belgium_and_unfpa();
  untitled.title = {};
  EXPECT_EQ(first_error(untitled), "title title_required");
  auto left = belgium_and_unfpa();
  left.parties[0].joined_on = on("2017");
  left.parties[0].left_on = on("2016-12");
  EXPECT_EQ(first_error(left), "parties/0/left_on end_before_start");
}

TEST(AgreementChecked, KeepsLanguagesAndDomainsOnce) {
  auto agreement = belgium_and_unfpa();
  agreement.languages = {"fr", "ar", "fr"};
  agreement.domains = {"family", "family"};
  auto const kept = checked(agreement);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->languages, (std::vector<std::string>{"fr", "ar"}));
  EXPECT_EQ(kept->domains, (std::vector<std::string>{"family"}));
}

TEST(AgreementOddities, AreSaidOnlyWhereTheDaysCannotBeInOrder) {
  auto agreement = belgium_and_unfpa();
  EXPECT_TRUE(oddities(agreement).empty());
  agreement.in_force_on = on("2016");
  EXPECT_TRUE(oddities(agreement).empty()) << "2016 may be December";
  agreement.in_force_on = on("2016-10");
  agreement.ends_on = on("2015");
  EXPECT_EQ(oddities(agreement), (std::vector<std::string_view>{"in_force_before_signature", "ends_before_signature", "ends_before_in_force"}));
}

TEST(AgreementOddities, AskForASignatoryOfWhatIsSigned) {
  auto agreement = belgium_and_unfpa();
  agreement.parties = {party("Maroc", PartyRole::beneficiary)};
  agreement.signed_on = {};
  EXPECT_EQ(oddities(agreement), (std::vector<std::string_view>{"signed_without_signatory", "signed_without_date"}));
  agreement.status = AgreementStatus::terminated;
  EXPECT_TRUE(oddities(agreement).empty()) << "given up before its signature";
}

TEST(AgreementWords, AreReadBackAsTheyAreWritten) {
  for (int i = 0; i < 12; ++i) EXPECT_EQ(agreement_status_named(name_of(static_cast<AgreementStatus>(i))), static_cast<AgreementStatus>(i));
  for (int i = 0; i < 7; ++i) EXPECT_EQ(party_role_named(name_of(static_cast<PartyRole>(i))), static_cast<PartyRole>(i));
  for (int i = 0; i < 3; ++i) EXPECT_EQ(renewal_rule_named(name_of(static_cast<RenewalRule>(i))), static_cast<RenewalRule>(i));
  EXPECT_FALSE(agreement_status_named("signed_"));
}

}  // namespace
}  // namespace athar
