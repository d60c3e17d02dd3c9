#include "server/api/exports/exports.hpp"

#include "server/api/exports/wire.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/jobs/export_jobs.hpp"
#include "server/json/messages.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "exports";

ExportView view_of(Export const& e, Call const& call) {
  bool const done = e.state == ExportState::done;
  ExportView view{.id = e.id,
                  .kind = e.order.kind,
                  .list = e.order.list.empty() ? std::nullopt : std::optional(e.order.list),
                  .format = e.order.format,
                  .filters = e.order.filters,
                  .columns = e.order.columns,
                  .names = e.order.names,
                  .reason = e.order.reason.empty() ? std::nullopt : std::optional(e.order.reason),
                  .language = static_cast<WrittenLanguage>(e.order.language),
                  .state = std::string(name_of(e.state)),
                  .progress = {e.rows, done ? std::optional(e.rows) : std::nullopt},
                  .file_name = done ? std::optional(e.file_name) : std::nullopt,
                  .size_bytes = done ? std::optional(e.size_bytes) : std::nullopt,
                  .sha256 = done ? std::optional(e.sha256) : std::nullopt,
                  .failure = std::nullopt,
                  .created_at = e.created_at,
                  .started_at = e.started_at,
                  .finished_at = e.finished_at,
                  .expires_at = e.expires_at};
  if (!e.failure.empty()) view.failure = ExportFailureView{e.failure, json::message(call.language, e.failure, e.failure_detail), e.failure_detail};
  if (is_over(e.state) || call.services.exports == nullptr) return view;
  if (auto const progress = call.services.exports->progress(e.id))
    view.progress = {progress->done, progress->total > 0 ? std::optional(progress->total) : std::nullopt};
  return view;
}

Answer answer_with(Export const& made, Call const& call) {
  Answer answer;
  answer.body = json::to_json(view_of(made, call));
  answer.location = "/api/v1/exports/" + made.id.text();
  return answer;
}

/// Errors: not_found, also for an export of somebody else.
Result<Export> find_for(Call const& call, UnitOfWork& unit, ExportId id) {
  auto made = unit.exports().find(id, call.caller.account);
  if (!made) return refuse(not_found("export"));
  return std::move(*made);
}

/// Errors: too_many_exports (several under way), too_many_kept_exports.
Result<void> room_for_one_more(UnitOfWork& unit, AccountId account) {
  auto const counts = unit.exports().counts(account);
  if (counts.open >= greatest_open_exports)
    return refuse({ErrorKind::too_many, "too_many_exports", "Several exports are under way", {}, 10});
  if (counts.kept >= greatest_kept_exports)
    return refuse(conflict("too_many_kept_exports", "Remove exports that are no longer needed"));
  return {};
}

Result<Answer> order(Call& call) {
  auto body = json::read_body<ExportBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  Export made;
  made.id = body->id.value_or(ExportId{call.services.new_id()});
  made.account = call.caller.account;
  made.order = {.kind = body->kind, .list = body->list.value_or(""), .format = body->format, .filters = body->filters,
                .columns = body->columns, .names = body->names.value_or(false), .reason = body->reason.value_or(""), .language = body->language ? static_cast<Language>(*body->language) : call.language};
  made.created_at = call.services.now();
  if (auto fits = call.services.exports->check(call, made.order); !fits) return refuse(std::move(fits.error()));

  Creation const creation{concept_name, body->id ? std::optional(made.id.uuid) : std::nullopt, json::to_json(*body)};
  bool is_new = false;
  auto answer = create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        if (auto room = room_for_one_more(unit, made.account); !room) return refuse(std::move(room.error()));
        if (auto written = unit.exports().insert(made); !written) return refuse(std::move(written.error()));
        record(call, unit, {.concept_name = concept_name, .subject = made.id.uuid, .action = "created", .before = {},
                            .after = json::to_json(view_of(made, call)), .touched = {}});
        is_new = true;
        return answer_with(made, call);
      },
      [&](UnitOfWork& unit) -> Result<Answer> {
        auto stored = find_for(call, unit, made.id);
        if (!stored) return refuse(std::move(stored.error()));
        return answer_with(*stored, call);
      });
  if (!answer || !is_new || call.services.exports->enqueue(made)) return answer;
  auto unit = call.services.database.begin();
  unit->exports().remove(made.id);
  unit->commit();
  return refuse({ErrorKind::unavailable, "export_queue_full", "Many exports wait; try again shortly", {}, 30});
}

