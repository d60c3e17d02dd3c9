#include "persistence/imports/import_store.hpp"
#include "persistence/imports/pairs.hpp"
#include "persistence/postgres/bytes.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_sheet = R"(
insert into athar.import_sheet (import_id, position, name, hidden, content)
values (:id, :position, :name, :hidden, CAST(:content AS bytea)))";

constexpr std::string_view find_sheets =
    "select name, hidden, content from athar.import_sheet where import_id = :id order by position";

constexpr std::string_view find_corrections =
    "select row, column_name, value from athar.import_correction where import_id = :id order by row, column_name";

constexpr std::string_view delete_corrections = "delete from athar.import_correction where import_id = :id";

constexpr std::string_view insert_corrections = R"(
insert into athar.import_correction (import_id, row, column_name, value)
select CAST(:id AS uuid), g.row, g.column_name, g.value
from unnest(CAST(:rows AS integer[]), CAST(:columns AS text[]), CAST(:values AS text[])) as g(row, column_name, value))";

constexpr std::string_view find_shape = R"(
select confirmed_at, sheet, header_first, header_last, mapping, defaults from athar.import_shape where kind = :kind and shape = :shape)";

constexpr std::string_view put_shape = R"(
insert into athar.import_shape (kind, shape, sheet, header_first, header_last, mapping, defaults)
values (:kind, :shape, :sheet, :header_first, :header_last, :mapping, :defaults)
on conflict (kind, shape) do update
set sheet = excluded.sheet, header_first = excluded.header_first, header_last = excluded.header_last, mapping = excluded.mapping,
    defaults = excluded.defaults, confirmed_at = clock_timestamp())";

}  // namespace

void PostgresImportStore::write_sheets(ImportId id, std::vector<StoredSheet> const& sheets) {
  for (std::size_t i = 0; i < sheets.size(); ++i)
    connection_.run(insert_sheet, {{"id", id}, {"position", i}, {"name", sheets[i].name}, {"hidden", sheets[i].hidden},
                                   {"content", to_bytea(sheets[i].content)}});
}

std::vector<StoredSheet> PostgresImportStore::sheets(ImportId id) {
  Rows rows = connection_.run(find_sheets, {{"id", id}});
  std::vector<StoredSheet> out(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    out[i].name = row.text();
    out[i].hidden = row.boolean();
    out[i].content = from_bytea(row.text());
  }
  return out;
}

std::vector<Correction> PostgresImportStore::corrections(ImportId id) {
  Rows rows = connection_.run(find_corrections, {{"id", id}});
  std::vector<Correction> out(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    out[i].row = row.small();
    out[i].column = row.text();
    out[i].value = row.text();
  }
  return out;
}

void PostgresImportStore::replace_corrections(ImportId id, std::vector<Correction> const& corrections) {
  connection_.run(delete_corrections, {{"id", id}});
  std::vector<int> rows;
  std::vector<std::string> columns, values;
  for (auto const& each : corrections) {
    rows.push_back(each.row);
    columns.push_back(each.column);
    values.push_back(each.value);
  }
  connection_.run(insert_corrections, {{"id", id}, {"rows", rows}, {"columns", columns}, {"values", values}});
}

std::optional<RememberedShape> PostgresImportStore::shape(std::string const& kind, std::string const& shape) {
  Rows rows = connection_.run(find_shape, {{"kind", kind}, {"shape", shape}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  RememberedShape out;
  out.confirmed_at = row.instant();
  out.layout.sheet = row.small();
  out.layout.header_first = row.small();
  out.layout.header_last = row.small();
  out.mapping = map_from(row.texts());
  out.defaults = map_from(row.texts());
  return out;
}

void PostgresImportStore::remember_shape(Import const& i) {
  connection_.run(put_shape, {{"kind", i.kind}, {"shape", i.shape}, {"sheet", i.layout.sheet}, {"header_first", i.layout.header_first},
                              {"header_last", i.layout.header_last}, {"mapping", flat(i.mapping)}, {"defaults", flat(i.defaults)}});
}

}  // namespace athar::persistence
