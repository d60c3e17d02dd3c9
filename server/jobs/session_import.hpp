#pragma once
#include <functional>

#include "domain/imports/session_rows.hpp"
#include "server/api/framework/call.hpp"

namespace athar::api {

/// A file of sessions, judged against the records.
struct SessionPlan {
  std::vector<PlannedSession> rows;
  RowCounts counts;
  SessionLookup lookup;
};

/// Reads the file and decides what confirming would do, in three statements. Writes nothing.
/// Errors: those of `read_csv` and `check_session_mapping`; unknown_programme (defaults/programme).
Result<SessionPlan> plan_session_import(UnitOfWork& unit, std::string const& content, Import const& import);

/// Called between parts with the rows done so far; throws to stop.
using Checkpoint = std::function<void(int done, int total)>;

/// Writes new and changed sessions and the line of the audit trail, in the caller's unit of work. Rows get their subjects.
/// Errors: those of SessionStore, of the whole import. Answers the number of the line, 0 when nothing was written.
Result<std::int64_t> write_session_import(UnitOfWork& unit, Services const& services, Actor const& actor, Import const& import,
                                          SessionPlan& plan, Checkpoint const& checkpoint);

/// The rows of a plan, as they are kept.
std::vector<ImportRow> rows_of(SessionPlan const& plan);

}  // namespace athar::api
