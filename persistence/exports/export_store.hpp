#pragma once
#include "domain/exports/export.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresExportStore final : public ExportStore {
 public:
  explicit PostgresExportStore(Connection& connection) : connection_(connection) {}

  Result<void> insert(Export const& made) override;
  std::optional<Export> find(ExportId id, AccountId account) override;
  std::optional<Export> find(ExportId id) override;
  Page<Export> list(AccountId account, PageRequest const& page) override;
  Counts counts(AccountId account) override;
  bool move(Export const& made, ExportState from) override;
  void remove(ExportId id) override;
  int fail_interrupted(Instant now, Instant expires_at) override;
  std::vector<Export> queued() override;
  std::vector<ExportId> remove_expired(Instant now) override;
  std::vector<ExportId> with_file() override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
