#include "server/api/imports/imports.hpp"

#include "domain/imports/columns.hpp"
#include "domain/imports/csv_reader.hpp"
#include "domain/programmes/programme.hpp"
#include "domain/programmes/programme.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/digest.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/imports/import_jobs.hpp"
#include "server/api/imports/wire.hpp"
#include "server/jobs/session_import.hpp"
#include "server/json/messages.hpp"
#include "server/json/text.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "imports";
constexpr std::size_t head_size = 512 * 1024;
constexpr std::size_t sample_rows = 5;

ImportView view_of(Import const& i, Call const& call) {
  ImportView view{.id = i.id,
                  .version = i.version,
                  .kind = i.kind,
                  .state = std::string(name_of(i.state)),
                  .file_name = i.file_name,
                  .sha256 = i.sha256,
                  .rows = i.total_rows,
                  .columns = {},
                  .fields = {},
                  .mapping = i.mapping,
                  .defaults = i.defaults,
                  .sample = {},
                  .progress = {0, i.total_rows},
                  .counts = {{"new", i.counts.fresh}, {"unchanged", i.counts.unchanged}, {"changed", i.counts.changed}, {"error", i.counts.error}},
                  .skip_rows_in_error = i.skip_rows_in_error,
                  .failure = std::nullopt,
                  .created_at = i.created_at,
                  .finished_at = i.finished_at,
                  .can = {{"map", i.state == ImportState::uploaded || i.state == ImportState::previewed},
                          {"confirm", i.state == ImportState::previewed},
                          {"cancel", !is_over(i.state)}}};
  if (!i.failure.empty()) view.failure = ImportFailureView{i.failure, json::message(call.language, i.failure, i.failure_detail), i.failure_detail};
  if (i.state == ImportState::confirmed) view.progress.done = i.total_rows;
  if (!is_under_way(i.state) || call.services.imports == nullptr) return view;
  if (auto const progress = call.services.imports->progress(i.id)) view.progress = {progress->done, progress->total};
  return view;
}

/// With the columns and the first rows, read from the beginning of the file.
ImportView view_with_head(Import const& i, std::string_view head, Call const& call) {
  auto view = view_of(i, call);
  for (auto field : session_fields()) view.fields.emplace_back(field);
  auto table = read_csv(head, {.stop_after_rows = sample_rows});
  if (!table) return view;
  view.columns = std::move(table->columns);
  for (auto& row : table->rows) {
    for (auto& cell : row.cells)
      if (cell.size() > 500) cell.clear();
    view.sample.push_back(std::move(row.cells));
  }
  return view;
}

Answer answer_with(ImportView const& view) {
  Answer answer;
  answer.body = json::to_json(view);
  answer.location = "/api/v1/imports/" + view.id.text();
  return answer;
}

Result<Import> find_for(UnitOfWork& unit, ImportId id) {
  auto import = unit.imports().find(id);
  if (!import) return refuse(not_found("import"));
  return std::move(*import);
}

Refusal not_ready(Import const& import) {
  return refuse({ErrorKind::conflict, "import_not_ready", "This import is " + std::string(name_of(import.state)),
                 {{"state", "import_not_ready", std::string(name_of(import.state))}}});
}

Result<Answer> upload(Call& call) {
  QueryReader query(call);
  auto const kind = query.one_of("kind", {"sessions"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  if (!kind) return refuse(invalid_field("kind", "required"));
  std::string file_name(call.request.header("X-File-Name"));
  if (!json::is_clean_text(file_name) || json::code_points(file_name) > 200) return refuse(invalid_field("X-File-Name", "too_long", "200"));
  auto table = read_csv(call.request.body);
  if (!table) return refuse(std::move(table.error()));

  Import import;
  import.id = ImportId{call.services.new_id()};
  import.kind = *kind;
  import.file_name = file_name.empty() ? "import.csv" : file_name;
  import.sha256 = sha256_of(call.request.body);
  import.mapping = guess_session_columns(table->columns);
  import.total_rows = static_cast<int>(table->rows.size());
  if (!call.caller.account.empty()) import.account = call.caller.account;
  import.created_at = call.services.now();
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (auto written = unit.imports().insert(import, call.request.body); !written) return refuse(std::move(written.error()));
    auto answer = answer_with(view_with_head(import, std::string_view(call.request.body).substr(0, head_size), call));
    answer.status = 201;
    return answer;
  });
}

Result<Answer> list(Call& call) {
  QueryReader query(call);
  auto const request = query.page({"-created_at"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = page_json(unit.imports().list(request), request, [&](json::Writer& out, Import const& i) { json::write(out, view_of(i, call)); });
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<ImportId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto import = find_for(unit, *id);
    if (!import) return refuse(std::move(import.error()));
    Answer answer;
    answer.body = json::to_json(view_with_head(*import, unit.imports().content(*id, head_size), call));
    return answer;
  });
}

Result<Answer> map(Call& call) {
  auto id = call.id<ImportId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<ImportMappingBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto answer = command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto import = find_for(unit, *id);
    if (!import) return refuse(std::move(import.error()));
    auto const from = import->state;
    if (from != ImportState::uploaded && from != ImportState::previewed) return not_ready(*import);
    auto const head = unit.imports().content(*id, head_size);
    auto const table = read_csv(head, {.stop_after_rows = 1});
    if (!table) return refuse(table.error());
    if (auto fits = check_session_mapping(body->mapping, body->defaults, table->columns); !fits) return refuse(std::move(fits.error()));
    if (auto given = body->defaults.find("programme"); given != body->defaults.end() && !unit.programmes().find_by_code(given->second))
      return refuse(invalid_field("defaults/programme", "unknown_programme", given->second));
    import->mapping = std::move(body->mapping);
    import->defaults = std::move(body->defaults);
    import->state = ImportState::previewing;
    import->counts = {};
    if (!unit.imports().move(*import, from)) return not_ready(*import);
    return answer_with(view_with_head(*import, head, call));
  });
  if (answer) call.services.imports->enqueue(*id, call.actor());
  return answer;
}

