#pragma once
#include <functional>
#include <mutex>
#include <string>
#include <unordered_map>

#include "domain/access/account.hpp"
#include "domain/shared/unit_of_work.hpp"
#include "server/http/http.hpp"

namespace athar::api {

/// Who a request comes from.
struct Authenticated {
  Caller caller;
  Language language{Language::fr};
  bool from_browser{false};      ///< by cookie: writes then need the CSRF token
  std::string csrf_token;
  std::string token_hash;        ///< of the cookie or token
  std::optional<Instant> ends_at;  ///< access ends by itself then
};

/// Tells callers by their cookie or bearer token. What it found is believed for two seconds, so that a page's requests cost one look-up;
/// sign-outs and edits of accounts are heeded at once. Thread-safe.
class Authenticator {
 public:
  Authenticator(Database& database, std::function<Instant()> now) : database_(database), now_(std::move(now)) {}

  /// Errors: unauthenticated when nothing was sent, session_expired when what was sent is no longer good. Throws Unavailable.
  Result<Authenticated> authenticate(http::Request const& request);

  void forget_account(AccountId account);
  void forget_all();

 private:
  struct Remembered {
    Authenticated who;
    Instant until;
  };
  Result<Authenticated> look_up(std::string const& token_hash, bool from_browser);

  Database& database_;
  std::function<Instant()> now_;
  std::mutex mutex_;
  std::unordered_map<std::string, Remembered> remembered_;
};

inline constexpr std::int64_t session_length_seconds = 12 * 3600;

/// The value of the cookie `athar_session`; empty when absent.
std::string_view session_cookie(http::Request const& request);

}  // namespace athar::api
