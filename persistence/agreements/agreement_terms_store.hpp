#pragma once
#include "domain/agreements/agreement_terms.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresAgreementTermsStore final : public AgreementTermsStore {
 public:
  explicit PostgresAgreementTermsStore(Connection& connection) : connection_(connection) {}

  std::optional<AgreementTermsPage> find(AgreementId id, Scope const& scope) override;
  Result<void> put(AgreementTerms const& terms) override;
  std::optional<AgreementFamily> family(AgreementId id, Scope const& scope) override;
  Page<AgreementAmountRow> amounts(AgreementAmountFilter const& filter, PageRequest const& page) override;

 private:
  void read_amendments(AgreementTermsPage& page);
  void read_components(AgreementTermsPage& page, Scope const& scope);
  void read_changes(AgreementTermsPage& page);
  void read_rates_and_claims(AgreementTerms& terms);
  Result<void> put_components(AgreementTerms const& terms);
  Result<void> put_amendments(AgreementTerms const& terms);
  Result<void> put_rates_and_claims(AgreementTerms const& terms);
  Connection& connection_;
};

}  // namespace athar::persistence
