#pragma once
#include "domain/privacy/sensitive_data.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresSensitiveDataStore final : public SensitiveDataStore {
 public:
  explicit PostgresSensitiveDataStore(Connection& connection) : connection_(connection) {}
  std::vector<SensitiveAuthorisation> authorisations() override;
  Result<void> update(SensitiveAuthorisation const& authorisation, Actor const& actor) override;
  std::int64_t held(SensitiveKind kind) override;
  std::optional<DisabilityStatement> disability(PersonId person) override;
  Result<void> put(DisabilityStatement const& statement, Actor const& actor) override;
  bool remove_disability(PersonId person, int version) override;
  DisabilityTotals disability_of(std::vector<PersonId> const& people) override;
  std::optional<DisabilityEdition> last_disability_edition() override;
  Result<void> insert(DisabilityEdition const& edition, Actor const& actor) override;
  std::vector<IdentityNumber> identity_numbers(PersonId person) override;
  Result<void> put(IdentityNumber const& number, Actor const& actor) override;
  bool remove_identity_number(PersonId person, SensitiveKind kind, int version) override;
  std::vector<PersonOfNumber> people_with(SensitiveKind kind, std::vector<NumberLookup> const& lookups) override;
  std::vector<std::string> keys_in_use() override;
  std::vector<IdentityNumber> hold_all_numbers() override;
  void reseal(IdentityNumber const& number) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
