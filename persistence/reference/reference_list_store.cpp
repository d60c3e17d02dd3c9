#include "persistence/reference/reference_list_store.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view list_items = R"(
select list, code, name_fr, name_ar, name_en, position, active, version
from athar.reference_item where list = :list order by position, code)";

constexpr std::string_view find_item = R"(
select list, code, name_fr, name_ar, name_en, position, active, version
from athar.reference_item where list = :list and code = :code)";

constexpr std::string_view insert_item = R"(
insert into athar.reference_item (list, code, name_fr, name_ar, name_en, active, position)
select :list, :code, :name_fr, :name_ar, :name_en, CAST(:active AS boolean), coalesce(max(i.position), 0) + 1
from athar.reference_item i where i.list = :list)";

constexpr std::string_view update_item = R"(
update athar.reference_item
set version = version + 1, name_fr = :name_fr, name_ar = :name_ar, name_en = :name_en, position = :position, active = :active
where list = :list and code = :code and version = :version)";

constexpr std::string_view number_items = R"(
update athar.reference_item i
set position = given.number, version = i.version + 1
from unnest(CAST(:codes AS text[])) with ordinality as given (code, number)
where i.list = :list and i.code = given.code and i.position <> given.number)";

ReferenceItem read_item(Rows& rows, std::size_t i) {
  RowReader row(rows, i);
  ReferenceItem item;
  item.list = row.text();
  item.code = row.text();
  item.name = row.localized();
  item.position = row.small();
  item.active = row.boolean();
  item.version = row.small();
  return item;
}

}  // namespace

std::vector<ReferenceItem> PostgresReferenceListStore::items(std::string_view list) {
  Rows rows = connection_.run(list_items, {{"list", list}});
  std::vector<ReferenceItem> items;
  for (std::size_t i = 0; i < rows.size(); ++i) items.push_back(read_item(rows, i));
  return items;
}

std::optional<ReferenceItem> PostgresReferenceListStore::find(std::string_view list, std::string_view code) {
  Rows rows = connection_.run(find_item, {{"list", list}, {"code", code}});
  if (rows.empty()) return std::nullopt;
  return read_item(rows, 0);
}

Result<void> PostgresReferenceListStore::insert(ReferenceItem const& item) {
  auto written = connection_.write(insert_item, {{"list", item.list}, {"code", item.code}, {"name_fr", item.name.fr},
      {"name_ar", item.name.ar}, {"name_en", item.name.en}, {"active", item.active}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

Result<void> PostgresReferenceListStore::update(ReferenceItem const& item) {
  auto written = connection_.write(update_item, {{"name_fr", item.name.fr}, {"name_ar", item.name.ar}, {"name_en", item.name.en},
      {"position", item.position}, {"active", item.active}, {"list", item.list}, {"code", item.code}, {"version", item.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return {};
}

void PostgresReferenceListStore::reorder(std::string_view list, std::vector<std::string> const& codes) {
  connection_.run(number_items, {{"codes", codes}, {"list", list}});
}

}  // namespace athar::persistence
