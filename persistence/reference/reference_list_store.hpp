#pragma once
#include "domain/reference/reference_list.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresReferenceListStore final : public ReferenceListStore {
 public:
  explicit PostgresReferenceListStore(Connection& connection) : connection_(connection) {}

  std::vector<ReferenceItem> items(std::string_view list) override;
  std::optional<ReferenceItem> find(std::string_view list, std::string_view code) override;
  Result<void> insert(ReferenceItem const& item) override;
  Result<void> update(ReferenceItem const& item) override;
  void reorder(std::string_view list, std::vector<std::string> const& codes) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
