#pragma once
#include "domain/access/saved_view.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresSavedViewStore final : public SavedViewStore {
 public:
  explicit PostgresSavedViewStore(Connection& connection) : connection_(connection) {}

  std::vector<SavedView> list(std::string const& list, AccountId owner, bool with_shared) override;
  std::optional<SavedView> find(SavedViewId id) override;
  Result<void> insert(SavedView const& view) override;
  Result<void> update(SavedView const& view) override;
  Result<void> remove(SavedViewId id, int version) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
