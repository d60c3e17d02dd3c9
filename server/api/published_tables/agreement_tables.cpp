#include "server/api/agreements/views.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/published_tables/published_tables.hpp"
#include "server/api/published_tables/views.hpp"

/// The reach of an agreement as its parties may know it: its own tables of the last edition, suppressed with all others.
namespace athar::api {
namespace {

Result<Answer> list(Call& call) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  if (!call.request.query.empty()) return refuse(not_allowed());
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (auto page = find_agreement(call, unit, *id); !page) return refuse(std::move(page.error()));
    AgreementTables view;
    for (auto const& table : unit.published_tables().all()) {
      if (table.agreement_id != *id || table.withdrawn_at) continue;
      auto const last = unit.published_tables().last_edition(table.id);
      if (last && !last->figures.empty()) view.items.push_back(printed_view(unit, table, *last));
    }
    Answer answer;
    answer.body = json::to_json(view);
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  auto table_id = call.id<PublishedTableId>(1);
  if (!table_id) return refuse(std::move(table_id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (auto page = find_agreement(call, unit, *id); !page) return refuse(std::move(page.error()));
    auto const table = unit.published_tables().find(*table_id);
    auto const last = unit.published_tables().last_edition(*table_id);
    if (!table || table->agreement_id != *id || table->withdrawn_at || !last || last->figures.empty()) return refuse(not_found("published table"));
    return printed_answer(call, unit, *table, *last);
  });
}

}  // namespace

std::vector<Route> agreement_table_routes() {
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/agreements/{id}/published_tables", Permission::agreements_read, list,
       {.summary = "The published tables of an agreement as last printed", .description = "Its parties read them; the public does not.",
        .tag = "published_tables", .answer = &shape_of<AgreementTables>(), .errors = {401, 403, 404}}},
      {http::Method::get, "/api/v1/agreements/{id}/published_tables/{table_id}", Permission::agreements_read, show,
       {.summary = "A table of an agreement as printed; no other question is answered", .tag = "published_tables",
        .query = {{.name = "format", .choices = {"json", "csv", "xlsx"}}}, .answer = &shape_of<PublicTable>(), .errors = {401, 403, 404}}},
  };
}

}  // namespace athar::api
