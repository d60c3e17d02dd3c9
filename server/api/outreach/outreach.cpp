#include "server/api/outreach/outreach.hpp"

#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/outreach/table.hpp"
#include "server/api/outreach/wire.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "outreach_activities";

OutreachActivity from(OutreachActivityBody const& body, OutreachActivityId id, int version) {
  OutreachActivity activity{.id = id,
                            .version = version,
                            .programme_id = body.programme_id,
                            .title = body.title,
                            .kind = body.kind,
                            .date = body.date,
                            .place_code = body.place_code,
                            .country = body.country,
                            .channel = body.channel.value_or(""),
                            .audiences = {}};
  for (auto const& a : body.audiences)
    activity.audiences.push_back({a.country, a.total, a.women, a.men, a.method, a.note.value_or("")});
  return activity;
}

std::optional<std::string> unless_empty(std::string const& text) { return text.empty() ? std::nullopt : std::optional(text); }
std::optional<LocalizedText> unless_empty(LocalizedText const& text) { return text.empty() ? std::nullopt : std::optional(text); }

OutreachActivityView view_of(OutreachPage const& page, Caller const& caller) {
  auto const& o = page.activity;
  bool const may_write = caller.may(Permission::outreach_write);
  OutreachActivityView view{.id = o.id,
                            .version = o.version,
                            .programme_id = o.programme_id,
                            .programme_code = page.programme_code,
                            .title = o.title,
                            .kind = o.kind,
                            .kind_name = page.kind_name,
                            .date = o.date,
                            .place_code = o.place_code,
                            .place_name = unless_empty(page.place_name),
                            .country = o.country,
                            .channel = unless_empty(o.channel),
                            .audiences = {},
                            .total = page.total,
                            .can = {{"update", may_write}, {"delete", may_write}}};
  for (auto const& a : o.audiences) view.audiences.push_back({a.country, a.total, a.women, a.men, a.method, unless_empty(a.note)});
  return view;
}

Answer answer_with(OutreachPage const& page, Caller const& caller) {
  Answer answer;
  answer.body = json::to_json(view_of(page, caller));
  answer.version = page.activity.version;
  answer.location = "/api/v1/outreach_activities/" + page.activity.id.text();
  return answer;
}

/// The audit trail keeps what was stored, without what depends on who asks.
std::string stored_json(OutreachPage const& page) {
  auto view = view_of(page, Caller{});
  view.can.clear();
  return json::to_json(view);
}

/// Errors: not_found, also for what lies outside the caller's scope.
Result<OutreachPage> find_for(Call& call, UnitOfWork& unit, OutreachActivityId id) {
  auto page = unit.outreach().find(id, outreach_scope(call));
  if (!page) return refuse(not_found("outreach activity"));
  return std::move(*page);
}

Result<Answer> list(Call& call) {
  auto asked = asked_outreach(call);
  if (!asked) return refuse(std::move(asked.error()));
  if (asked->csv) return csv_answer(call, outreach_table());
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const page = unit.outreach().list(asked->filter, asked->page);
    Answer answer;
    answer.body = page_json(page, asked->page, [&](json::Writer& out, OutreachPage const& o) { json::write(out, view_of(o, call.caller)); });
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<OutreachActivityId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_for(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    auto answer = answer_with(*page, call.caller);
    answer.location.clear();
    return answer;
  });
}

Result<Answer> add(Call& call) {
  auto body = json::read_body<OutreachActivityBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  OutreachActivityId const id = body->id.value_or(OutreachActivityId{call.services.new_id()});
  auto activity = checked(from(*body, id, 1));
  if (!activity) return refuse(std::move(activity.error()));

  Creation const creation{concept_name, body->id ? std::optional(id.uuid) : std::nullopt, json::to_json(*body)};
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_for(call, unit, id);
    if (!page) return refuse(std::move(page.error()));
    return answer_with(*page, call.caller);
  };
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        if (auto written = unit.outreach().insert(*activity); !written) return refuse(std::move(written.error()));
        auto page = unit.outreach().find(id, {});
        record(call, unit, {.concept_name = concept_name, .subject = id.uuid, .action = "created", .before = {},
                            .after = stored_json(*page), .touched = {}});
        return answer_with(*page, call.caller);
      },
      stored);
}

Result<Answer> replace(Call& call) {
  auto id = call.id<OutreachActivityId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<OutreachActivityBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_for(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto current = [&] { return json::to_json(view_of(*before, call.caller)); };
    if (auto fresh = require_version(call, before->activity.version, current); !fresh) return refuse(std::move(fresh.error()));
    auto activity = checked(from(*body, *id, before->activity.version));
    if (!activity) return refuse(std::move(activity.error()));
    if (auto written = unit.outreach().update(*activity); !written) return refuse(std::move(written.error()));
    auto after = unit.outreach().find(*id, {});
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "updated", .before = stored_json(*before),
                        .after = stored_json(*after), .touched = {}});
    return answer_with(*after, call.caller);
  });
}

Result<Answer> remove(Call& call) {
  auto id = call.id<OutreachActivityId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_for(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto current = [&] { return json::to_json(view_of(*before, call.caller)); };
    if (auto fresh = require_version(call, before->activity.version, current); !fresh) return refuse(std::move(fresh.error()));
    if (auto removed = unit.outreach().remove(*id, before->activity.version); !removed) return refuse(std::move(removed.error()));
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "deleted", .before = stored_json(*before), .after = {},
                        .touched = {}});
    Answer answer;
    answer.status = 204;
    return answer;
  });
}

}  // namespace

std::vector<Route> outreach_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/outreach_activities", Permission::outreach_read, list,
       {.summary = "List outreach activities, latest first", .tag = concept_name,
        .query = {{.name = "q", .description = "Words of a title"}, {.name = "programme", .description = "Id or code"}, {.name = "kind"},
                  {.name = "from", .type = ParameterType::date}, {.name = "to", .type = ParameterType::date},
                  {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort"},
                  {.name = "total", .type = ParameterType::boolean}, {.name = "format", .choices = {"json", "csv"}}},
        .answer = &shape_of<json::Page<OutreachActivityView>>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/outreach_activities", Permission::outreach_write, add,
       {.summary = "Add an outreach activity with its audiences", .tag = concept_name, .request = &shape_of<OutreachActivityBody>(),
        .answer = &shape_of<OutreachActivityView>(), .status = 201, .errors = {400, 401, 403, 409, 422}, .answers_etag = true,
        .takes_idempotency_key = true}},
      {http::Method::get, "/api/v1/outreach_activities/{id}", Permission::outreach_read, show,
       {.summary = "One outreach activity", .tag = concept_name, .answer = &shape_of<OutreachActivityView>(), .errors = {401, 403, 404},
        .answers_etag = true}},
      {http::Method::put, "/api/v1/outreach_activities/{id}", Permission::outreach_write, replace,
       {.summary = "Replace an outreach activity and its audiences", .tag = concept_name, .request = &shape_of<OutreachActivityBody>(),
        .answer = &shape_of<OutreachActivityView>(), .errors = {400, 401, 403, 404, 412, 422}, .answers_etag = true,
        .takes_if_match = true}},
      {http::Method::delete_, "/api/v1/outreach_activities/{id}", Permission::outreach_write, remove,
       {.summary = "Delete an outreach activity", .tag = concept_name, .status = 204, .errors = {401, 403, 404, 412},
        .takes_if_match = true}},
  };
}

}  // namespace athar::api
