#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace athar::persistence {

/// What a migration did, for the command line.
struct MigrationReport {
  int applied{0};        ///< migrations run now
  int version{0};        ///< number of the last one
  bool rebuilt{false};   ///< views and functions made again
};

/// Brings the database of `url` to this binary's schema: pending migrations, each in its own transaction under one advisory lock, then
/// the replaceable views and functions, then the reference data (places, lists of words), which only adds what is missing.
/// Throws DatabaseUnavailable, or std::runtime_error naming the migration that failed.
MigrationReport migrate(std::string const& url, std::function<void(std::string_view)> const& tell = {});

/// Number of the last migration in this binary.
int newest_migration();

/// Number of the last migration run on that database; 0 when there is none.
int schema_version(std::string const& url);

}  // namespace athar::persistence
