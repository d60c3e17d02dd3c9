#include "persistence/privacy/retention_store.hpp"

#include "persistence/people/person_row.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view all_rules = "select rule, version, months from athar.retention_rule";
constexpr std::string_view update_rule =
    "update athar.retention_rule set version = version + 1, months = CAST(:months AS integer) where rule = :rule and version = :version";

#define ATHAR_BEFORE "(CAST(:today AS date) - make_interval(0, CAST(:months AS integer)))"

// Somebody who was in no session yet is not old; a session without days is still to come.
#define ATHAR_OLD_CONTACTS                                                                                                        \
  "athar.person p where (p.email is not null or p.phone is not null) and p.erased_at is null and p.locked_at is null"            \
  " and exists (select 1 from athar.registration r where r.person_id = p.id)"                                                     \
  " and not exists (select 1 from athar.registration r join athar.session s on s.id = r.session_id"                               \
  "                 where r.person_id = p.id and coalesce(s.last_date, CAST(:today AS date)) > " ATHAR_BEFORE ")"
#define ATHAR_OLD_BIRTHS                                                                                                          \
  "athar.person p where p.birth_date is not null and p.erased_at is null and p.locked_at is null"                                 \
  " and exists (select 1 from athar.person o join athar.registration r on r.person_id = o.id where o.canonical_id = p.canonical_id)" \
  " and not exists (select 1 from athar.person o join athar.registration r on r.person_id = o.id"                                 \
  "                 join athar.session s on s.id = r.session_id"                                                                 \
  "                 where o.canonical_id = p.canonical_id and coalesce(s.last_date, CAST(:today AS date)) > " ATHAR_BEFORE ")"
#define ATHAR_OLD_IMPORT "i.finished_at < " ATHAR_BEFORE
#define ATHAR_OLD_LINES                                                                                                            \
  "athar.change_set c where c.concept in ('people', 'consents', 'person_requests', 'accounts')"                                   \
  " and c.at < " ATHAR_BEFORE " and c.tick is not null and (c.before is not null or c.after is not null)"
#define ATHAR_OLD_REQUESTS "athar.person_request q where q.statement <> '' and q.answered_on < " ATHAR_BEFORE

constexpr std::string_view due_contacts = "select count(*) from " ATHAR_OLD_CONTACTS;
constexpr std::string_view purge_contacts = "update athar.person set version = version + 1, email = null, phone = null where id in (select p.id from " ATHAR_OLD_CONTACTS ")";
constexpr std::string_view due_births = "select count(*) from " ATHAR_OLD_BIRTHS;
// The day after the last anniversary of a session that lies before the birthday: at every session it gives the same age.
constexpr std::string_view purge_births =
    "update athar.person d set version = d.version + 1, birth_date = null, birth_year = b.year, birth_day_for_age = b.day"
    " from (select p.id, CAST(extract(year from p.birth_date) AS integer) as year, least(p.birth_date, coalesce("
    "         (select max(make_date(CAST(extract(year from p.birth_date) AS integer), CAST(extract(month from s.first_date) AS integer), 1)"
    "                     + CAST(extract(day from s.first_date) AS integer))"
    "          from athar.person o join athar.registration r on r.person_id = o.id join athar.session s on s.id = r.session_id"
    "          where o.canonical_id = p.canonical_id"
    "            and to_char(s.first_date, 'MMDD') < to_char(p.birth_date, 'MMDD')),"
    "         make_date(CAST(extract(year from p.birth_date) AS integer), 1, 1))) as day"
    "       from " ATHAR_OLD_BIRTHS ") b where d.id = b.id";
constexpr std::string_view read_schedule = "select version, nightly, last_run_at, last_run_on, last_run_by, last_emptied from athar.retention_schedule";
constexpr std::string_view update_schedule =
    "update athar.retention_schedule set version = version + 1, nightly = CAST(:nightly AS boolean) where version = :version";
constexpr std::string_view note_last_run =
    "update athar.retention_schedule set last_run_at = CAST(:at AS timestamptz), last_run_on = CAST(:on AS date), last_run_by = :by, last_emptied = :emptied";
constexpr std::string_view lock_purges = "select 1 from (select pg_advisory_xact_lock(4184, 31)) as lock";
constexpr std::string_view due_files = "select count(*) from athar.import i where i.content_removed_at is null and " ATHAR_OLD_IMPORT;
constexpr std::string_view purge_sheets =
    "delete from athar.import_sheet where import_id in (select i.id from athar.import i where i.content_removed_at is null and " ATHAR_OLD_IMPORT ")";
constexpr std::string_view purge_files =
    "update athar.import i set content = '', content_removed_at = clock_timestamp() where i.content_removed_at is null and " ATHAR_OLD_IMPORT;
