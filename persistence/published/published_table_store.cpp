#include "persistence/published/published_table_store.hpp"

#include "persistence/training/arrays.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view all_tables = R"(
select t.id, t.version, t.title_fr, t.title_ar, t.title_en, t.measure, t.groupings, t.programme_id, t.agreement_id, t.from_day, t.to_day, t.withdrawn_at
from athar.published_table t order by t.position)";

constexpr std::string_view find_table = R"(
select t.id, t.version, t.title_fr, t.title_ar, t.title_en, t.measure, t.groupings, t.programme_id, t.agreement_id, t.from_day, t.to_day, t.withdrawn_at
from athar.published_table t where t.id = :id)";

constexpr std::string_view table_was_printed = "select exists (select 1 from athar.published_figure f where f.table_id = :id)";

constexpr std::string_view insert_table = R"(
insert into athar.published_table (id, title_fr, title_ar, title_en, measure, groupings, programme_id, agreement_id, from_day, to_day)
values (:id, :title_fr, :title_ar, :title_en, :measure, :groupings, :programme_id, :agreement_id, :from_day, :to_day))";

constexpr std::string_view update_table = R"(
update athar.published_table
set version = version + 1, title_fr = :title_fr, title_ar = :title_ar, title_en = :title_en, withdrawn_at = :withdrawn_at
where id = :id and version = :version)";

constexpr std::string_view delete_table = "delete from athar.published_table where id = :id and version = :version";

constexpr std::string_view find_last_edition =
    "select e.day, e.published_at, e.tick from athar.published_edition e order by e.day desc limit 1";

constexpr std::string_view figures_of_edition = R"(
select f.table_id, cardinality(t.groupings), f.row_code, f.column_code, f.mark, f.number
from athar.published_figure f join athar.published_table t on t.id = f.table_id
where f.day = :day and (CAST(:table AS uuid) IS NULL OR f.table_id = CAST(:table AS uuid))
order by t.position, f.row_code, f.column_code)";

constexpr std::string_view sessions_of_agreements = R"(
select a.agreement_id, l.session_id
from (select t.agreement_id from athar.published_table t where t.agreement_id is not null
      union select CAST(:also AS uuid) where CAST(:also AS uuid) is not null) a
left join athar.session_agreement l on l.agreement_id = a.agreement_id)";

constexpr std::string_view named_agreements = R"(
select a.id, a.code, a.title_fr, a.title_ar, a.title_en
from athar.agreement a where exists (select from athar.published_table t where t.agreement_id = a.id))";

constexpr std::string_view tables_of_last_edition = R"(
select distinct f.table_id from athar.published_figure f where f.day = (select max(e.day) from athar.published_edition e))";

constexpr std::string_view lock = "select 1 from (select pg_advisory_xact_lock(4184, 19)) as lock";

constexpr std::string_view insert_edition =
    "insert into athar.published_edition (day, published_at, tick) values (:day, :published_at, :tick)";

constexpr std::string_view insert_figures = R"(
insert into athar.published_figure (day, table_id, row_code, column_code, mark, number)
select CAST(:day AS date), g.table_id, g.row_code, g.column_code, g.mark, g.number
from unnest(CAST(:tables AS uuid[]), CAST(:rows AS text[]), CAST(:columns AS text[]), CAST(:marks AS text[]), CAST(:numbers AS bigint[]))
     as g(table_id, row_code, column_code, mark, number))";

PublishedTable table_from(Rows& rows, std::size_t at) {
  RowReader row(rows, at);
  PublishedTable table;
  table.id = row.id<PublishedTableTag>();
  table.version = row.small();
  table.title = row.localized();
  table.measure = row.text();
  for (auto const& each : row.texts())
    if (auto const dimension = reach::dimension_named(each)) table.by.push_back(*dimension);
  table.programme_id = row.maybe_id<ProgrammeTag>();
  table.agreement_id = row.maybe_id<AgreementTag>();
  table.from = row.maybe_date();
  table.to = row.maybe_date();
  table.withdrawn_at = row.maybe_instant();
  return table;
}

}  // namespace

std::vector<PublishedTable> PostgresPublishedTableStore::all() {
  Rows rows = connection_.run(all_tables);
  std::vector<PublishedTable> tables;
  for (std::size_t i = 0; i < rows.size(); ++i) tables.push_back(table_from(rows, i));
  return tables;
}

std::optional<PublishedTable> PostgresPublishedTableStore::find(PublishedTableId id) {
  Rows rows = connection_.run(find_table, {{"id", id}});
  if (rows.empty()) return std::nullopt;
  return table_from(rows, 0);
}

bool PostgresPublishedTableStore::was_printed(PublishedTableId id) {
  Rows rows = connection_.run(table_was_printed, {{"id", id}});
  return RowReader(rows, 0).boolean();
}

