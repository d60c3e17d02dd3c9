#include "persistence/exports/export_store.hpp"

#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_export = R"(
insert into athar.export (id, account_id, kind, list, format, filters, columns, names, reason, language, state, created_at)
values (:id, :account, :kind, :list, :format, :filters, :columns, CAST(:names AS boolean), :reason, :language, :state, :created_at))";

#define ATHAR_EXPORT_COLUMNS                                                                                                  \
  "select e.id, e.account_id, e.kind, e.list, e.format, e.filters, e.columns, e.names, e.reason, e.language, e.state, e.file_name, e.content_type," \
  "       e.size_bytes, e.sha256, e.row_count, e.failure, e.failure_detail, e.made_for, e.created_at, e.started_at, e.finished_at," \
  "       e.expires_at "                                                                                                      \
  "from athar.export e "

constexpr std::string_view find_export = ATHAR_EXPORT_COLUMNS
    "where e.id = :id and (CAST(:account AS uuid) IS NULL OR e.account_id = CAST(:account AS uuid))";

constexpr std::string_view list_exports = ATHAR_EXPORT_COLUMNS
    "where e.account_id = :account"
    "  and (CAST(:after_key AS text) IS NULL OR (e.created_at, e.id) < (CAST(:after_key AS timestamptz), CAST(:after_id AS uuid))) "
    "order by e.created_at desc, e.id desc limit :limit";

constexpr std::string_view queued_exports = ATHAR_EXPORT_COLUMNS "where e.state = 'queued' order by e.created_at, e.id";

constexpr std::string_view lock_account = "select 1 from athar.account a where a.id = :account for no key update";

constexpr std::string_view count_exports = R"(
select count(*) filter (where e.state in ('queued', 'running')), count(*) from athar.export e where e.account_id = :account)";

constexpr std::string_view move_export = R"(
update athar.export
set state = :state, file_name = :file_name, content_type = :content_type, size_bytes = :size_bytes, sha256 = :sha256,
    row_count = :rows, failure = :failure, failure_detail = :failure_detail, made_for = :made_for, started_at = :started_at,
    finished_at = :finished_at, expires_at = :expires_at
where id = :id and state = :from)";

constexpr std::string_view remove_export = "delete from athar.export where id = :id";

constexpr std::string_view fail_under_way = R"(
update athar.export set state = 'failed', failure = 'export_interrupted', finished_at = :now, expires_at = :expires_at
where state = 'running')";

constexpr std::string_view remove_old = "delete from athar.export where expires_at <= :now returning id";

constexpr std::string_view exports_with_file = "select e.id from athar.export e where e.state = 'done'";

std::string_view text_of(Language language) { return language == Language::ar ? "ar" : language == Language::en ? "en" : "fr"; }

Export export_from(Rows& rows, std::size_t at) {
  RowReader row(rows, at);
  Export made;
  made.id = row.id<ExportTag>();
  made.account = row.id<AccountTag>();
  made.order.kind = row.text();
  made.order.list = row.text();
  made.order.format = row.text();
  auto const filters = row.texts();
  for (std::size_t i = 0; i + 1 < filters.size(); i += 2) made.order.filters[filters[i]] = filters[i + 1];
  made.order.columns = row.texts();
  made.order.names = row.boolean();
  made.order.reason = row.text();
  auto const language = row.text();
  made.order.language = language == "ar" ? Language::ar : language == "en" ? Language::en : Language::fr;
  made.state = export_state_named(row.text()).value_or(ExportState::failed);
  made.file_name = row.text();
  made.content_type = row.text();
  made.size_bytes = row.integer();
  made.sha256 = row.text();
  made.rows = row.integer();
  made.failure = row.text();
  made.failure_detail = row.text();
  made.made_for = row.text();
  made.created_at = row.instant();
  made.started_at = row.maybe_instant();
  made.finished_at = row.maybe_instant();
  made.expires_at = row.maybe_instant();
  return made;
}

