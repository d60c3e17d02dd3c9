#pragma once
#include "domain/agreements/partner_words.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresPartnerWordStore final : public PartnerWordStore {
 public:
  explicit PostgresPartnerWordStore(Connection& connection) : connection_(connection) {}

  Result<void> insert(AgreementComment const& comment, std::optional<OrganisationId> scope) override;
  Result<void> insert(AgreementConfirmation const& confirmation, std::optional<OrganisationId> scope) override;
  std::optional<int> version_of(AgreementSubject const& about, std::optional<OrganisationId> scope) override;
  std::optional<AgreementComment> comment(AgreementCommentId id, std::optional<OrganisationId> scope) override;
  std::optional<AgreementConfirmation> confirmation(AgreementConfirmationId id, std::optional<OrganisationId> scope) override;
  Page<AgreementComment> comments(CommentFilter const& filter, PageRequest const& page) override;
  std::vector<AgreementConfirmation> confirmations(AgreementId agreement, std::optional<OrganisationId> scope) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
