#include "persistence/imports/import_store.hpp"

#include "persistence/imports/pairs.hpp"
#include "persistence/postgres/bytes.hpp"
#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_import = R"(
insert into athar.import
  (id, kind, session_id, state, file_name, sha256, content, sheet, header_first, header_last, shape, remembered_at, encoding, delimiter, mapping, defaults,
   skip_rows_in_error, total_rows, new_rows, unchanged_rows, changed_rows, error_rows, failure, failure_detail, account_id, finished_at,
   designation_id)
values
  (:id, :kind, :session, :state, :file_name, :sha256, CAST(:content AS bytea), :sheet, :header_first, :header_last, :shape, :remembered_at,
   :encoding, :delimiter, :mapping, :defaults, :skip, :total, :new, :unchanged, :changed, :error, :failure, :failure_detail, :account, :finished_at,
   :designation))";

constexpr std::string_view find_import = R"(
select i.id, i.version, i.kind, i.session_id, i.state, i.file_name, i.sha256, i.sheet, i.header_first, i.header_last, i.shape,
       i.remembered_at, i.encoding, i.delimiter, i.mapping, i.defaults, i.skip_rows_in_error, i.total_rows, i.new_rows, i.unchanged_rows, i.changed_rows, i.error_rows,
       i.failure, i.failure_detail, i.account_id, coalesce(a.name, ''), i.created_at, i.finished_at, i.undone_at, i.designation_id
from athar.import i left join athar.account a on a.id = i.account_id where i.id = :id)";

constexpr std::string_view import_content = "select content from athar.import where id = :id";

constexpr std::string_view list_imports = R"(
select i.id, i.version, i.kind, i.session_id, i.state, i.file_name, i.sha256, i.sheet, i.header_first, i.header_last, i.shape,
       i.remembered_at, i.encoding, i.delimiter, i.mapping, i.defaults, i.skip_rows_in_error, i.total_rows, i.new_rows, i.unchanged_rows, i.changed_rows, i.error_rows,
       i.failure, i.failure_detail, i.account_id, coalesce(a.name, ''), i.created_at, i.finished_at, i.undone_at, i.designation_id
from athar.import i left join athar.account a on a.id = i.account_id
where CAST(:after_key AS text) IS NULL OR (i.created_at, i.id) < (CAST(:after_key AS timestamptz), CAST(:after_id AS uuid))
order by i.created_at desc, i.id desc
limit :limit)";

constexpr std::string_view count_imports = "select count(*) from (select 1 from athar.import limit 10001) as counted";

constexpr std::string_view move_import = R"(
update athar.import
set version = version + 1, state = :state, sheet = :sheet, header_first = :header_first, header_last = :header_last,
    remembered_at = :remembered_at, encoding = :encoding, delimiter = :delimiter, mapping = :mapping, defaults = :defaults, skip_rows_in_error = :skip, total_rows = :total, new_rows = :new,
    unchanged_rows = :unchanged, changed_rows = :changed, error_rows = :error, failure = :failure, failure_detail = :failure_detail,
    finished_at = :finished_at, undone_at = :undone_at
where id = :id and state = :from)";

constexpr std::string_view delete_rows = "delete from athar.import_row where import_id = :id";

constexpr std::string_view list_rows = R"(
select r.row, r.outcome, r.label, r.cells, r.remarks, r.changes, r.subject_id
from athar.import_row r
where r.import_id = :id and (CAST(:outcome AS text) IS NULL OR r.outcome = CAST(:outcome AS text))
  and (CAST(:after AS integer) IS NULL OR r.row > CAST(:after AS integer))
order by r.row
limit :limit)";

constexpr std::string_view count_rows = R"(
select count(*) from (
  select 1 from athar.import_row r
  where r.import_id = :id and (CAST(:outcome AS text) IS NULL OR r.outcome = CAST(:outcome AS text)) limit 10001) as counted)";

constexpr std::string_view fail_under_way = R"(
update athar.import
set version = version + 1, state = 'failed', failure = 'import_interrupted', finished_at = clock_timestamp()
where state in ('previewing', 'confirming'))";

// Of the locks of the database (see organisation_store.cpp) this is the imports': they write one after another.
constexpr std::string_view take_turn = "select 1 from (select pg_advisory_xact_lock(4184, 5)) as lock";

