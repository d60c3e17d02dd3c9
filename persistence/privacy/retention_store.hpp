#pragma once
#include "domain/privacy/retention.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresRetentionStore final : public RetentionStore {
 public:
  explicit PostgresRetentionStore(Connection& connection) : connection_(connection) {}
  std::vector<Retention> rules() override;
  Result<void> update(Retention const& retention) override;
  PurgeSchedule schedule() override;
  Result<void> update(PurgeSchedule const& schedule) override;
  void hold_purges() override;
  void note_run(Instant at, LocalDate on, std::string const& by, std::int64_t emptied) override;
  std::int64_t due(Retention const& retention, LocalDate today) override;
  std::int64_t purge(Retention const& retention, LocalDate today) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
