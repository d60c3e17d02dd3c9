#pragma once
#include <algorithm>
#include <mutex>
#include <string>
#include <unordered_map>

#include "domain/shared/date.hpp"

namespace athar::api {

/// Counts failed sign-ins over ten minutes: of one e-mail from one address, of one address, of one e-mail from
/// anywhere. The first is strict; the last is wide, so that a stranger's guesses do not soon lock the account's owner
/// out. Thread-safe; at most 20,000 keys are kept.
class Attempts {
 public:
  /// Seconds until that e-mail may try again from that address; 0 when it may now. The same for e-mails without an
  /// account.
  int seconds_to_wait(std::string const& email, std::string const& address, Instant now);
  void failed(std::string const& email, std::string const& address, Instant now);
  /// Forgives what failed of that e-mail from that address.
  void succeeded(std::string const& email, std::string const& address);

 private:
  struct Count {
    int failures{0};
    Instant since;
  };
  int wait_of(std::string const& key, int allowed, Instant now);
  void add(std::string const& key, Instant now);

  std::mutex mutex_;
  std::unordered_map<std::string, Count> counts_;
};

}  // namespace athar::api
