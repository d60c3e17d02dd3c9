// What a published table may count, and what holds between the cells of all tables.
#include <gtest/gtest.h>

#include <algorithm>

#include "domain/published/cells.hpp"

namespace athar::published {
namespace {

using reach::Dimension;

ProgrammeId const some_programme{Uuid::from_name("programme")};

PublishedTable table(std::string measure, std::vector<Dimension> by) {
  PublishedTable out;
  out.title.fr = "Personnes formées";
  out.measure = std::move(measure);
  out.by = std::move(by);
  return out;
}

std::vector<std::string> codes_of(Result<PublishedTable> const& checked) {
  std::vector<std::string> codes;
  if (!checked)
    for (auto const& field : checked.error().fields) codes.push_back(field.path + " " + field.code);
  return codes;
}

TEST(PublishedTable, CountsPeopleOrSessionsByAtMostTwoGroupings) {
  EXPECT_TRUE(checked(table("unique_participants", {Dimension::region, Dimension::sex})));
  EXPECT_TRUE(checked(table("sessions", {Dimension::kind})));
  using Codes = std::vector<std::string>;
  EXPECT_EQ(codes_of(checked(table("attendances", {}))), Codes{"measure measure_not_published"});
  EXPECT_EQ(codes_of(checked(table("person_hours", {}))), Codes{"measure measure_not_published"});
  EXPECT_EQ(codes_of(checked(table("happiness", {}))), Codes{"measure unknown_measure"});
  EXPECT_EQ(codes_of(checked(table("unique_participants", {Dimension::sex, Dimension::region, Dimension::kind}))), Codes{"by too_many_groupings"});
  EXPECT_EQ(codes_of(checked(table("unique_participants", {Dimension::sex, Dimension::sex}))), Codes{"by/1 given_twice"});
  EXPECT_EQ(codes_of(checked(table("unique_participants", {Dimension::organisation}))), Codes{"by/0 dimension_not_published"});
  EXPECT_EQ(codes_of(checked(table("unique_participants", {Dimension::course}))), Codes{"by/0 dimension_not_published"});
  EXPECT_EQ(codes_of(checked(table("sessions", {Dimension::sex}))), Codes{"by/0 dimension_not_published"});
  EXPECT_EQ(codes_of(checked(table("unique_participants", {Dimension::year, Dimension::month}))), Codes{"by one_time_grouping"});
}

TEST(PublishedTable, RefusesAPeriodThatEndsBeforeItBegins) {
  auto wrong = table("unique_participants", {});
  wrong.from = LocalDate::parse("2026-02-01");
  wrong.to = LocalDate::parse("2026-01-31");
  wrong.title = {};
  EXPECT_EQ(codes_of(checked(wrong)), (std::vector<std::string>{"title title_required", "to end_before_start"}));
}

TEST(PublishedTable, RefusesTheGroupingThatItsFilterHasFixed) {
  auto wrong = table("unique_participants", {Dimension::programme});
  wrong.programme_id = some_programme;
  EXPECT_EQ(codes_of(checked(wrong)), std::vector<std::string>{"by/0 grouped_by_its_filter"});
}

TEST(Cells, AreTheSameWhetherFilteredOrGrouped) {
  auto filtered = table("unique_participants", {Dimension::sex});
  filtered.programme_id = some_programme;
  auto const grouped = table("unique_participants", {Dimension::programme, Dimension::sex});
  EXPECT_EQ(cell_of(filtered, {"F"}), cell_of(grouped, {some_programme.text(), "F"}));
  EXPECT_NE(cell_of(filtered, {"F"}), cell_of(grouped, {"", "F"}));
  auto year = table("unique_participants", {});
  year.from = LocalDate::parse("2026-01-01");
  year.to = LocalDate::parse("2026-12-31");
  EXPECT_EQ(cell_of(year, {}), cell_of(table("unique_participants", {Dimension::year}), {"2026"}));
  year.from = LocalDate::parse("2026-04-01");
  year.to = LocalDate::parse("2026-06-30");
  EXPECT_EQ(cell_of(year, {}), cell_of(table("unique_participants", {Dimension::quarter}), {"2026-Q2"}));
  year.from = LocalDate::parse("2026-12-01");
  year.to = LocalDate::parse("2026-12-31");
  EXPECT_EQ(cell_of(year, {}), cell_of(table("unique_participants", {Dimension::month}), {"2026-12"}));
}

TEST(Cells, LieInTheOnesThatAskForLess) {
  auto const all = cell_of(table("unique_participants", {}), {});
  auto const women = cell_of(table("unique_participants", {Dimension::sex}), {"F"});
  auto const year = cell_of(table("unique_participants", {Dimension::year}), {"2026"});
  auto const month = cell_of(table("unique_participants", {Dimension::month}), {"2026-05"});
  auto const completed = cell_of(table("unique_completed", {Dimension::sex}), {"F"});
  EXPECT_TRUE(is_part(women, all));
  EXPECT_FALSE(is_part(all, women));
  EXPECT_TRUE(is_part(month, year));
  EXPECT_FALSE(is_part(women, year));
  EXPECT_TRUE(is_part(completed, women));
  EXPECT_TRUE(is_part(completed, all));
  EXPECT_FALSE(is_part(women, completed));
}

TEST(PublishedTable, OfAnAgreementIsNotNarrowedToAProgrammeToo) {
  auto narrowed = table("unique_participants", {});
  narrowed.agreement_id = AgreementId{Uuid::from_name("agreement")};
  EXPECT_TRUE(checked(narrowed));
  narrowed.programme_id = some_programme;
  EXPECT_EQ(codes_of(checked(narrowed)), std::vector<std::string>{"programme_id agreement_and_period_only"});
}

TEST(Cells, OfAnAgreementLieInTheWholeAndInAUnionOfAgreements) {
  auto narrowed = table("unique_participants", {Dimension::sex});
  narrowed.agreement_id = AgreementId{Uuid::from_name("agreement")};
  auto const women = cell_of(narrowed, {"F"}), all = cell_of(table("unique_participants", {Dimension::sex}), {"F"});
  EXPECT_TRUE(is_part(women, all));
  EXPECT_FALSE(is_part(all, women));
  auto both = women;
  both.agreements.push_back(AgreementId{Uuid::from_name("other")}.text());
  std::sort(both.agreements.begin(), both.agreements.end());
  EXPECT_TRUE(is_part(women, both));
  EXPECT_FALSE(is_part(both, women));
  EXPECT_TRUE(is_part(both, all));
  auto other = women;
  other.agreements = {AgreementId{Uuid::from_name("third")}.text()};
  EXPECT_FALSE(is_part(other, both));
  EXPECT_FALSE(is_part(other, women));
}

TEST(Family, TakesThePeopleInNoneOfSeveralAgreementsForASecret) {
  auto const whole = table("unique_participants", {});
  auto one = whole, other = whole;
  one.agreement_id = AgreementId{Uuid::from_name("agreement")};
  other.agreement_id = AgreementId{Uuid::from_name("other")};
  auto either = cell_of(one, {});
  either.agreements.push_back(other.agreement_id->text());
  std::sort(either.agreements.begin(), either.agreements.end());
  std::vector<TableValues> const tables{{whole, {{{}, 20}}}, {one, {{{}, 9}}}, {other, {{{}, 8}}}};
  EXPECT_TRUE(family_of(tables).secrets.empty()) << "each alone leaves eleven or twelve";
  auto const family = family_of(tables, {{either, 17}});
  ASSERT_EQ(family.secrets.size(), 1U);
  EXPECT_EQ(family.variables[static_cast<std::size_t>(family.secrets[0])].value, 3);
}

TEST(Family, AddsRowsUpOnlyWhereNobodyIsInTwo) {
  auto const by_kind = table("unique_participants", {Dimension::kind});
  auto const exact = family_of({{by_kind, {{{""}, 30}, {{"training"}, 20}, {{"workshop"}, 10}}}});
  auto const split = [](Family const& family) { return family.relations.front(); };
  EXPECT_EQ(split(exact).most, 0);
  auto const overlapping = family_of({{by_kind, {{{""}, 24}, {{"training"}, 20}, {{"workshop"}, 10}}}});
  EXPECT_EQ(split(overlapping).least, 0);
  EXPECT_EQ(split(overlapping).most, no_bound);
}

TEST(Family, TakesADifferenceOfThreeForASecret) {
  auto const present = table("unique_participants", {});
  auto const completed = table("unique_completed", {});
  auto const family = family_of({{present, {{{}, 20}}}, {completed, {{{}, 17}}}});
  ASSERT_EQ(family.secrets.size(), 1U);
  EXPECT_TRUE(family.variables[static_cast<std::size_t>(family.secrets[0])].difference);
  EXPECT_EQ(family.variables[static_cast<std::size_t>(family.secrets[0])].value, 3);
  EXPECT_TRUE(family_of({{present, {{{}, 20}}}, {completed, {{{}, 15}}}}).secrets.empty());
}

TEST(Family, TakesAZeroForASecretWhereItSaysWhoAFewAreNot) {
  auto const by_both = table("unique_participants", {Dimension::region, Dimension::sex});
  auto const family = family_of({{by_both, {{{"", ""}, 40}, {{"", "F"}, 20}, {{"", "M"}, 20},
                                            {{"MA-01", ""}, 3}, {{"MA-01", "F"}, 3}, {{"MA-01", "M"}, 0},
                                            {{"MA-04", ""}, 37}, {{"MA-04", "F"}, 17}, {{"MA-04", "M"}, 20}}}});
  auto const no_man = family.numbers.at(cell_of(by_both, {"MA-01", "M"}));
  EXPECT_TRUE(std::count(family.secrets.begin(), family.secrets.end(), no_man));
}

}  // namespace
}  // namespace athar::published
