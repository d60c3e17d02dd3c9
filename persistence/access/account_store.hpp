#pragma once
#include "domain/access/account.hpp"
#include "persistence/access/saved_view_store.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresAccountStore final : public AccountStore {
 public:
  explicit PostgresAccountStore(Connection& connection) : connection_(connection), saved_views_(connection) {}

  SavedViewStore& saved_views() override { return saved_views_; }
  Result<void> insert(Account const& account, std::string const& password_hash) override;
  Result<void> update(Account const& account) override;
  void set_password(AccountId id, std::string const& password_hash) override;
  void set_language(AccountId id, Language language) override;
  std::optional<AccountRow> find(AccountId id) override;
  std::optional<Credentials> find_by_email(std::string const& email) override;
  std::optional<Credentials> credentials(AccountId id) override;
  Page<AccountRow> list(AccountFilter const& filter, PageRequest const& page) override;
  int active_administrators() override;
  void open_session(SignInSession const& session) override;
  std::optional<OpenSession> session(std::string const& token_hash, Instant now, Instant prolonged_until) override;
  void end_session(std::string const& token_hash) override;
  void end_sessions(AccountId id, std::string const& kept_token_hash) override;
  void insert_token(AccessToken const& token) override;
  std::vector<AccessToken> tokens(AccountId id) override;
  bool remove_token(AccountId account, AccessTokenId id) override;
  void remove_tokens(AccountId account) override;
  std::optional<OpenSession> token_session(std::string const& token_hash, Instant now) override;

 private:
  Connection& connection_;
  PostgresSavedViewStore saved_views_;
};

}  // namespace athar::persistence
