#pragma once
#include <functional>
#include <memory>

#include "domain/imports/import.hpp"
#include "domain/imports/layout.hpp"
#include "server/api/framework/call.hpp"

namespace athar::api {

/// Called between parts with the rows done so far; throws to stop.
using Checkpoint = std::function<void(int done, int total)>;

/// A file judged against the records. Each kind has its own.
class ImportPlan {
 public:
  virtual ~ImportPlan() = default;

  /// Writes what is new and what changed, in the caller's unit of work, and answers which facts that touches. What was made or replaced
  /// is remembered with the import; the rows of new records get their subjects. Errors: those of the stores, of the whole import.
  virtual Result<Touched> write(UnitOfWork& unit, Services const& services, Import const& import, Checkpoint const& checkpoint) = 0;

  std::vector<ImportRow> rows;
  RowCounts counts;

  void count() {
    counts = {};
    for (auto const& row : rows) counts.add(row.outcome);
  }
  /// Rows that writing has something to do for.
  int to_write() const { return counts.fresh + counts.changed; }
};

/// Decides what confirming would do, in a fixed number of statements. Writes nothing. Errors: those of `check_mapping` and, for defaults,
/// unknown_programme, unknown_organisation, unknown_reference, unknown_place; not_found when the session is gone.
Result<std::unique_ptr<ImportPlan>> plan_import(UnitOfWork& unit, Services const& services, Table table, Import const& import);

/// Errors (session): unknown_session, not_of_this_kind where nothing is done alone, session_cancelled, no_online_course.
Result<void> check_takes_progress(UnitOfWork& unit, SessionId id, LocalDate today);

/// The fields of this import beside its kind's: of registrations, one for each sitting of the session.
std::vector<std::string> more_fields(UnitOfWork& unit, Import const& import);

/// Writes a plan and its line of the audit trail. Answers the number of the line, 0 when nothing was written.
Result<std::int64_t> write_import(UnitOfWork& unit, Services const& services, Actor const& actor, Import const& import, ImportPlan& plan,
                                  Checkpoint const& checkpoint);

/// Takes back what a confirmed import wrote, as one step, with its line of the audit trail.
/// Errors: import_built_upon (fields: the records that stand in the way).
Result<std::int64_t> undo_import(UnitOfWork& unit, Actor const& actor, Import const& import);

Result<std::unique_ptr<ImportPlan>> plan_agreements(UnitOfWork&, Services const&, Table const&, Import const&);
Result<std::unique_ptr<ImportPlan>> plan_organisations(UnitOfWork&, Services const&, Table const&, Import const&);
Result<std::unique_ptr<ImportPlan>> plan_people(UnitOfWork&, Services const&, Table, Import const&);
Result<std::unique_ptr<ImportPlan>> plan_progress(UnitOfWork&, Services const&, Table const&, Import const&);
Result<std::unique_ptr<ImportPlan>> plan_registrations(UnitOfWork&, Services const&, Table const&, Import const&);
Result<std::unique_ptr<ImportPlan>> plan_sessions(UnitOfWork&, Services const&, Table const&, Import const&);

}  // namespace athar::api