std::vector<Export> exports_from(Rows rows) {
  std::vector<Export> items;
  for (std::size_t i = 0; i < rows.size(); ++i) items.push_back(export_from(rows, i));
  return items;
}

std::vector<ExportId> ids_from(Rows rows) {
  std::vector<ExportId> ids;
  for (std::size_t i = 0; i < rows.size(); ++i) ids.push_back(RowReader(rows, i).id<ExportTag>());
  return ids;
}

}  // namespace

Result<void> PostgresExportStore::insert(Export const& made) {
  std::vector<std::string> filters;
  for (auto const& [name, value] : made.order.filters) filters.insert(filters.end(), {name, value});
  auto written = connection_.write(insert_export, {{"id", made.id}, {"account", made.account}, {"kind", made.order.kind},
      {"list", made.order.list}, {"format", made.order.format}, {"filters", filters}, {"columns", made.order.columns}, {"names", made.order.names},
      {"reason", made.order.reason},
      {"language", text_of(made.order.language)}, {"state", name_of(made.state)}, {"created_at", made.created_at}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

std::optional<Export> PostgresExportStore::find(ExportId id, AccountId account) {
  Rows rows = connection_.run(find_export, {{"id", id}, {"account", account}});
  if (rows.empty()) return std::nullopt;
  return export_from(rows, 0);
}

std::optional<Export> PostgresExportStore::find(ExportId id) {
  Rows rows = connection_.run(find_export, {{"id", id}, {"account", std::nullopt}});
  if (rows.empty()) return std::nullopt;
  return export_from(rows, 0);
}

Page<Export> PostgresExportStore::list(AccountId account, PageRequest const& request) {
  auto items = exports_from(connection_.run(list_exports, {{"account", account}, {"after_key", request.after_key},
      {"after_id", request.after_id}, {"limit", request.limit + 1}}));
  auto page = page_of(std::move(items), request, [](auto const& e) { return e.created_at.text(); }, [](auto const& e) { return e.id.text(); });
  if (request.with_total) {
    Rows counted = connection_.run(count_exports, {{"account", account}});
    RowReader row(counted, 0);
    row.skip();
    set_total(page, row.integer());
  }
  return page;
}

ExportStore::Counts PostgresExportStore::counts(AccountId account) {
  connection_.run(lock_account, {{"account", account}});
  Rows rows = connection_.run(count_exports, {{"account", account}});
  RowReader row(rows, 0);
  Counts counts;
  counts.open = row.small();
  counts.kept = row.small();
  return counts;
}

bool PostgresExportStore::move(Export const& made, ExportState from) {
  auto written = connection_.write(move_export, {{"state", name_of(made.state)}, {"file_name", made.file_name},
      {"content_type", made.content_type}, {"size_bytes", made.size_bytes}, {"sha256", made.sha256}, {"rows", made.rows},
      {"failure", made.failure}, {"failure_detail", made.failure_detail}, {"made_for", made.made_for}, {"started_at", made.started_at},
      {"finished_at", made.finished_at}, {"expires_at", made.expires_at}, {"id", made.id}, {"from", name_of(from)}});
  return written && *written == 1;
}

void PostgresExportStore::remove(ExportId id) { connection_.run(remove_export, {{"id", id}}); }

int PostgresExportStore::fail_interrupted(Instant now, Instant expires_at) {
  auto written = connection_.write(fail_under_way, {{"now", now}, {"expires_at", expires_at}});
  return written ? static_cast<int>(*written) : 0;
}

std::vector<Export> PostgresExportStore::queued() { return exports_from(connection_.run(queued_exports)); }

std::vector<ExportId> PostgresExportStore::remove_expired(Instant now) { return ids_from(connection_.run(remove_old, {{"now", now}})); }

std::vector<ExportId> PostgresExportStore::with_file() { return ids_from(connection_.run(exports_with_file)); }

}  // namespace athar::persistence
