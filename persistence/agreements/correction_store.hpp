#pragma once
#include "domain/agreements/correction.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresCorrectionStore final : public CorrectionStore {
 public:
  explicit PostgresCorrectionStore(Connection& connection) : connection_(connection) {}

  Result<void> insert(AgreementCorrection const& correction) override;
  Page<AgreementCorrection> list(CorrectionFilter const& filter, PageRequest const& page) override;
  std::optional<AgreementCorrection> find(CorrectionId id, std::optional<OrganisationId> scope) override;
  Result<void> decide(AgreementCorrection const& correction) override;
  int open_count() override;
  std::vector<Commitment> commitments_of(AgreementId agreement) override;
  std::map<std::string, Instant> taken_out(AgreementId agreement, std::vector<std::string> const& paths) override;

 private:
  void add_changes(std::vector<AgreementCorrection>& corrections);

  Connection& connection_;
};

}  // namespace athar::persistence
