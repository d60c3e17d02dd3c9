#pragma once
#include "domain/agreements/entrance.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresEntranceStore final : public EntranceStore {
 public:
  explicit PostgresEntranceStore(Connection& connection) : connection_(connection) {}

  std::vector<OwedCommitment> owed(OrganisationId organisation) override;
  std::vector<EntranceMeeting> meetings(OrganisationId organisation, LocalDate today) override;
  std::vector<EntranceDocument> documents(OrganisationId organisation) override;
  std::vector<EntranceTable> tables(OrganisationId organisation) override;
  std::optional<LocalizedText> name(OrganisationId organisation) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
