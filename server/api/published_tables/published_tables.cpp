#include "server/api/published_tables/published_tables.hpp"

#include <algorithm>
#include <set>

#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/published_tables/views.hpp"
#include "server/jobs/publisher.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "published_tables";

Result<PublishedTable> from(PublishedTableBody const& body, PublishedTableId id) {
  PublishedTable table{.id = id,
                       .version = 1,
                       .title = body.title,
                       .measure = body.measure,
                       .by = {},
                       .programme_id = body.programme_id,
                       .agreement_id = body.agreement_id,
                       .from = body.from,
                       .to = body.to,
                       .withdrawn_at = std::nullopt};
  std::vector<FieldError> errors;
  for (std::size_t i = 0; i < body.by.size(); ++i) {
    if (auto const dimension = reach::dimension_named(body.by[i])) table.by.push_back(*dimension);
    else errors.push_back({"by/" + std::to_string(i), "unknown_dimension", {}});
  }
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return checked(std::move(table));
}

PublishedTableView view_of(ProgrammeTitles const& titles, AgreementNames const& agreements, PublishedTable const& table, bool in_last_edition,
                           Caller const& caller) {
  auto const agreement = table.agreement_id ? agreements.find(*table.agreement_id) : agreements.end();
  bool const may_write = caller.may(Permission::published_tables_write) && !table.withdrawn_at;
  return {.id = table.id,
          .version = table.version,
          .title = table.title,
          .measure = table.measure,
          .measure_name = measure_name(table),
          .by = names_of(table.by),
          .programme_id = table.programme_id,
          .programme_title = programme_title(titles, table),
          .agreement_id = table.agreement_id,
          .agreement_code = agreement == agreements.end() ? std::nullopt : std::optional(agreement->second.code),
          .agreement_title = agreement == agreements.end() ? std::nullopt : std::optional(agreement->second.title),
          .from = table.from,
          .to = table.to,
          .withdrawn_at = table.withdrawn_at,
          .in_last_edition = in_last_edition,
          .can = {{"update", may_write}, {"delete", may_write}}};
}

PublishedTableView view_of(UnitOfWork& unit, PublishedTable const& table, Caller const& caller) {
  auto const last = unit.published_tables().last_edition(table.id);
  return view_of(programme_titles(unit, {table}), agreement_names(unit, {table}), table, last && !last->figures.empty() && !table.withdrawn_at, caller);
}

Answer answer_with(PublishedTableView const& view) {
  Answer answer;
  answer.body = json::to_json(view);
  answer.version = view.version;
  answer.location = "/api/v1/published_tables/" + view.id.text();
  return answer;
}

/// The audit trail keeps what was stored, without what depends on who asks.
std::string stored_json(PublishedTable const& table) {
  return json::to_json(PublishedTableBody{.id = table.id,
                                          .title = table.title,
                                          .measure = table.measure,
                                          .by = names_of(table.by),
                                          .programme_id = table.programme_id,
                                          .agreement_id = table.agreement_id,
                                          .from = table.from,
                                          .to = table.to});
}

Result<PublishedTable> find(UnitOfWork& unit, PublishedTableId id) {
  auto table = unit.published_tables().find(id);
  if (!table) return refuse(not_found("published table"));
  return std::move(*table);
}

Result<Answer> list(Call& call) {
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const last = unit.published_tables().last_edition_head();
    auto const in_last = unit.published_tables().in_last_edition();
    std::set<PublishedTableId> const printed(in_last.begin(), in_last.end());
    PublishedTableList view{.items = {}, .last_edition = std::nullopt, .today = call.services.today(), .can = {}};
    bool any = false;
    auto const tables = unit.published_tables().all();
    auto const titles = programme_titles(unit, tables);
    auto const agreements = agreement_names(unit, tables);
    for (auto const& table : tables) {
      any = any || !table.withdrawn_at;
      view.items.push_back(view_of(titles, agreements, table, !table.withdrawn_at && printed.contains(table.id), call.caller));
    }
    if (last) view.last_edition = PublishedEditionView{last->day, last->published_at};
    bool const may_write = call.caller.may(Permission::published_tables_write);
    view.can = {{"create", may_write}, {"publish", may_write && any && (!last || last->day < view.today)}};
    Answer answer;
    answer.body = json::to_json(view);
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<PublishedTableId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto table = find(unit, *id);
    if (!table) return refuse(std::move(table.error()));
    auto answer = answer_with(view_of(unit, *table, call.caller));
    answer.location.clear();
    return answer;
  });
}

Result<Answer> add(Call& call) {
  auto body = json::read_body<PublishedTableBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  PublishedTableId const id = body->id.value_or(PublishedTableId{call.services.new_id()});
  auto table = from(*body, id);
  if (!table) return refuse(std::move(table.error()));
  Creation const creation{concept_name, body->id ? std::optional(id.uuid) : std::nullopt, json::to_json(*body)};
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto found = find(unit, id);
    if (!found) return refuse(std::move(found.error()));
    return answer_with(view_of(unit, *found, call.caller));
  };
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        unit.published_tables().lock_editions();
        if (unit.published_tables().all().size() >= static_cast<std::size_t>(published_tables_at_most))
          return refuse(conflict("too_many_tables", "There is no room for another table"));
        if (call.services.publisher)
          if (auto fits = call.services.publisher->check_size(*table, unit); !fits) return refuse(std::move(fits.error()));
        if (auto written = unit.published_tables().insert(*table); !written) return refuse(std::move(written.error()));
        record(call, unit, {.concept_name = concept_name, .subject = id.uuid, .action = "created", .before = {},
                            .after = stored_json(*table), .touched = {}});
        return stored(unit);
      },
      stored);
}

