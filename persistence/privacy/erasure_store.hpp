#pragma once
#include "domain/privacy/erasure.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresErasureStore final : public ErasureStore {
 public:
  explicit PostgresErasureStore(Connection& connection) : connection_(connection) {}
  Result<Done> erase(PersonId person, PersonId pseudonym, std::string const& label, Actor const& actor) override;
  std::optional<Erasure> find(PersonId pseudonym) override;
  Page<Erasure> list(PageRequest const& page) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
