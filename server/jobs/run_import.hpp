#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "domain/imports/import.hpp"
#include "server/api/framework/call.hpp"

namespace athar::api {

/// An import as the command line asks for it: preview and confirmation at once.
struct ImportRequest {
  std::string kind;                          ///< "agreements", "organisations", "people", "progress", "registrations", "sessions"
  std::string content;
  std::string file_name;
  std::optional<SessionId> session_id;       ///< of registrations and progress
  std::optional<int> sheet;                  ///< from 0; guessed when left out, like the header
  std::optional<std::pair<int, int>> header_rows;
  std::map<std::string, std::string> mapping;   ///< field → column; the rest is guessed from the header
  std::map<std::string, std::string> defaults;
  bool skip_rows_in_error{false};
  bool dry_run{false};
  std::optional<std::pair<std::string, std::string>> create_programme;  ///< code and title
};

struct ImportReport {
  bool written{false};
  bool dry_run{false};
  RowCounts counts;
  int warnings{0};
  int without_head_count{0};                 ///< new sessions that say nothing of attendance: unknown, not zero
  std::int64_t head_count{0};                ///< sum over the new sessions
  bool of_sessions{false};
  std::vector<std::string> remarks;          ///< the first of them, a line each
  std::map<std::string, std::string> mapping;

  /// A few lines for a terminal.
  std::string text() const;
};

/// Imports the whole file in one transaction, or nothing. With rows in error and no `skip_rows_in_error`, nothing is written and
/// the report says why. Errors: not_one_of (kind), required (session), programme_required; those of `read_import_file`, `check_layout`,
/// `plan_import` and `write_import`.
Result<ImportReport> run_import(Services& services, Actor const& actor, ImportRequest const& request,
                                std::function<void(int, int)> const& progress);

}  // namespace athar::api
