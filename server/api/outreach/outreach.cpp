#include "server/api/outreach/outreach.hpp"

#include "domain/shared/unless_empty.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/framework/records.hpp"
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

OutreachActivityView view_of(OutreachPage const& page, Call const& call) {
  auto const& o = page.activity;
  bool const may_write = call.caller.may(Permission::outreach_write);
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
    answer.body = page_json(page, asked->page, [&](json::Writer& out, OutreachPage const& o) { json::write(out, view_of(o, call)); });
    return answer;
  });
}

constexpr Records<OutreachActivityId, OutreachPage, OutreachActivityView> records{concept_name, find_for, view_of};

Result<Answer> show(Call& call) { return records.show(call); }

Result<Answer> add(Call& call) {
  auto body = json::read_body<OutreachActivityBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  OutreachActivityId const id = body->id.value_or(OutreachActivityId{call.services.new_id()});
  auto activity = checked(from(*body, id, 1));
  if (!activity) return refuse(std::move(activity.error()));
  return records.add(call, id, *body, [&](UnitOfWork& unit) { return unit.outreach().insert(*activity); });
}

Result<Answer> replace(Call& call) {
  return records.replace<OutreachActivityBody>(call, [](UnitOfWork& unit, OutreachActivityBody const& body, OutreachPage const& before) -> Result<void> {
    auto activity = checked(from(body, before.activity.id, before.activity.version));
    if (!activity) return refuse(std::move(activity.error()));
    return unit.outreach().update(*activity);
  });
}

Result<Answer> remove(Call& call) {
  return records.remove(call, [](UnitOfWork& unit, OutreachPage const& before) {
    return unit.outreach().remove(before.activity.id, before.activity.version);
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