constexpr std::string_view due_rows =
    "select count(*) from athar.import_row r join athar.import i on i.id = r.import_id where r.cells <> '{}' and " ATHAR_OLD_IMPORT;
constexpr std::string_view purge_corrections = "delete from athar.import_correction where import_id in (select i.id from athar.import i where " ATHAR_OLD_IMPORT ")";
constexpr std::string_view purge_rows =
    "update athar.import_row r set cells = '{}', label = '', remarks = '{}', changes = '{}' from athar.import i"
    " where i.id = r.import_id and r.cells <> '{}' and " ATHAR_OLD_IMPORT;
constexpr std::string_view due_lines = "select count(*) from " ATHAR_OLD_LINES;
constexpr std::string_view purge_lines = "update athar.change_set set before = null, after = null where id in (select c.id from " ATHAR_OLD_LINES ")";
constexpr std::string_view due_requests = "select count(*) from " ATHAR_OLD_REQUESTS;
// Scans are not purged: they wait for an agreement.
constexpr std::string_view due_sheets = R"(
select count(*) from athar.signed_sheet h join athar.session s on s.id = h.session_id
where h.elimination_id is null and CAST(coalesce(s.last_date, h.date) + make_interval(0, CAST(:months AS integer)) AS date) < CAST(:today AS date))";
constexpr std::string_view purge_requests = "update athar.person_request set statement = '' where id in (select q.id from " ATHAR_OLD_REQUESTS ")";

struct Statements {
  std::string_view due;
  std::string_view purge;
  std::string_view first;  ///< before the purge itself; may be empty
};

Statements statements_of(RetentionRule rule) {
  switch (rule) {
    case RetentionRule::contacts:
      return {due_contacts, purge_contacts, {}};
    case RetentionRule::import_files:
      return {due_files, purge_files, purge_sheets};
    case RetentionRule::import_rows:
      return {due_rows, purge_rows, purge_corrections};
    case RetentionRule::audit_details:
      return {due_lines, purge_lines, {}};
    case RetentionRule::birth_dates:
      return {due_births, purge_births, {}};
    case RetentionRule::request_statements:
      return {due_requests, purge_requests, {}};
    case RetentionRule::signed_sheets:
      break;
  }
  return {due_sheets, {}, {}};
}

}  // namespace

std::vector<Retention> PostgresRetentionStore::rules() {
  std::vector<Retention> out;
  for (auto rule : all_retention_rules) out.push_back({.rule = rule, .version = 1, .months = std::nullopt});
  Rows rows = connection_.run(all_rules);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto const rule = read_word<RetentionRule>(row);
    if (!rule) continue;
    auto& known = out[static_cast<std::size_t>(*rule)];
    known.version = row.small();
    known.months = row.maybe_small();
  }
  return out;
}

Result<void> PostgresRetentionStore::update(Retention const& retention) {
  auto written = connection_.write(update_rule, {{"months", retention.months}, {"rule", word(retention.rule)}, {"version", retention.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return {};
}

PurgeSchedule PostgresRetentionStore::schedule() {
  Rows rows = connection_.run(read_schedule);
  RowReader row(rows, 0);
  PurgeSchedule schedule;
  schedule.version = row.small();
  schedule.nightly = row.boolean();
  schedule.last_run_at = row.maybe_instant();
  schedule.last_run_on = row.maybe_date();
  schedule.last_run_by = row.text();
  schedule.last_emptied = row.integer();
  return schedule;
}

Result<void> PostgresRetentionStore::update(PurgeSchedule const& schedule) {
  auto written = connection_.write(update_schedule, {{"nightly", schedule.nightly}, {"version", schedule.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return {};
}

void PostgresRetentionStore::hold_purges() { connection_.run(lock_purges); }

void PostgresRetentionStore::note_run(Instant at, LocalDate on, std::string const& by, std::int64_t emptied) {
  connection_.run(note_last_run, {{"at", at}, {"on", on}, {"by", by}, {"emptied", emptied}});
}

std::int64_t PostgresRetentionStore::due(Retention const& retention, LocalDate today) {
  if (!retention.months) return 0;
  Rows rows = connection_.run(statements_of(retention.rule).due, {{"today", today}, {"months", *retention.months}});
  return RowReader(rows, 0).integer();
}

std::int64_t PostgresRetentionStore::purge(Retention const& retention, LocalDate today) {
  if (!retention.months) return 0;
  auto const statements = statements_of(retention.rule);
  if (statements.purge.empty()) return 0;
  if (!statements.first.empty()) connection_.write(statements.first, {{"today", today}, {"months", *retention.months}}).value();
  return connection_.write(statements.purge, {{"today", today}, {"months", *retention.months}}).value();
}

}  // namespace athar::persistence
