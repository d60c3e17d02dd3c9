#pragma once
#include "domain/training/session_budget.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

struct AskedBudgetLines {
  BudgetFilter filter;
  PageRequest page;
  bool csv{false};
};
Result<AskedBudgetLines> asked_budget_lines(Call const& call);
/// What the sums were asked. Errors: as those of lists.
Result<BudgetFilter> asked_budget_totals(Call const& call);

/// Every line of the sessions' budgets.
ListTable budget_lines_table();
/// Their sums by funder and currency.
ListTable budget_totals_table();

}  // namespace athar::api
