#pragma once
#include <algorithm>
#include <mutex>
#include <string>
#include <unordered_map>

#include "domain/shared/date.hpp"

namespace athar::api {

/// Counts failed sign-ins by e-mail and by address over ten minutes. Thread-safe; at most 20,000 keys are kept.
class Attempts {
 public:
  /// Seconds until that e-mail or address may try again; 0 when it may now. The same for e-mails without an account.
  int seconds_to_wait(std::string const& email, std::string const& address, Instant now);
  void failed(std::string const& email, std::string const& address, Instant now);
  void succeeded(std::string const& email);

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
