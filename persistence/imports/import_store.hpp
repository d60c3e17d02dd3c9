#pragma once
#include "domain/imports/import.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresImportStore final : public ImportStore {
 public:
  explicit PostgresImportStore(Connection& connection) : connection_(connection) {}

  Result<void> insert(Import const& import, std::string const& content) override;
  std::optional<Import> find(ImportId id) override;
  std::string content(ImportId id, std::size_t bytes = greatest_import_size) override;
  Page<Import> list(PageRequest const& page) override;
  bool move(Import const& import, ImportState from) override;
  void write_rows(ImportId id, std::vector<ImportRow> const& rows) override;
  Page<ImportRow> rows(ImportId id, std::optional<RowOutcome> outcome, PageRequest const& page) override;
  int fail_interrupted() override;

  std::vector<KnownSession> sessions_with_references(std::vector<std::string> const& references) override;
  std::vector<std::string> known_places(std::vector<std::string> const& codes, std::string const& kind) override;
  std::map<std::string, ProgrammeId> programmes(std::vector<std::string> const& codes) override;
  Result<void> insert_sessions(std::vector<Session> const& sessions, std::vector<bool> const& completed, int year) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
