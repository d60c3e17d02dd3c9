#include "persistence/access/saved_view_store.hpp"

namespace athar::persistence {
namespace {

#define ATHAR_SAVED_VIEW_COLUMNS                                                                      \
  "select v.id, v.version, v.list, v.owner_id, o.name, v.label, v.names, v.filter_values, v.is_shared " \
  "from athar.saved_view v join athar.account o on o.id = v.owner_id "

constexpr std::string_view list_views = ATHAR_SAVED_VIEW_COLUMNS R"(
where v.list = :list and (v.owner_id = :owner or (v.is_shared and CAST(:with_shared AS boolean)))
order by v.owner_id = :owner desc, athar.search_key(v.label), v.id)";

constexpr std::string_view find_view = ATHAR_SAVED_VIEW_COLUMNS "where v.id = :id";

constexpr std::string_view insert_view = R"(
insert into athar.saved_view (id, list, owner_id, label, names, filter_values, is_shared)
values (:id, :list, :owner, :label, CAST(:names AS text[]), CAST(:filter_values AS text[]), :is_shared))";

constexpr std::string_view update_view = R"(
update athar.saved_view
set version = version + 1, label = :label, names = CAST(:names AS text[]), filter_values = CAST(:filter_values AS text[]), is_shared = :is_shared
where id = :id and version = :version)";

constexpr std::string_view delete_view = "delete from athar.saved_view where id = :id and version = :version";

SavedView view_from(RowReader row) {
  SavedView view;
  view.id = row.id<SavedViewTag>();
  view.version = row.small();
  view.list = row.text();
  view.owner_id = row.id<AccountTag>();
  view.owner_name = row.text();
  view.label = row.text();
  auto const names = row.texts(), values = row.texts();
  for (std::size_t i = 0; i < names.size() && i < values.size(); ++i) view.filters.emplace(names[i], values[i]);
  view.is_shared = row.boolean();
  return view;
}

std::vector<std::string> names_of(SavedView const& view) {
  std::vector<std::string> names;
  for (auto const& [name, value] : view.filters) names.push_back(name);
  return names;
}

std::vector<std::string> values_of(SavedView const& view) {
  std::vector<std::string> values;
  for (auto const& [name, value] : view.filters) values.push_back(value);
  return values;
}

}  // namespace

std::vector<SavedView> PostgresSavedViewStore::list(std::string const& list, AccountId owner, bool with_shared) {
  Rows rows = connection_.run(list_views, {{"list", list}, {"owner", owner}, {"with_shared", with_shared}});
  std::vector<SavedView> views;
  for (std::size_t i = 0; i < rows.size(); ++i) views.push_back(view_from(RowReader(rows, i)));
  return views;
}

std::optional<SavedView> PostgresSavedViewStore::find(SavedViewId id) {
  Rows rows = connection_.run(find_view, {{"id", id}});
  if (rows.empty()) return std::nullopt;
  return view_from(RowReader(rows, 0));
}

Result<void> PostgresSavedViewStore::insert(SavedView const& v) {
  auto written = connection_.write(insert_view, {{"id", v.id}, {"list", v.list}, {"owner", v.owner_id}, {"label", v.label}, {"names", names_of(v)},
      {"filter_values", values_of(v)}, {"is_shared", v.is_shared}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

Result<void> PostgresSavedViewStore::update(SavedView const& v) {
  auto written = connection_.write(update_view, {{"label", v.label}, {"names", names_of(v)}, {"filter_values", values_of(v)},
      {"is_shared", v.is_shared}, {"id", v.id}, {"version", v.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return {};
}

Result<void> PostgresSavedViewStore::remove(SavedViewId id, int version) {
  auto written = connection_.write(delete_view, {{"id", id}, {"version", version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return {};
}

}  // namespace athar::persistence
