#pragma once
#include "domain/training/session_budget.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresSessionBudgetStore final : public SessionBudgetStore {
 public:
  explicit PostgresSessionBudgetStore(Connection& connection) : connection_(connection) {}

  SessionBudgetPage find(SessionId id) override;
  Result<void> put(SessionBudget const& budget) override;
  Page<BudgetLineRow> list(BudgetFilter const& filter, PageRequest const& page) override;
  std::vector<FunderTotal> totals(BudgetFilter const& filter) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