Result<Answer> list(Call& call) {
  QueryReader query(call);
  auto const request = query.page({"-created_at"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = page_json(unit.exports().list(call.caller.account, request), request,
                            [&](json::Writer& out, Export const& e) { json::write(out, view_of(e, call)); });
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<ExportId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto made = find_for(call, unit, *id);
    if (!made) return refuse(std::move(made.error()));
    auto answer = answer_with(*made, call);
    answer.location.clear();
    return answer;
  });
}

/// Cancels one that is not over; removes one that is, with its file.
Result<Answer> remove(Call& call) {
  auto id = call.id<ExportId>();
  if (!id) return refuse(std::move(id.error()));
  bool was_over = false;
  auto answer = command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto made = find_for(call, unit, *id);
    if (!made) return refuse(std::move(made.error()));
    Answer done;
    done.status = 204;
    was_over = is_over(made->state);
    if (was_over) {
      unit.exports().remove(*id);
      return done;
    }
    auto const from = made->state;
    made->state = ExportState::cancelled;
    made->finished_at = call.services.now();
    made->expires_at = Instant{made->finished_at->microseconds + export_kept_seconds * 1'000'000};
    if (!unit.exports().move(*made, from)) return refuse(conflict("export_moved_on", "This export has moved on meanwhile"));
    return done;
  });
  if (!answer) return answer;
  if (was_over) call.services.exports->remove_file(*id);
  else call.services.exports->cancel(*id);
  return answer;
}

/// What the export may be called in a header: letters and digits of ASCII, and the whole name in UTF-8 beside it.
std::string disposition(std::string const& file_name) {
  std::string plain, encoded;
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (unsigned char c : file_name) {
    bool const safe = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
    plain += safe ? static_cast<char>(c) : '_';
    if (safe) encoded += static_cast<char>(c);
    else (encoded += '%') += {digits[c >> 4], digits[c & 15]};
  }
  return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
}

Result<Answer> file(Call& call) {
  auto id = call.id<ExportId>();
  if (!id) return refuse(std::move(id.error()));
  std::optional<Export> made;
  auto found = read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto stored = find_for(call, unit, *id);
    if (!stored) return refuse(std::move(stored.error()));
    made = std::move(*stored);
    return Answer{};
  });
  if (!found) return found;
  if (made->state != ExportState::done)
    return refuse({ErrorKind::conflict, "export_not_ready", "This export is " + std::string(name_of(made->state)),
                   {{"state", "export_not_ready", std::string(name_of(made->state))}}});
  if (made->expires_at && *made->expires_at <= call.services.now()) return refuse(not_found("export"));
  // The records it holds are those its owner saw then: handed out only while they would still see them.
  if (made->made_for != seen_by(call.caller)) return refuse(not_allowed());
  if (auto may = call.services.exports->check(call, made->order); !may) return refuse(not_allowed());
  Answer answer;
  answer.file = call.services.exports->file_of(*id);
  if (!std::filesystem::exists(*answer.file)) return refuse({ErrorKind::not_found, "export_file_gone", "The file is no longer there", {}});
  answer.content_type = made->content_type;
  answer.headers.push_back({"Content-Disposition", disposition(made->file_name)});
  return answer;
}

}  // namespace

std::vector<Route> export_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/exports", Permission::signed_in, list,
       {.summary = "List one's own exports, newest first", .tag = concept_name,
        .query = {{.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort", .choices = {"-created_at"}},
                  {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<ExportView>>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/exports", Permission::signed_in, order,
       {.summary = "Order a file", .description = "It is made in the background with the permissions its owner has then, and kept for a day.",
        .tag = concept_name, .request = &shape_of<ExportBody>(), .answer = &shape_of<ExportView>(), .status = 201,
        .errors = {400, 401, 403, 404, 409, 422, 429, 503}, .takes_idempotency_key = true}},
      {http::Method::get, "/api/v1/exports/{id}", Permission::signed_in, show,
       {.summary = "One export with its progress", .tag = concept_name, .answer = &shape_of<ExportView>(), .errors = {401, 403, 404}}},
      {http::Method::delete_, "/api/v1/exports/{id}", Permission::signed_in, remove,
       {.summary = "Cancel an export under way, or remove a finished one with its file", .tag = concept_name, .status = 204,
        .errors = {401, 403, 404, 409}}},
      {http::Method::get, "/api/v1/exports/{id}/file", Permission::signed_in, file,
       {.summary = "The file of a finished export", .description = "Only while its owner may see what is in it.", .tag = concept_name,
        .answer_type = "application/octet-stream", .errors = {401, 403, 404, 409}}},
  };
}

}  // namespace athar::api
