#pragma once
#include "domain/privacy/person_request.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresPersonRequestStore final : public PersonRequestStore {
 public:
  explicit PostgresPersonRequestStore(Connection& connection) : connection_(connection) {}
  Result<void> insert(PersonRequest const& request, Actor const& actor, int year) override;
  Result<void> answer(PersonRequest const& request, Actor const& actor) override;
  std::optional<PersonRequestRow> find(PersonRequestId id) override;
  Page<PersonRequestRow> list(PersonRequestFilter const& filter, PageRequest const& page) override;
  Result<bool> lock(PersonId person, std::optional<Instant> at) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
