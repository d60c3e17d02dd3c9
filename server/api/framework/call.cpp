#include "server/api/framework/call.hpp"

#include <charconv>

namespace athar::api {

void LastWrites::note(AccountId account, std::int64_t change_set) {
  std::lock_guard lock(mutex_);
  last_[account] = change_set;
}

std::optional<std::int64_t> LastWrites::of(AccountId account) const {
  std::lock_guard lock(mutex_);
  auto found = last_.find(account);
  return found == last_.end() ? std::nullopt : std::optional(found->second);
}

void LastWrites::forget(AccountId account, std::int64_t change_set) {
  std::lock_guard lock(mutex_);
  auto found = last_.find(account);
  if (found != last_.end() && found->second == change_set) last_.erase(found);
}

Result<std::optional<int>> Call::expected_version() const {
  std::string_view given = request.header("If-Match");
  if (given.empty()) {
    if (!from_browser) return std::optional<int>();
    return refuse({ErrorKind::invalid, "precondition_required", "Send If-Match with the version you read", {}});
  }
  if (given == "*") return std::optional<int>();
  if (given.starts_with("W/")) given.remove_prefix(2);
  if (given.size() >= 2 && given.front() == '"' && given.back() == '"') given = given.substr(1, given.size() - 2);
  int version = 0;
  auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), version);
  if (error != std::errc() || end != given.data() + given.size()) return refuse(stale());
  return std::optional<int>(version);
}

}  // namespace athar::api
