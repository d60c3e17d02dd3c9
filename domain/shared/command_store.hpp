#pragma once
#include <optional>
#include <string>

#include "domain/shared/id.hpp"

namespace athar {

/// The answer a command gave, kept for 24 hours under the caller's Idempotency-Key.
struct StoredAnswer {
  std::string request_hash;  ///< 32 bytes
  int status{0};             ///< 0 while the first request is still at work
  std::string location;
  std::string etag;
  std::string body;
};

/// Who made a thing under an id of their choosing, and from which body.
struct CreatedId {
  std::optional<AccountId> account;
  std::string body_hash;  ///< 32 bytes
};

/// What makes a repeated command harmless.
class CommandStore {
 public:
  virtual ~CommandStore() = default;
  /// Takes the key, or returns what was answered under it. Waits for a first request that is still at work.
  virtual std::optional<StoredAnswer> take_key(AccountId account, std::string const& key, std::string const& request_hash) = 0;
  virtual void keep_answer(AccountId account, std::string const& key, StoredAnswer const& answer) = 0;
  /// Takes the id, or returns who took it before.
  virtual std::optional<CreatedId> take_id(Uuid id, std::string const& concept_name, CreatedId const& by) = 0;
  /// Forgets keys older than 24 hours.
  virtual void forget_old_keys() = 0;
};

}  // namespace athar
