#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/access/access.hpp"
#include "domain/recorded/recorded_time.hpp"
#include "domain/shared/result.hpp"
#include "domain/shared/unit_of_work.hpp"
#include "server/http/http.hpp"
#include "server/json/json.hpp"

/// What handlers are written with.
namespace athar::documents {
class Press;
}

namespace athar::api {

class ReachService;
class Accounts;
class DuplicateJobs;
class ExportJobs;
class IdentityKeys;
class ImportJobs;
class Publisher;
class SheetFiles;

/// Remembers each account's last write, so that its own next figure waits for the tick that holds it. Thread-safe.
class LastWrites {
 public:
  void note(AccountId account, std::int64_t change_set);
  std::optional<std::int64_t> of(AccountId account) const;
  /// Its tick has been taken in: nothing to wait for any more.
  void forget(AccountId account, std::int64_t change_set);

 private:
  mutable std::mutex mutex_;
  std::unordered_map<AccountId, std::int64_t> last_;
};

/// The object graph as handlers see it.
struct Services {
  Database& database;
  RecordedTime& recorded_time;
  LastWrites& last_writes;
  ReachService* reach{nullptr};
  Accounts* accounts{nullptr};
  ImportJobs* imports{nullptr};
  ExportJobs* exports{nullptr};
  DuplicateJobs* duplicates{nullptr};
  Publisher* publisher{nullptr};
  documents::Press* press{nullptr};
  IdentityKeys* identity_keys{nullptr};
  SheetFiles* sheet_files{nullptr};
  bool demonstration{false};               ///< every screen then says "demonstration data"
  std::function<Instant()> now;
  std::function<Uuid()> new_id;            ///< version 7
  std::function<LocalDate()> today;        ///< in the programmes' default zone
};

/// A successful answer. Refusals are `Error` values.
struct Answer {
  int status{200};
  std::string body;                        ///< JSON unless `content_type` says otherwise; empty with 204
  std::shared_ptr<std::string const> shared_body;
  std::optional<std::filesystem::path> file;  ///< when set, streamed instead of a body
  std::string content_type{"application/json"};
  std::optional<int> version;              ///< sent as ETag
  std::string location;
  std::vector<http::Header> headers;
};

/// One request on its way through a handler.
struct Call {
  http::Request& request;
  Services& services;
  Caller const& caller;                    ///< a caller without permissions on open routes
  Language language{Language::fr};
  std::vector<std::string> path_values;    ///< what stood at "{…}" in the pattern, in order
  bool from_browser{false};                ///< signed in by cookie: writes then need If-Match
  int sql_statements{0};                   ///< filled by `read` and `command`
  std::string current;                     ///< JSON of the stored state that a stale write collided with

  /// The id at place `index` of the path. Errors: not_found for anything that is no id.
  template <class SomeId>
  Result<SomeId> id(std::size_t index = 0) const {
    auto parsed = SomeId::parse(path_values.at(index));
    if (!parsed) return refuse(athar::not_found("record"));
    return *parsed;
  }
  /// The version in If-Match; empty when absent. Errors: precondition_required from a browser, malformed.
  Result<std::optional<int>> expected_version() const;
  Actor actor() const { return {caller.account.empty() ? std::nullopt : std::optional(caller.account), caller.name}; }
};

using Handler = std::function<Result<Answer>(Call&)>;

}  // namespace athar::api
