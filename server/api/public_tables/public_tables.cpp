#include "server/api/public_tables/public_tables.hpp"

#include <algorithm>

#include "server/api/framework/command.hpp"
#include "server/api/published_tables/views.hpp"

namespace athar::api {
namespace {

/// What is narrowed to an agreement its parties read, at the agreement: to everybody else it does not exist.
bool is_public(PublishedTable const& table) { return !table.withdrawn_at && !table.agreement_id; }

PublicTableLine line_of(ProgrammeTitles const& titles, PublishedTable const& table) {
  return {table.id, table.title, table.measure, measure_name(table), names_of(table.by), programme_title(titles, table), table.from, table.to};
}

Result<Answer> list(Call& call) {
  if (!call.request.query.empty()) return refuse(not_allowed());
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    PublicTableList view;
    if (auto const last = unit.published_tables().last_edition_head()) {
      auto const printed = unit.published_tables().in_last_edition();
      view.edition = PublishedEditionView{last->day, last->published_at};
      auto tables = unit.published_tables().all();
      std::erase_if(tables, [](auto const& table) { return !is_public(table); });
      auto const titles = programme_titles(unit, tables);
      for (auto const& table : tables) {
        if (std::find(printed.begin(), printed.end(), table.id) != printed.end()) view.items.push_back(line_of(titles, table));
      }
    }
    Answer answer;
    answer.body = json::to_json(view);
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<PublishedTableId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const table = unit.published_tables().find(*id);
    auto const last = unit.published_tables().last_edition(*id);
    if (!table || !is_public(*table) || !last || last->figures.empty()) return refuse(not_found("published table"));
    return printed_answer(call, unit, *table, *last);
  });
}

}  // namespace

std::vector<Route> public_table_routes() {
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/public/tables", Permission::open, list,
       {.summary = "The tables that were published, and the day they were printed", .tag = "public",
        .answer = &shape_of<PublicTableList>(), .errors = {403}}},
      {http::Method::get, "/api/v1/public/tables/{id}", Permission::open, show,
       {.summary = "A table as printed; no other question is answered", .tag = "public",
        .query = {{.name = "format", .choices = {"json", "csv", "xlsx"}}}, .answer = &shape_of<PublicTable>(), .errors = {403, 404}}},
  };
}

}  // namespace athar::api
