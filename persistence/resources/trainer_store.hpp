#pragma once
#include "domain/resources/trainer.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresTrainerStore final : public TrainerStore {
 public:
  explicit PostgresTrainerStore(Connection& connection) : connection_(connection) {}

  Result<void> insert(Trainer const& trainer) override;
  Result<void> update(Trainer const& trainer) override;
  Result<void> remove(PersonId id, int version) override;
  std::optional<TrainerPage> find(PersonId id, LocalDate today) override;
  Page<TrainerPage> list(TrainerFilter const& filter, PageRequest const& page) override;
  std::vector<TaughtField> fields() override;

 private:
  Result<void> write_details(Trainer const& trainer);
  Connection& connection_;
};

}  // namespace athar::persistence
