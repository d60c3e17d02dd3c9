#pragma once
#include "domain/shared/command_store.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresCommandStore final : public CommandStore {
 public:
  explicit PostgresCommandStore(Connection& connection) : connection_(connection) {}

  std::optional<StoredAnswer> take_key(AccountId account, std::string const& key, std::string const& request_hash) override;
  void keep_answer(AccountId account, std::string const& key, StoredAnswer const& answer) override;
  std::optional<CreatedId> take_id(Uuid id, std::string const& concept_name, CreatedId const& by) override;
  void forget_old_keys() override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