Result<Answer> confirm(Call& call) {
  auto id = call.id<ImportId>();
  if (!id) return refuse(std::move(id.error()));
  ImportConfirmationBody body;
  if (!call.request.body.empty()) {
    auto given = json::read_body<ImportConfirmationBody>(call.request.body);
    if (!given) return refuse(std::move(given.error()));
    body = *given;
  }
  auto answer = command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto import = find_for(unit, *id);
    if (!import) return refuse(std::move(import.error()));
    if (import->state != ImportState::previewed) return not_ready(*import);
    if (import->counts.error > 0 && !body.skip_rows_in_error)
      return refuse({ErrorKind::conflict, "rows_in_error", "Some rows are in error", {{"rows", "rows_in_error", std::to_string(import->counts.error)}}});
    import->state = ImportState::confirming;
    import->skip_rows_in_error = body.skip_rows_in_error;
    // Of two people who confirm at once, one moves it; the other finds it moved.
    if (!unit.imports().move(*import, ImportState::previewed)) return not_ready(*unit.imports().find(*id));
    return answer_with(view_of(*import, call));
  });
  if (answer) call.services.imports->enqueue(*id, call.actor());
  return answer;
}

Result<Answer> cancel(Call& call) {
  auto id = call.id<ImportId>();
  if (!id) return refuse(std::move(id.error()));
  auto answer = command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto import = find_for(unit, *id);
    if (!import) return refuse(std::move(import.error()));
    Answer done;
    done.status = 204;
    if (import->state == ImportState::cancelled) return done;
    if (is_over(import->state)) return not_ready(*import);
    auto const from = import->state;
    import->state = ImportState::cancelled;
    import->finished_at = call.services.now();
    if (!unit.imports().move(*import, from)) return not_ready(*unit.imports().find(*id));
    return done;
  });
  if (answer) call.services.imports->cancel(*id);
  return answer;
}

Result<Answer> rows(Call& call) {
  auto id = call.id<ImportId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  auto const group = query.one_of("group", {"new", "unchanged", "changed", "error"});
  auto const request = query.page({"row"}, CursorId::number);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto import = find_for(unit, *id);
    if (!import) return refuse(std::move(import.error()));
    auto const page = unit.imports().rows(*id, group ? row_outcome_named(*group) : std::nullopt, request);
    Answer answer;
    answer.body = page_json(page, request, [&](json::Writer& out, ImportRow const& row) {
      ImportRowView view{.row = row.row, .outcome = std::string(name_of(row.outcome)), .values = {row.values.begin(), row.values.end()},
                         .errors = {}, .subject_id = row.subject};
      for (auto const& remark : row.remarks)
        view.errors.push_back({row.row, remark.column, remark.code, json::message(call.language, remark.code, remark.detail),
                               remark.warning ? "warning" : "error"});
      json::write(out, view);
    });
    return answer;
  });
}

}  // namespace

std::vector<Route> import_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/imports", Permission::imports_manage, list,
       {.summary = "List imports, newest first", .tag = concept_name,
        .query = {{.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort"},
                  {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<ImportView>>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/imports", Permission::imports_manage, upload,
       {.summary = "Upload a CSV file", .description = "UTF-8 with commas, semicolons or tabs, at most 32 MiB; X-File-Name names it.",
        .tag = concept_name, .query = {{.name = "kind", .choices = {"sessions"}, .is_required = true}}, .request_type = "text/csv",
        .answer = &shape_of<ImportView>(), .status = 201, .errors = {401, 403, 413, 422}, .takes_idempotency_key = true},
       http::Lane::slow, greatest_import_size},
      {http::Method::get, "/api/v1/imports/{id}", Permission::imports_manage, show,
       {.summary = "One import with its progress", .tag = concept_name, .answer = &shape_of<ImportView>(), .errors = {401, 403, 404}}},
      {http::Method::delete_, "/api/v1/imports/{id}", Permission::imports_manage, cancel,
       {.summary = "Cancel an import that is not over; nothing of it stays", .tag = concept_name, .status = 204,
        .errors = {401, 403, 404, 409}}},
      {http::Method::put, "/api/v1/imports/{id}/mapping", Permission::imports_manage, map,
       {.summary = "Say which column is which field, and preview", .tag = concept_name, .request = &shape_of<ImportMappingBody>(),
        .answer = &shape_of<ImportView>(), .errors = {400, 401, 403, 404, 409, 422}}},
      {http::Method::get, "/api/v1/imports/{id}/rows", Permission::imports_manage, rows,
       {.summary = "The rows, with what confirming does or did with each", .tag = concept_name,
        .query = {{.name = "group", .choices = {"new", "unchanged", "changed", "error"}}, {.name = "limit", .type = ParameterType::integer},
                  {.name = "cursor"}, {.name = "sort"}, {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<ImportRowView>>(), .errors = {401, 403, 404, 422}}},
      {http::Method::put, "/api/v1/imports/{id}/confirmation", Permission::imports_manage, confirm,
       {.summary = "Write the rows of a previewed import, all or nothing", .tag = concept_name,
        .request = &shape_of<ImportConfirmationBody>(), .answer = &shape_of<ImportView>(), .errors = {400, 401, 403, 404, 409, 422}}},
  };
}

}  // namespace athar::api
