#pragma once
#include "domain/agreements/lifecycle.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresAgreementStepStore final : public AgreementStepStore {
 public:
  explicit PostgresAgreementStepStore(Connection& connection) : connection_(connection) {}

  std::vector<AgreementStep> of(AgreementId agreement) override;
  Result<void> insert(AgreementId agreement, AgreementStep const& step, Actor const& actor) override;
  void remove(AgreementStepId id) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
