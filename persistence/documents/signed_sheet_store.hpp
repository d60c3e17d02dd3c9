#pragma once
#include "domain/documents/signed_sheet.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresSignedSheetStore final : public SignedSheetStore {
 public:
  explicit PostgresSignedSheetStore(Connection& connection) : connection_(connection) {}
  std::vector<SignedSheetRow> of_session(SessionId session) override;
  std::optional<SignedSheetRow> find(SignedSheetId id) override;
  std::vector<SignedSheetRow> naming(PersonId person) override;
  Page<SignedSheetRow> past_retention(LocalDate today, PageRequest const& page) override;
  Result<SignedSheet> insert(SignedSheet sheet, Actor const& actor) override;
  bool needs(std::string const& sha256) override;
  std::vector<std::string> contents() override;
  Result<std::vector<std::string>> eliminate(SheetElimination const& elimination, std::vector<SignedSheetId> const& sheets, LocalDate today,
                                             Actor const& actor) override;
  Page<SheetElimination> eliminations(PageRequest const& page) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
