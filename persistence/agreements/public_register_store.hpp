#pragma once
#include "domain/agreements/public_register.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresPublicRegisterStore final : public PublicRegisterStore {
 public:
  explicit PostgresPublicRegisterStore(Connection& connection) : connection_(connection) {}

  AgreementPublication publication(AgreementId agreement) override;
  Result<void> put(AgreementPublication const& publication) override;
  Result<void> withdraw(AgreementPublication const& publication) override;
  Page<PublicAgreementRow> list(PublicAgreementFilter const& filter, PageRequest const& page, LocalDate today) override;
  std::optional<PublicAgreement> find(AgreementId id, LocalDate today) override;
  std::optional<PublicAgreement> preview(AgreementId id, LocalDate today) override;
  PublicRegisterCounts counts(LocalDate today) override;

 private:
  void read_parts(std::vector<PublicAgreementRow>& rows, LocalDate today);
  PublicAgreement whole(PublicAgreementRow row, LocalDate today);

  Connection& connection_;
};

}  // namespace athar::persistence
