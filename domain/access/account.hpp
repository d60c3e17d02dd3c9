#pragma once
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "domain/access/access.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/result.hpp"

namespace athar {

class SavedViewStore;

/// Somebody who signs in.
struct Account {
  AccountId id;
  int version{1};
  std::string email;
  std::string name;
  Role role{Role::viewer};
  Language language{Language::fr};
  std::optional<OrganisationId> organisation_id;   ///< focal points and partners are bound to it
  std::optional<PersonId> person_id;               ///< a trainer's own record
  std::optional<ProgrammeId> programme_id;         ///< an auditor sees this programme …
  std::optional<LocalDate> period_from;            ///< … in this period
  std::optional<LocalDate> period_to;
  std::optional<Instant> expires_at;               ///< access ends by itself
  bool active{true};

  /// Active, and not past its end.
  bool may_sign_in(Instant now) const { return active && (!expires_at || now < *expires_at); }
  Caller caller() const;
};

/// Checks what the fields say of each other.
/// Errors: invalid_email, required (the bounds of a role), end_before_start.
Result<Account> checked(Account account);

/// Refuses passwords that guessing finds first.
/// Errors: weak_password on `path`: fewer than 10 or more than 200 characters, the account's own e-mail or name, a common one.
Result<void> check_password(std::string const& password, Account const& account, std::string const& path);

struct AccountFilter {
  std::optional<std::string> search;
  std::optional<Role> role;
  std::optional<bool> active;
};

/// A row of the list of accounts.
struct AccountRow {
  Account account;
  LocalizedText organisation_name;
  std::string programme_code;
  std::optional<Instant> last_seen_at;
};

/// A signed-in browser. Only the hash of its token is stored.
struct SignInSession {
  std::string token_hash;
  AccountId account;
  std::string csrf_token;
  Instant created_at;
  Instant expires_at;
};

/// A program's key. Only its hash is stored.
struct AccessToken {
  AccessTokenId id;
  AccountId account;
  std::string name;
  std::string token_hash;
  std::vector<std::string> scopes;
  Instant created_at;
  std::optional<Instant> expires_at;
};

/// An account with the secret it signs in with.
struct Credentials {
  Account account;
  std::string password_hash;
};

/// An account with what its cookie or token says.
struct OpenSession {
  Account account;
  std::string csrf_token;   ///< empty for an access token
  bool may_write{true};     ///< false for an access token without the scope "write"
  Instant last_seen_at;
  std::optional<Instant> token_expires_at;  ///< of an access token

  /// When this access ends by itself, by the account or by the token.
  std::optional<Instant> ends_at() const {
    if (!account.expires_at || !token_expires_at) return account.expires_at ? account.expires_at : token_expires_at;
    return std::min(*account.expires_at, *token_expires_at);
  }
};

class AccountStore {
 public:
  virtual ~AccountStore() = default;
  /// What accounts keep of lists under a name.
  virtual SavedViewStore& saved_views() = 0;
  virtual Result<void> insert(Account const& account, std::string const& password_hash) = 0;
  /// Writes when the stored version is still `account.version`. Errors: stale; the named constraints.
  virtual Result<void> update(Account const& account) = 0;
  virtual void set_password(AccountId id, std::string const& password_hash) = 0;
  virtual void set_language(AccountId id, Language language) = 0;
  virtual std::optional<AccountRow> find(AccountId id) = 0;
  virtual std::optional<Credentials> find_by_email(std::string const& email) = 0;
  virtual std::optional<Credentials> credentials(AccountId id) = 0;
  virtual Page<AccountRow> list(AccountFilter const& filter, PageRequest const& page) = 0;
  /// Holds a lock until the end of the unit of work: two administrators cannot each demote the other.
  virtual int active_administrators() = 0;

  virtual void open_session(SignInSession const& session) = 0;
  /// The live session of a cookie; prolongs it when it was last seen over five minutes ago.
  virtual std::optional<OpenSession> session(std::string const& token_hash, Instant now, Instant prolonged_until) = 0;
  virtual void end_session(std::string const& token_hash) = 0;
  /// Ends all of the account's sessions but the one of `kept_token_hash`, which may be empty.
  virtual void end_sessions(AccountId id, std::string const& kept_token_hash) = 0;

  virtual void insert_token(AccessToken const& token) = 0;
  virtual std::vector<AccessToken> tokens(AccountId id) = 0;
  virtual bool remove_token(AccountId account, AccessTokenId id) = 0;
  virtual void remove_tokens(AccountId account) = 0;
  virtual std::optional<OpenSession> token_session(std::string const& token_hash, Instant now) = 0;
};

}  // namespace athar
