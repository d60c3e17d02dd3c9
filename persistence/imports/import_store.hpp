#pragma once
#include "domain/imports/import.hpp"
#include "persistence/imports/imported_records.hpp"

namespace athar::persistence {

class PostgresImportStore final : public ImportStore {
 public:
  explicit PostgresImportStore(Connection& connection) : connection_(connection), records_(connection) {}

  Result<void> insert(Import const& import, std::string const& content) override;
  std::optional<Import> find(ImportId id) override;
  std::string content(ImportId id) override;
  Page<Import> list(PageRequest const& page) override;
  bool move(Import const& import, ImportState from) override;
  void write_rows(ImportId id, std::vector<ImportRow> const& rows) override;
  Page<ImportRow> rows(ImportId id, std::optional<RowOutcome> outcome, PageRequest const& page) override;
  int fail_interrupted() override;
  void wait_for_turn() override;

  void write_sheets(ImportId id, std::vector<StoredSheet> const& sheets) override;
  std::vector<StoredSheet> sheets(ImportId id) override;
  std::vector<Correction> corrections(ImportId id) override;
  void replace_corrections(ImportId id, std::vector<Correction> const& corrections) override;
  std::optional<RememberedShape> shape(std::string const& kind, std::string const& shape) override;
  void remember_shape(Import const& import) override;

  ImportedRecords& records() override { return records_; }

 private:
  Connection& connection_;
  PostgresImportedRecords records_;
};

}  // namespace athar::persistence
