#pragma once
#include "domain/agreements/agreement_document.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresAgreementDocumentStore final : public AgreementDocumentStore {
 public:
  explicit PostgresAgreementDocumentStore(Connection& connection) : connection_(connection) {}

  std::vector<AgreementDocumentRow> of(AgreementId agreement, std::optional<OrganisationId> within) override;
  std::optional<AgreementDocumentRow> find(AgreementDocumentId id, std::optional<OrganisationId> within) override;
  Result<AgreementDocument> insert(AgreementDocument document, Actor const& actor) override;
  bool update(AgreementDocument const& document) override;
  Result<void> remove(AgreementDocumentId id) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