Result<Answer> rename(Call& call) {
  auto id = call.id<PublishedTableId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<PublishedTableTitle>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find(unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto current = [&] { return json::to_json(view_of(unit, *before, call.caller)); };
    if (auto fresh = require_version(call, before->version, current); !fresh) return refuse(std::move(fresh.error()));
    if (before->withdrawn_at) return refuse(conflict("table_withdrawn", "The table was withdrawn"));
    auto table = *before;
    table.title = body->title;
    auto fine = checked(std::move(table));
    if (!fine) return refuse(std::move(fine.error()));
    if (auto written = unit.published_tables().update(*fine); !written) return refuse(std::move(written.error()));
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "updated", .before = stored_json(*before),
                        .after = stored_json(*fine), .touched = {}});
    auto after = find(unit, *id);
    if (!after) return refuse(std::move(after.error()));
    return answer_with(view_of(unit, *after, call.caller));
  });
}

/// A table that was never printed goes; one that was is withdrawn, for readers may have kept it.
Result<Answer> withdraw(Call& call) {
  auto id = call.id<PublishedTableId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto& store = unit.published_tables();
    store.lock_editions();
    auto before = find(unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto current = [&] { return json::to_json(view_of(unit, *before, call.caller)); };
    if (auto fresh = require_version(call, before->version, current); !fresh) return refuse(std::move(fresh.error()));
    if (before->withdrawn_at) return refuse(conflict("table_withdrawn", "The table was withdrawn"));
    bool const printed = store.was_printed(*id);
    auto table = *before;
    table.withdrawn_at = call.services.now();
    auto written = printed ? store.update(table) : store.remove(*id, before->version);
    if (!written) return refuse(std::move(written.error()));
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "deleted", .before = stored_json(*before), .after = {},
                        .touched = {}});
    Answer answer;
    answer.status = 204;
    return answer;
  });
}

Result<Answer> preview(Call& call) {
  auto id = call.id<PublishedTableId>();
  if (!id) return refuse(std::move(id.error()));
  wait_for_own_write(call);
  return read(
      call,
      [&](UnitOfWork& unit) -> Result<Answer> {
        auto table = find(unit, *id);
        if (!table) return refuse(std::move(table.error()));
        auto const prepared = call.services.publisher->preview(unit);
        auto const figures = published::figures_of(prepared);
        PublishedTablePreview view{*id, groupings_of(unit, *table, figures), {}};
        for (auto const& each : prepared) {
          if (each.table.id != *id) continue;
          for (auto const& cell : each.cells)
            view.cells.push_back({cell.key, cell.value, cell.shown.mark,
                                  cell.shown.mark == Mark::number ? std::optional(cell.shown.number) : std::nullopt, cell.held});
        }
        Answer answer;
        answer.body = json::to_json(view);
        return answer;
      },
      Patience::patient);
}

Result<Answer> publish(Call& call) {
  wait_for_own_write(call);
  auto edition = call.services.publisher->publish(call.actor());
  if (!edition) return refuse(std::move(edition.error()));
  Answer answer;
  answer.status = 201;
  answer.body = json::to_json(PublishedEditionView{edition->day, edition->published_at});
  return answer;
}

}  // namespace

std::vector<Route> published_table_routes() {
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/published_tables", Permission::published_tables_read, list,
       {.summary = "The tables that outside eyes get, withdrawn ones too, and when they were last printed", .tag = concept_name,
        .answer = &shape_of<PublishedTableList>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/published_tables", Permission::published_tables_write, add,
       {.summary = "Add a table to the next edition; what it counts never changes afterwards", .tag = concept_name,
        .request = &shape_of<PublishedTableBody>(), .answer = &shape_of<PublishedTableView>(), .status = 201,
        .errors = {400, 401, 403, 409, 422}, .answers_etag = true, .takes_idempotency_key = true}},
      {http::Method::get, "/api/v1/published_tables/{id}", Permission::published_tables_read, show,
       {.summary = "One published table", .tag = concept_name, .answer = &shape_of<PublishedTableView>(), .errors = {401, 403, 404},
        .answers_etag = true}},
      {http::Method::put, "/api/v1/published_tables/{id}", Permission::published_tables_write, rename,
       {.summary = "Change the title of a published table", .tag = concept_name, .request = &shape_of<PublishedTableTitle>(),
        .answer = &shape_of<PublishedTableView>(), .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::delete_, "/api/v1/published_tables/{id}", Permission::published_tables_write, withdraw,
       {.summary = "Withdraw a table at once; one that was never printed is deleted", .tag = concept_name, .status = 204,
        .errors = {401, 403, 404, 409, 412}, .takes_if_match = true}},
      {http::Method::get, "/api/v1/published_tables/{id}/preview", Permission::published_tables_read, preview,
       {.summary = "The table as the next edition would print it, beside the values that it hides", .tag = concept_name,
        .answer = &shape_of<PublishedTablePreview>(), .errors = {401, 403, 404}},
       http::Lane::slow},
      {http::Method::post, "/api/v1/published_editions", Permission::published_tables_write, publish,
       {.summary = "Print the edition of today: one a day, by itself from the day after the first", .tag = concept_name,
        .answer = &shape_of<PublishedEditionView>(), .status = 201, .errors = {401, 403, 409}},
       http::Lane::slow},
  };
}

}  // namespace athar::api
