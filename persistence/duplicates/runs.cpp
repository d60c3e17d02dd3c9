#include "persistence/duplicates/duplicate_store.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_run_row = R"(
insert into athar.duplicate_run (id, subject, state, account_id) values (:id, :subject, :state, :account)
on conflict (subject) where state in ('queued', 'running') do nothing)";

constexpr std::string_view move_run_row = R"(
update athar.duplicate_run
set state = :state, records = :records, pairs = :pairs, certain = :certain, failure = :failure, finished_at = CAST(:finished_at AS timestamptz)
where id = :id and state = CAST(:from AS text))";

#define ATHAR_RUN_COLUMNS \
  "select r.id, r.subject, r.state, r.account_id, r.records, r.pairs, r.certain, r.failure, r.created_at, r.finished_at from athar.duplicate_run r "
constexpr std::string_view find_run_row = ATHAR_RUN_COLUMNS "where r.id = :id";
constexpr std::string_view last_run_row = ATHAR_RUN_COLUMNS "where r.subject = :subject order by r.created_at desc, r.id desc limit 1";

constexpr std::string_view fail_runs = R"(
update athar.duplicate_run set state = 'failed', failure = 'interrupted', finished_at = CAST(:now AS timestamptz)
where state in ('queued', 'running'))";

std::optional<DuplicateRun> read_run(Rows rows) {
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  DuplicateRun run;
  run.id = row.id<DuplicateRunTag>();
  run.subject = row.text() == word(DuplicateSubject::organisations) ? DuplicateSubject::organisations : DuplicateSubject::people;
  run.state = row.text();
  run.account = row.maybe_id<AccountTag>();
  run.records = row.small();
  run.pairs = row.small();
  run.certain = row.small();
  run.failure = row.text();
  run.created_at = row.instant();
  run.finished_at = row.maybe_instant();
  return run;
}

}  // namespace

Result<void> PostgresDuplicateStore::insert_run(DuplicateRun const& run) {
  auto written = connection_.write(insert_run_row, {{"id", run.id}, {"subject", word(run.subject)}, {"state", run.state}, {"account", run.account}});
  if (!written) return refuse(std::move(written.error()));
  // Asked for every two seconds while one runs: not left to the constraint, whose refusals PostgreSQL logs.
  if (*written == 0) return refuse(conflict("comparison_under_way", ""));
  return {};
}

bool PostgresDuplicateStore::move_run(DuplicateRun const& run, std::string const& from) {
  auto written = connection_.write(move_run_row, {{"state", run.state}, {"records", run.records}, {"pairs", run.pairs}, {"certain", run.certain},
                                                  {"failure", run.failure}, {"finished_at", run.finished_at}, {"id", run.id}, {"from", from}});
  return written && *written == 1;
}

std::optional<DuplicateRun> PostgresDuplicateStore::find_run(DuplicateRunId id) { return read_run(connection_.run(find_run_row, {{"id", id}})); }

std::optional<DuplicateRun> PostgresDuplicateStore::last_run(DuplicateSubject subject) {
  return read_run(connection_.run(last_run_row, {{"subject", word(subject)}}));
}

int PostgresDuplicateStore::fail_interrupted_runs(Instant now) {
  auto written = connection_.write(fail_runs, {{"now", now}});
  return written ? static_cast<int>(*written) : 0;
}

}  // namespace athar::persistence
