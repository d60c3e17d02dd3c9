#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/privacy/sensitive_access.hpp"

namespace athar::api {
namespace {

DisabilityAnswers wire_of(std::array<std::optional<Difficulty>, 6> const& a) { return {a[0], a[1], a[2], a[3], a[4], a[5]}; }

DisabilityView view_of(std::optional<DisabilityStatement> const& held, SensitiveAccess const& access, Caller const& caller) {
  DisabilityView view;
  view.on = access.authorisation.on();
  if (!view.on) return view;
  view.version = held ? held->version : 0;
  view.consent = access.consent;
  view.purpose_id = access.authorisation.purpose_id;
  bool const may_write = caller.may(Permission::disability_write);
  view.can = {{"update", may_write && access.may_take()}, {"remove", may_write && held.has_value()}};
  if (!held || !access.may_show()) return view;
  view.status = status_of(*held);
  view.answers = wire_of(held->answers);
  view.date = held->date;
  view.channel = held->channel;
  view.recorded_by = held->recorded_by;
  view.recorded_at = held->recorded_at;
  return view;
}

Answer answer_with(DisabilityView const& view) {
  Answer answer;
  answer.body = json::to_json(view);
  answer.version = view.version;
  return answer;
}

/// What was answered is in no line of the audit trail, only that it was.
void leave_line(Call& call, UnitOfWork& unit, PersonId person, char const* action) {
  record(call, unit, {.concept_name = "people", .subject = person.uuid, .action = action, .before = {}, .after = {}, .touched = {}});
}

Result<Answer> show(Call& call) {
  auto id = call.id<PersonId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto access = access_to(call, unit, *id);
    if (!access) return refuse(std::move(access.error()));
    return answer_with(view_of(unit.sensitive_data().disability(*id), (*access)[0], call.caller));
  });
}

Result<Answer> put(Call& call) {
  auto id = call.id<PersonId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<DisabilityBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto const& said = body->answers;
  auto statement = checked(DisabilityStatement{.person_id = *id, .version = 0,
                                               .answers = {said.seeing, said.hearing, said.walking, said.remembering, said.self_care, said.communicating},
                                               .date = body->date, .channel = body->channel, .recorded_by = {}, .recorded_at = {}},
                           call.services.today());
  if (!statement) return refuse(std::move(statement.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto access = access_to(call, unit, *id);
    if (!access) return refuse(std::move(access.error()));
    if (auto may = require_taking((*access)[0]); !may) return refuse(std::move(may.error()));
    auto const before = unit.sensitive_data().disability(*id);
    auto current = [&] { return json::to_json(view_of(before, (*access)[0], call.caller)); };
    if (auto fresh = require_version(call, before ? before->version : 0, current); !fresh) return refuse(std::move(fresh.error()));
    if (before) {
      statement->person_id = before->person_id;
      statement->version = before->version;
    }
    if (auto written = unit.sensitive_data().put(*statement, call.actor()); !written) return refuse(std::move(written.error()));
    leave_line(call, unit, *id, "disability_recorded");
    return answer_with(view_of(unit.sensitive_data().disability(*id), (*access)[0], call.caller));
  });
}

Result<Answer> remove(Call& call) {
  auto id = call.id<PersonId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto access = access_to(call, unit, *id);
    if (!access) return refuse(std::move(access.error()));
    auto const before = unit.sensitive_data().disability(*id);
    if (!before || !(*access)[0].authorisation.on()) return refuse(not_found("statement"));
    auto current = [&] { return json::to_json(view_of(before, (*access)[0], call.caller)); };
    if (auto fresh = require_version(call, before->version, current); !fresh) return refuse(std::move(fresh.error()));
    if (!unit.sensitive_data().remove_disability(before->person_id, before->version)) return refuse(stale());
    leave_line(call, unit, *id, "disability_removed");
    Answer answer;
    answer.status = 204;
    return answer;
  });
}

}  // namespace

std::vector<Route> disability_routes() {
  using json::shape_of;
  constexpr char const* pattern = "/api/v1/people/{id}/disability";
  constexpr char const* tag = "disability";
  return {
      {http::Method::get, pattern, Permission::disability_read, show,
       {.summary = "What a person answered to the Washington Group's six questions", .tag = tag, .answer = &shape_of<DisabilityView>(),
        .errors = {401, 403, 404, 422}, .answers_etag = true}},
      {http::Method::put, pattern, Permission::disability_write, put,
       {.summary = "Record what a person answered", .description = "If-Match 0 when nothing is held yet.", .tag = tag, .request = &shape_of<DisabilityBody>(),
        .answer = &shape_of<DisabilityView>(), .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::delete_, pattern, Permission::disability_write, remove,
       {.summary = "Remove what a person answered", .tag = tag, .status = 204, .errors = {401, 403, 404, 409, 412}, .takes_if_match = true}},
  };
}

}  // namespace athar::api
