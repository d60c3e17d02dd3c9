#pragma once
#include "domain/agreements/joint_commission.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresJointCommissionStore final : public JointCommissionStore {
 public:
  explicit PostgresJointCommissionStore(Connection& connection) : connection_(connection) {}

  std::vector<JointCommission> all(std::optional<OrganisationId> within) override;
  Result<void> insert(JointCommission const& commission) override;
  Result<void> update(JointCommission const& commission) override;
  Result<void> remove(JointCommissionId id, int version) override;

 private:
  Result<void> write_sessions(JointCommission const& commission);

  Connection& connection_;
};

}  // namespace athar::persistence