Import import_from(Rows& rows, std::size_t at) {
  RowReader row(rows, at);
  Import import;
  import.id = row.id<ImportTag>();
  import.version = row.small();
  import.kind = row.text();
  import.session_id = row.maybe_id<SessionTag>();
  import.state = import_state_named(row.text()).value_or(ImportState::failed);
  import.file_name = row.text();
  import.sha256 = row.text();
  import.layout.sheet = row.small();
  import.layout.header_first = row.small();
  import.layout.header_last = row.small();
  import.shape = row.text();
  import.remembered_at = row.maybe_instant();
  import.encoding = row.text();
  import.delimiter = row.text();
  import.mapping = map_from(row.texts());
  import.defaults = map_from(row.texts());
  import.skip_rows_in_error = row.boolean();
  import.total_rows = row.small();
  import.counts.fresh = row.small();
  import.counts.unchanged = row.small();
  import.counts.changed = row.small();
  import.counts.error = row.small();
  import.failure = row.text();
  import.failure_detail = row.text();
  import.account = row.maybe_id<AccountTag>();
  import.account_name = row.text();
  import.created_at = row.instant();
  import.finished_at = row.maybe_instant();
  import.undone_at = row.maybe_instant();
  import.designation_id = row.maybe_id<DesignationTag>();
  return import;
}

/// One field of a line of COPY in text format.
void append_copied(std::string& out, std::string_view text) {
  for (char c : text) {
    if (c == '\\') out += "\\\\";
    else if (c == '\t') out += "\\t";
    else if (c == '\n') out += "\\n";
    else if (c == '\r') out += "\\r";
    else out += c;
  }
}

void append_array(std::string& out, std::vector<std::string> const& list) {
  out += '\t';
  append_copied(out, *Parameter("", list).value);
}

constexpr char const* copy_rows = "copy athar.import_row (import_id, row, outcome, label, cells, remarks, changes, subject_id) from stdin";
constexpr std::size_t copied_at_once = 4 * 1024 * 1024;

}  // namespace

