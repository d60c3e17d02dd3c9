#pragma once
#include "domain/training/e_learning.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresELearningStore final : public ELearningStore {
 public:
  explicit PostgresELearningStore(Connection& connection) : connection_(connection) {}

  std::optional<ELearning> find(SessionId session) override;
  Result<void> put(SessionId session, ELearning const& course) override;
  std::vector<Learner> learners(SessionId session) override;
  Result<void> put_progress(SessionId session, std::vector<LearnerProgress> const& progress) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
