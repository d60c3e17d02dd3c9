#include "domain/agreements/public_register.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/access/saved_view.hpp"

namespace athar::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

PartialDate partial(std::string_view text) { return PartialDate::parse(text).value(); }

Agreement standing(AgreementStatus status) {
  Agreement agreement;
  agreement.status = status;
  return agreement;
}

TEST(PublicRegister, TakesWhatIsSignedAndNotConfidential) {
  using enum AgreementStatus;
  for (auto status : {signed_, ratified, notified, in_force, suspended, expired, renewed}) EXPECT_THAT(why_not_public(standing(status)), IsEmpty()) << name_of(status);
  for (auto status : {idea, negotiation, visa, initialled}) EXPECT_THAT(why_not_public(standing(status)), ElementsAre("not_signed")) << name_of(status);
  auto both = standing(idea);
  both.is_confidential = true;
  EXPECT_THAT(why_not_public(both), ElementsAre("confidential", "not_signed"));
}

TEST(PublicRegister, TakesWhatWasTerminatedOnlyWhenItsSignatureIsKnown) {
  auto agreement = standing(AgreementStatus::terminated);
  EXPECT_THAT(why_not_public(agreement), ElementsAre("not_signed"));
  agreement.signed_on = partial("2019");
  EXPECT_THAT(why_not_public(agreement), IsEmpty());
}

TEST(PublicRegister, ShowsItsOwnMoneyWithoutAmendmentsThatAreNotSignedYet) {
  AgreementTermsPage page;
  AgreementComponent component;
  component.id = ComponentId{Uuid::from_name("axis")};
  component.title.fr = "Axe 1";
  component.amounts.push_back({.step = MoneyStep::committed, .party_id = {}, .party_name = {}, .currency = "EUR", .amount_minor = 100, .is_estimated = false, .on = {}, .due_on = {},
                               .condition = {}, .source = {}});
  page.terms.components.push_back(component);
  Amendment draft;
  draft.signed_on = partial("2027");
  draft.effective_on = partial("2020");
  draft.amounts.push_back({component.id, {}, {}, "EUR", 900, false});
  page.terms.amendments.push_back(draft);
  ContinuingComponent below;
  below.component = component;
  below.component.continues_id = component.id;
  page.continuing.push_back(below);

  auto const before = public_money(page, LocalDate::parse("2026-06-01").value());
  ASSERT_THAT(before, SizeIs(1));
  ASSERT_THAT(before[0].money, SizeIs(1));
  EXPECT_EQ(before[0].money[0].sums.committed_minor, 100);
  auto const after = public_money(page, LocalDate::parse("2027-06-01").value());
  EXPECT_EQ(after[0].money[0].sums.committed_minor, 900);
}

SavedView view(std::string label, std::map<std::string, std::string> filters) {
  SavedView view;
  view.list = "agreements";
  view.label = std::move(label);
  view.filters = std::move(filters);
  return view;
}

TEST(SavedViews, KeepFiltersUnderATrimmedName) {
  auto const kept = checked(view("  Oman ", {{"country", "OM"}, {"sort", "ends_on"}}));
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->label, "Oman");
  EXPECT_THAT(kept->filters, ElementsAre(Pair("country", "OM"), Pair("sort", "ends_on")));
}

TEST(SavedViews, SayEveryMistakeAtOnce) {
  auto const refused = checked(view(" ", {{"q", "Khadija"}, {"cursor", "x"}, {"country", ""}, {"Bad Name", "x"}}));
  ASSERT_FALSE(refused);
  std::vector<std::pair<std::string, std::string>> said;
  for (auto const& field : refused.error().fields) said.emplace_back(field.path, field.code);
  EXPECT_THAT(said, ElementsAre(Pair("label", "required"), Pair("filters", "unknown_parameter"), Pair("filters/country", "invalid_value"), Pair("filters", "unknown_parameter"),
                                Pair("filters/q", "view_not_searched")));
}

TEST(SavedViews, CountLettersAndNotBytes) {
  std::string arabic;
  for (int i = 0; i < 60; ++i) arabic += "ع";
  EXPECT_TRUE(checked(view(arabic, {})));
  EXPECT_FALSE(checked(view(arabic + "ع", {})));
}

}  // namespace
}  // namespace athar::tests
