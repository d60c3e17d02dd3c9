#include "domain/training/session_budget.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace athar {
namespace {

using testing::ElementsAre;

OrganisationId const fund{Uuid::from_name("fund")};

BudgetLine line(std::string currency, std::optional<std::int64_t> planned, std::optional<std::int64_t> spent = std::nullopt,
                std::optional<OrganisationId> funder = std::nullopt) {
  return {"Restauration", funder, std::move(currency), {planned, std::nullopt, spent}, ""};
}

TEST(BudgetOfASession, IsAddedUpByCurrencyAndNeverAcross) {
  auto const totals = totals_by_currency({line("MAD", 100'00, 90'00), line("CAD", 500), line("MAD", 50'00)});
  EXPECT_THAT(totals, ElementsAre(BudgetTotal{std::nullopt, "CAD", {500, std::nullopt, std::nullopt}},
                                  BudgetTotal{std::nullopt, "MAD", {150'00, std::nullopt, 90'00}}));
}

TEST(BudgetOfASession, IsAddedUpByFunderAndCurrency) {
  auto const totals = totals_by_funder({line("MAD", 1, 1, fund), line("EUR", 2, std::nullopt, fund), line("MAD", 4), line("MAD", 8, 8, fund)});
  EXPECT_THAT(totals, ElementsAre(BudgetTotal{fund, "MAD", {9, std::nullopt, 9}}, BudgetTotal{fund, "EUR", {2, std::nullopt, std::nullopt}},
                                  BudgetTotal{std::nullopt, "MAD", {4, std::nullopt, std::nullopt}}));
}

TEST(BudgetOfASession, RefusesAbsurdAmountsAndUnknownCurrencies) {
  struct Row {
    BudgetLine line;
    char const* path;
    char const* code;
  };
  BudgetLine unnamed = line("MAD", 1);
  unnamed.label.clear();
  for (auto const& row : {Row{line("MAD", greatest_budget_amount + 1), "lines/0/planned_minor", "out_of_range"},
                          Row{line("MAD", -1), "lines/0/planned_minor", "out_of_range"},
                          Row{line("MAD", 1, -5), "lines/0/spent_minor", "out_of_range"},
                          Row{line("XYZ", 1), "lines/0/currency", "unknown_currency"}, Row{line("mad", 1), "lines/0/currency", "unknown_currency"},
                          Row{line("AD ", 1), "lines/0/currency", "unknown_currency"}, Row{line("", 1), "lines/0/currency", "unknown_currency"},
                          Row{line("MAD", std::nullopt), "lines/0/planned_minor", "amount_required"}, Row{unnamed, "lines/0/label", "required"}}) {
    SessionBudget budget;
    budget.lines = {row.line};
    auto const refused = checked(budget);
    ASSERT_FALSE(refused) << row.code;
    EXPECT_EQ(refused.error().fields.at(0).path, row.path);
    EXPECT_EQ(refused.error().fields.at(0).code, row.code);
  }
  SessionBudget budget;
  budget.lines = {line("MAD", greatest_budget_amount, 0), line("JPY", 0)};
  EXPECT_TRUE(checked(budget));
}

TEST(Currencies, KnowHowSmallTheirSmallestUnitIs) {
  EXPECT_EQ(currency_digits("MAD"), 2);
  EXPECT_EQ(currency_digits("JPY"), 0);
  EXPECT_EQ(currency_digits("TND"), 3);
}

}  // namespace
}  // namespace athar
