#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/privacy/sensitive_data.hpp"

namespace athar::api {

/// The keys that identity numbers are sealed with: a file beside the database, never in it, readable by the server's account alone. The file is
/// read at each use, so that a key added by the command line holds at once. Thread-safe.
class IdentityKeys {
 public:
  /// `folder` outlives the server; empty: nothing can be sealed.
  explicit IdentityKeys(std::filesystem::path const& folder);

  /// Makes the file when there is none, unless numbers are stored that need one that is gone.
  /// Errors: no_kept_folder, identity_key_missing.
  Result<void> prepare(std::vector<std::string> const& keys_in_use) const;
  /// With the newest key. Errors: no_kept_folder, identity_key_missing.
  Result<SealedNumber> seal(PersonId person, SensitiveKind kind, std::string const& number) const;
  /// Errors: no_kept_folder, identity_key_missing.
  Result<std::string> open(IdentityNumber const& stored) const;
  /// What a number would be found by, under every key. Errors: no_kept_folder.
  Result<std::vector<NumberLookup>> lookups(SensitiveKind kind, std::string const& number) const;

  /// A new newest key; the former stay for backups. Answers its id. Errors: no_kept_folder, identity_key_missing.
  Result<std::string> add() const;
  /// Drops every key but those. Answers how many.
  Result<int> keep_only(std::vector<std::string> const& ids) const;

  std::filesystem::path const& file() const { return file_; }

 private:
  struct Key {
    std::string id;                         ///< follows from the key
    std::string bytes;
  };
  Result<std::vector<Key>> keys() const;
  void write(std::vector<Key> const& keys, bool replaces) const;
  static Key made();
  static SealedNumber sealed_with(Key const& key, PersonId person, SensitiveKind kind, std::string const& number);

  std::filesystem::path file_;              ///< empty without a folder
};

}  // namespace athar::api
