#pragma once
#include "domain/published/published_table.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresPublishedTableStore final : public PublishedTableStore {
 public:
  explicit PostgresPublishedTableStore(Connection& connection) : connection_(connection) {}

  std::vector<PublishedTable> all() override;
  std::optional<PublishedTable> find(PublishedTableId id) override;
  bool was_printed(PublishedTableId id) override;
  Result<void> insert(PublishedTable const& table) override;
  Result<void> update(PublishedTable const& table) override;
  Result<void> remove(PublishedTableId id, int version) override;
  std::optional<Edition> last_edition(std::optional<PublishedTableId> table) override;
  std::map<AgreementId, std::vector<SessionId>> agreement_sessions(std::optional<AgreementId> also) override;
  std::map<AgreementId, NamedAgreement> agreements() override;
  std::vector<PublishedTableId> in_last_edition() override;
  std::optional<Edition> last_edition_head() override;
  void lock_editions() override;
  Result<void> insert(Edition const& edition) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
