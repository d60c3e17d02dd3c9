#pragma once
#include <optional>
#include <string>

#include "server/sign_in/attempts.hpp"
#include "server/sign_in/authenticator.hpp"

namespace athar::api {

/// Signing in and what goes with it. Thread-safe.
class Accounts {
 public:
  Accounts(Database& database, Authenticator& authenticator, std::function<Instant()> now)
      : database_(database), authenticator_(authenticator), now_(std::move(now)) {}

  struct SignedIn {
    Account account;
    std::string cookie;
    std::string csrf_token;
  };
  /// Holds no database connection while it hashes.
  /// Errors: wrong_credentials (the same for unknown, wrong, inactive and expired), too_many_attempts.
  Result<SignedIn> sign_in(std::string const& email, std::string const& password, std::string const& address);

  struct Administrator {
    bool created{false};
    std::optional<std::string> generated_password;
  };
  /// Makes that e-mail an active administrator. Without a password: an existing account keeps its own, a new one gets a random one.
  /// Errors: invalid_email, weak_password.
  Result<Administrator> ensure_administrator(std::string const& email, std::optional<std::string> password);

  Authenticator& authenticator() { return authenticator_; }

 private:
  Database& database_;
  Authenticator& authenticator_;
  std::function<Instant()> now_;
  Attempts attempts_;
};

}  // namespace athar::api