Result<void> PostgresPublishedTableStore::insert(PublishedTable const& table) {
  std::vector<std::string> groupings;
  for (auto dimension : table.by) groupings.emplace_back(reach::name(dimension));
  auto written = connection_.write(insert_table, {{"id", table.id}, {"title_fr", table.title.fr}, {"title_ar", table.title.ar},
      {"title_en", table.title.en}, {"measure", table.measure}, {"groupings", groupings}, {"programme_id", table.programme_id}, {"agreement_id", table.agreement_id},
      {"from_day", table.from}, {"to_day", table.to}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

Result<void> PostgresPublishedTableStore::update(PublishedTable const& table) {
  auto written = connection_.write(update_table, {{"title_fr", table.title.fr}, {"title_ar", table.title.ar},
      {"title_en", table.title.en}, {"withdrawn_at", table.withdrawn_at}, {"id", table.id}, {"version", table.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return {};
}

Result<void> PostgresPublishedTableStore::remove(PublishedTableId id, int version) {
  auto written = connection_.write(delete_table, {{"id", id}, {"version", version}});
  if (!written) return refuse(conflict("in_use", "An edition holds this table"));
  if (*written == 0) return refuse(stale());
  return {};
}

std::optional<Edition> PostgresPublishedTableStore::last_edition_head() {
  Rows found = connection_.run(find_last_edition);
  if (found.empty()) return std::nullopt;
  RowReader head(found, 0);
  Edition edition;
  edition.day = head.date();
  edition.published_at = head.instant();
  edition.tick = head.integer();
  return edition;
}

std::map<AgreementId, std::vector<SessionId>> PostgresPublishedTableStore::agreement_sessions(std::optional<AgreementId> also) {
  Rows rows = connection_.run(sessions_of_agreements, {{"also", also}});
  std::map<AgreementId, std::vector<SessionId>> found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& sessions = found[row.id<AgreementTag>()];
    if (auto const session = row.maybe_id<SessionTag>()) sessions.push_back(*session);
  }
  return found;
}

std::map<AgreementId, NamedAgreement> PostgresPublishedTableStore::agreements() {
  Rows rows = connection_.run(named_agreements);
  std::map<AgreementId, NamedAgreement> found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto const id = row.id<AgreementTag>();
    auto code = row.text();
    found.emplace(id, NamedAgreement{std::move(code), row.localized()});
  }
  return found;
}

std::vector<PublishedTableId> PostgresPublishedTableStore::in_last_edition() {
  Rows rows = connection_.run(tables_of_last_edition);
  std::vector<PublishedTableId> ids;
  for (std::size_t i = 0; i < rows.size(); ++i) ids.push_back(RowReader(rows, i).id<PublishedTableTag>());
  return ids;
}

std::optional<Edition> PostgresPublishedTableStore::last_edition(std::optional<PublishedTableId> table) {
  auto head = last_edition_head();
  if (!head) return std::nullopt;
  Edition edition = std::move(*head);
  Rows rows = connection_.run(figures_of_edition, {{"day", edition.day}, {"table", table}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    PublishedFigure figure;
    figure.table = row.id<PublishedTableTag>();
    auto const groupings = static_cast<std::size_t>(row.small());
    figure.key = {row.text(), row.text()};
    figure.key.resize(groupings);
    figure.shown.mark = mark_named(row.text()).value_or(Mark::withheld);
    figure.shown.number = row.maybe_integer().value_or(0);
    edition.figures.push_back(std::move(figure));
  }
  return edition;
}

void PostgresPublishedTableStore::lock_editions() { connection_.run(lock); }

Result<void> PostgresPublishedTableStore::insert(Edition const& edition) {
  auto written = connection_.write(insert_edition, {{"day", edition.day}, {"published_at", edition.published_at}, {"tick", edition.tick}});
  if (!written) return refuse(std::move(written.error()));
  std::vector<PublishedTableId> tables;
  std::vector<std::string> rows, columns, marks;
  ArrayLiteral numbers;
  for (auto const& figure : edition.figures) {
    tables.push_back(figure.table);
    rows.push_back(figure.key.empty() ? "" : figure.key[0]);
    columns.push_back(figure.key.size() < 2 ? "" : figure.key[1]);
    marks.emplace_back(name_of(figure.shown.mark));
    numbers.add(figure.shown.mark == Mark::number ? std::to_string(figure.shown.number) : "NULL");
  }
  written = connection_.write(insert_figures, {{"day", edition.day}, {"tables", tables}, {"rows", rows}, {"columns", columns},
      {"marks", marks}, {"numbers", numbers.text()}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

}  // namespace athar::persistence
