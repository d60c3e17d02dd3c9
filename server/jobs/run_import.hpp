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
  std::string kind;                          ///< "sessions"
  std::string content;
  std::string file_name;
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
  int without_head_count{0};                 ///< new rows that say nothing of attendance: unknown, not zero
  std::int64_t head_count{0};                ///< sum over the new rows
  std::vector<std::string> remarks;          ///< the first of them, a line each
  std::map<std::string, std::string> mapping;

  /// A few lines for a terminal.
  std::string text() const;
};

/// Imports the whole file in one transaction, or nothing. With rows in error and no `skip_rows_in_error`, nothing is written and
/// the report says why. Errors: unknown_kind, programme_required, id_taken …, those of `plan_session_import`.
Result<ImportReport> run_import(Services& services, Actor const& actor, ImportRequest const& request,
                                std::function<void(int, int)> const& progress);

}  // namespace athar::api
