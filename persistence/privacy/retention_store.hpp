#pragma once
#include "domain/privacy/retention.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresRetentionStore final : public RetentionStore {
 public:
  explicit PostgresRetentionStore(Connection& connection) : connection_(connection) {}
  std::vector<Retention> rules() override;
  Result<void> update(Retention const& retention) override;
  std::int64_t due(Retention const& retention, LocalDate today) override;
  std::int64_t purge(Retention const& retention, LocalDate today) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
