#include "server/sign_in/attempts.hpp"

namespace athar::api {
namespace {

constexpr std::int64_t window = 600'000'000;
constexpr int failures_of_both = 10;
constexpr int failures_by_address = 50;
constexpr int failures_by_email = 200;
constexpr std::size_t keys_at_most = 20'000;

// An address has no spaces, so that no e-mail makes the key of another pair.
std::string both(std::string const& email, std::string const& address) { return "b:" + address + " " + email; }

}  // namespace

int Attempts::seconds_to_wait(std::string const& email, std::string const& address, Instant now) {
  std::lock_guard lock(mutex_);
  return std::max({wait_of(both(email, address), failures_of_both, now),
                   wait_of("a:" + address, failures_by_address, now), wait_of("e:" + email, failures_by_email, now)});
}

void Attempts::failed(std::string const& email, std::string const& address, Instant now) {
  std::lock_guard lock(mutex_);
  add(both(email, address), now);
  add("a:" + address, now);
  add("e:" + email, now);
}

void Attempts::succeeded(std::string const& email, std::string const& address) {
  std::lock_guard lock(mutex_);
  counts_.erase(both(email, address));
}

int Attempts::wait_of(std::string const& key, int allowed, Instant now) {
  auto found = counts_.find(key);
  if (found == counts_.end() || found->second.failures < allowed) return 0;
  std::int64_t const left = found->second.since.microseconds + window - now.microseconds;
  return left <= 0 ? 0 : static_cast<int>(left / 1'000'000) + 1;
}

void Attempts::add(std::string const& key, Instant now) {
  if (counts_.size() >= keys_at_most)
    std::erase_if(counts_,
                  [&](auto const& entry) { return entry.second.since.microseconds + window < now.microseconds; });
  if (counts_.size() >= keys_at_most) counts_.clear();
  auto& count = counts_[key];
  if (count.failures == 0 || count.since.microseconds + window < now.microseconds) count = {0, now};
  ++count.failures;
}

}  // namespace athar::api
