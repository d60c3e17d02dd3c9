#include "server/sign_in/authenticator.hpp"

#include "server/sign_in/secrets.hpp"

namespace athar::api {
namespace {

constexpr std::int64_t believed_for = 2'000'000;
constexpr std::size_t remembered_at_most = 10'000;

}  // namespace

std::string_view session_cookie(http::Request const& request) {
  std::string_view rest = request.header("Cookie");
  constexpr std::string_view name = "athar_session=";
  while (!rest.empty()) {
    auto const end = std::min(rest.find(';'), rest.size());
    auto pair = rest.substr(0, end);
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    if (pair.starts_with(name)) return pair.substr(name.size());
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {};
}

Result<Authenticated> Authenticator::authenticate(http::Request const& request) {
  std::string_view const authorization = request.header("Authorization");
  bool const from_browser = authorization.empty();
  std::string_view secret = session_cookie(request);
  if (!from_browser) {
    constexpr std::string_view scheme = "Bearer ";
    if (!authorization.starts_with(scheme))
      return refuse({ErrorKind::unauthenticated, "unauthenticated", "Send Authorization: Bearer <token>", {}});
    secret = authorization.substr(scheme.size());
  }
  if (secret.empty() || secret.size() > 100) return refuse({ErrorKind::unauthenticated, "unauthenticated", "Nobody is signed in", {}});

  std::string const token_hash = hash_of(secret);
  {
    std::lock_guard lock(mutex_);
    auto found = remembered_.find(token_hash);
    if (found != remembered_.end() && found->second.until > now_() && found->second.who.from_browser == from_browser) return found->second.who;
  }
  return look_up(token_hash, from_browser);
}

Result<Authenticated> Authenticator::look_up(std::string const& token_hash, bool from_browser) {
  Instant const now = now_();
  auto unit = database_.read();
  auto open = from_browser ? unit->accounts().session(token_hash, now, {now.microseconds + session_length_seconds * 1'000'000})
                           : unit->accounts().token_session(token_hash, now);
  if (!open || !open->account.may_sign_in(now))
    return refuse({ErrorKind::unauthenticated, "session_expired", "This sign-in is over; sign in again", {}});

  Authenticated who{open->account.caller(), open->account.language, from_browser, open->csrf_token, token_hash, open->ends_at()};
  who.caller.can_write = open->may_write;
  std::lock_guard lock(mutex_);
  if (remembered_.size() >= remembered_at_most) remembered_.clear();
  Instant const until{now.microseconds + believed_for};
  remembered_[token_hash] = {who, who.ends_at ? std::min(until, *who.ends_at) : until};
  return who;
}

void Authenticator::forget_account(AccountId account) {
  std::lock_guard lock(mutex_);
  std::erase_if(remembered_, [&](auto const& entry) { return entry.second.who.caller.account == account; });
}

void Authenticator::forget_all() {
  std::lock_guard lock(mutex_);
  remembered_.clear();
}

}  // namespace athar::api