Result<void> PostgresImportStore::insert(Import const& i, std::string const& content) {
  auto written = connection_.write(insert_import, {{"id", i.id}, {"kind", i.kind}, {"session", i.session_id}, {"state", name_of(i.state)},
      {"file_name", i.file_name}, {"sha256", i.sha256}, {"content", to_bytea(content)}, {"sheet", i.layout.sheet},
      {"header_first", i.layout.header_first}, {"header_last", i.layout.header_last}, {"shape", i.shape}, {"remembered_at", i.remembered_at},
      {"encoding", i.encoding}, {"delimiter", i.delimiter}, {"mapping", flat(i.mapping)}, {"defaults", flat(i.defaults)},
      {"skip", i.skip_rows_in_error}, {"total", i.total_rows}, {"new", i.counts.fresh}, {"unchanged", i.counts.unchanged},
      {"changed", i.counts.changed}, {"error", i.counts.error}, {"failure", i.failure}, {"failure_detail", i.failure_detail},
      {"account", i.account}, {"finished_at", i.finished_at}, {"designation", i.designation_id}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

std::optional<Import> PostgresImportStore::find(ImportId id) {
  Rows rows = connection_.run(find_import, {{"id", id}});
  if (rows.empty()) return std::nullopt;
  return import_from(rows, 0);
}

std::string PostgresImportStore::content(ImportId id) {
  Rows rows = connection_.run(import_content, {{"id", id}});
  return rows.empty() ? std::string() : from_bytea(RowReader(rows, 0).text());
}

Page<Import> PostgresImportStore::list(PageRequest const& request) {
  Rows rows = connection_.run(list_imports, {{"after_key", request.after_key}, {"after_id", request.after_id}, {"limit", request.limit + 1}});
  std::vector<Import> items;
  for (std::size_t i = 0; i < rows.size(); ++i) items.push_back(import_from(rows, i));
  auto page = page_of(std::move(items), request, [](auto const& i) { return i.created_at.text(); }, [](auto const& i) { return i.id.text(); });
  if (request.with_total) {
    Rows counted = connection_.run(count_imports);
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

bool PostgresImportStore::move(Import const& i, ImportState from) {
  auto written = connection_.write(move_import, {{"state", name_of(i.state)}, {"sheet", i.layout.sheet}, {"header_first", i.layout.header_first},
      {"header_last", i.layout.header_last}, {"remembered_at", i.remembered_at}, {"encoding", i.encoding},
      {"delimiter", i.delimiter}, {"mapping", flat(i.mapping)}, {"defaults", flat(i.defaults)},
      {"skip", i.skip_rows_in_error}, {"total", i.total_rows}, {"new", i.counts.fresh}, {"unchanged", i.counts.unchanged},
      {"changed", i.counts.changed}, {"error", i.counts.error}, {"failure", i.failure}, {"failure_detail", i.failure_detail},
      {"finished_at", i.finished_at}, {"undone_at", i.undone_at}, {"id", i.id}, {"from", name_of(from)}});
  return written && *written == 1;
}

void PostgresImportStore::write_rows(ImportId id, std::vector<ImportRow> const& rows) {
  connection_.run(delete_rows, {{"id", id}});
  if (rows.empty()) return;
  std::string lines;
  std::vector<std::string> list;
  for (auto const& row : rows) {
    lines += id.text() + '\t' + std::to_string(row.row) + '\t' + std::string(name_of(row.outcome)) + '\t';
    append_copied(lines, row.label);
    list.clear();
    for (auto const& [field, cell] : row.values) list.insert(list.end(), {field, cell});
    append_array(lines, list);
    list.clear();
    for (auto const& remark : row.remarks) {
      list.insert(list.end(), {remark.column, remark.code, remark.detail, remark.warning ? "warning" : "error"});
      // What a cell may mean follows its question.
      for (auto const& each : remark.candidates) list.insert(list.end(), {remark.column, each.value, each.id.text(), "candidate"});
    }
    append_array(lines, list);
    list.clear();
    for (auto const& change : row.changes) list.insert(list.end(), {change.field, change.before, change.after});
    append_array(lines, list);
    lines += '\t' + (row.subject ? row.subject->text() : std::string("\\N")) + '\n';
    if (lines.size() < copied_at_once) continue;
    connection_.copy_in(copy_rows, lines);
    lines.clear();
  }
  connection_.copy_in(copy_rows, lines);
}

Page<ImportRow> PostgresImportStore::rows(ImportId id, std::optional<RowOutcome> outcome, PageRequest const& request) {
  auto const name = outcome ? std::optional(std::string(name_of(*outcome))) : std::nullopt;
  Rows found = connection_.run(list_rows, {{"id", id}, {"outcome", name}, {"after", request.after_id}, {"limit", request.limit + 1}});
  std::vector<ImportRow> items(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    RowReader row(found, i);
    auto& item = items[i];
    item.row = row.small();
    item.outcome = row_outcome_named(row.text()).value_or(RowOutcome::error);
    item.label = row.text();
    auto cells = row.texts();
    for (std::size_t c = 0; c + 1 < cells.size(); c += 2) item.values.emplace_back(std::move(cells[c]), std::move(cells[c + 1]));
    auto remarks = row.texts();
    for (std::size_t c = 0; c + 3 < remarks.size(); c += 4) {
      if (remarks[c + 3] != "candidate")
        item.remarks.push_back({std::move(remarks[c]), std::move(remarks[c + 1]), std::move(remarks[c + 2]), remarks[c + 3] == "warning"});
      else if (!item.remarks.empty())
        item.remarks.back().candidates.push_back({std::move(remarks[c + 1]), Uuid::parse(remarks[c + 2]).value_or(Uuid{})});
    }
    auto changes = row.texts();
    for (std::size_t c = 0; c + 2 < changes.size(); c += 3)
      item.changes.push_back({std::move(changes[c]), std::move(changes[c + 1]), std::move(changes[c + 2])});
    if (auto subject = row.maybe_text()) item.subject = Uuid::parse(*subject);
  }
  auto page = page_of(std::move(items), request, [](auto const&) { return std::string(); }, [](auto const& r) { return std::to_string(r.row); });
  if (request.with_total) {
    Rows counted = connection_.run(count_rows, {{"id", id}, {"outcome", name}});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

int PostgresImportStore::fail_interrupted() {
  auto written = connection_.write(fail_under_way);
  return written ? static_cast<int>(*written) : 0;
}

void PostgresImportStore::wait_for_turn() { connection_.run(take_turn); }

}  // namespace athar::persistence
