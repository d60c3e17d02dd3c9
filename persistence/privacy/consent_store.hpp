#pragma once
#include "domain/privacy/consent.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresConsentStore final : public ConsentStore {
 public:
  explicit PostgresConsentStore(Connection& connection) : connection_(connection) {}
  Result<void> insert(Purpose const& purpose) override;
  Result<void> update(Purpose const& purpose) override;
  std::optional<Purpose> find(PurposeId id) override;
  std::vector<Purpose> purposes() override;
  std::vector<Purpose> versions(PurposeId id) override;
  Result<void> insert(Consent const& consent, Actor const& actor) override;
  std::vector<ConsentLine> of_person(PersonId person) override;

 private:
  Result<void> say(Purpose const& purpose);
  Connection& connection_;
};

}  // namespace athar::persistence
