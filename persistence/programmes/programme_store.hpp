#pragma once
#include "domain/programmes/programme.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresProgrammeStore final : public ProgrammeStore {
 public:
  explicit PostgresProgrammeStore(Connection& connection) : connection_(connection) {}

  Result<void> insert(Programme const& programme) override;
  Result<void> update(Programme const& programme) override;
  Result<void> remove(ProgrammeId id, int version) override;
  std::optional<ProgrammePage> find(ProgrammeId id) override;
  std::optional<ProgrammeId> find_by_code(std::string const& code) override;
  Page<ProgrammeRow> list(ProgrammeFilter const& filter, PageRequest const& page) override;

 private:
  Result<void> write_parties(Programme const& programme);
  Connection& connection_;
};

}  // namespace athar::persistence
