#include "server/api/privacy/requests.hpp"

#include "domain/people/person_store.hpp"
#include "domain/privacy/privacy_store.hpp"
#include "server/api/framework/patient_command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/people/views.hpp"
#include "server/api/privacy/erasures.hpp"
#include "server/api/privacy/wire.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "person_requests";

PersonRequestView wire_of(PersonRequestRow const& row, Caller const& caller) {
  auto const& r = row.request;
  PersonRequestView view{.id = r.id,
                         .version = r.version,
                         .reference = row.reference,
                         .person_id = r.person_id,
                         .person_name = row.person_name,
                         .person_erased = row.person_erased,
                         .kind = r.kind,
                         .channel = r.channel,
                         .received_on = r.received_on,
                         .due_on = r.due_on,
                         .statement = r.statement.empty() ? std::nullopt : std::optional(r.statement),
                         .decision = std::nullopt,
                         .reason = std::nullopt,
                         .answered_on = std::nullopt,
                         .answered_by = std::nullopt,
                         .recorded_by = row.recorded_by,
                         .recorded_at = row.recorded_at,
                         .can = {}};
  if (r.answer) {
    view.decision = r.answer->decision;
    if (!r.answer->reason.empty()) view.reason = r.answer->reason;
    view.answered_on = r.answer->on;
    view.answered_by = row.answered_by;
  }
  bool const open = !r.answer && caller.may(Permission::requests_manage);
  view.can = {{"answer", open}, {"erase", open && caller.may(Permission::people_erase)}};
  return view;
}

Answer answer_with(PersonRequestRow const& row, Caller const& caller) {
  Answer answer;
  answer.body = json::to_json(wire_of(row, caller));
  answer.version = row.request.version;
  answer.location = "/api/v1/person_requests/" + row.request.id.text();
  return answer;
}

/// Without the words of the person: those are read on the request itself, and go with it.
std::string stored_json(PersonRequestRow const& row) {
  auto const& r = row.request;
  json::Writer out(256);
  out.begin_object().field("reference", row.reference).field("person_id", r.person_id).field("kind", word(r.kind)).field("channel", word(r.channel));
  out.field("received_on", r.received_on).field("due_on", r.due_on);
  if (r.answer) out.field("decision", word(r.answer->decision)).field("answered_on", r.answer->on);
  return out.end_object().take();
}

void leave_line(Call& call, UnitOfWork& unit, PersonRequestId id, std::string action, std::string before, std::string after) {
  record(call, unit, {.concept_name = concept_name, .subject = id.uuid, .action = std::move(action), .before = std::move(before),
                      .after = std::move(after), .touched = {}});
}

Result<Answer> list(Call& call) {
  QueryReader query(call);
  PersonRequestFilter const filter{.person = query.id<PersonId>("person"), .open = query.flag("open")};
  auto const request = query.page({"due_on"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const page = unit.privacy().requests().list(filter, request);
    Answer answer;
    answer.body = page_json(page, request, [&](json::Writer& out, PersonRequestRow const& row) { json::write(out, wire_of(row, call.caller)); });
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<PersonRequestId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const row = unit.privacy().requests().find(*id);
    if (!row) return refuse(not_found("request"));
    return answer_with(*row, call.caller);
  });
}

Result<Answer> add(Call& call) {
  auto body = json::read_body<PersonRequestBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto const today = call.services.today();
  PersonRequest wanted{.id = body->id.value_or(PersonRequestId{call.services.new_id()}),
                       .version = 1,
                       .person_id = body->person_id,
                       .kind = body->kind,
                       .channel = body->channel,
                       .received_on = body->received_on,
                       .due_on = body->received_on,
                       .statement = body->statement.value_or(""),
                       .answer = std::nullopt};
  auto sound = checked(std::move(wanted), today);
  if (!sound) return refuse(std::move(sound.error()));
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto const row = unit.privacy().requests().find(sound->id);
    if (!row) return refuse(not_found("request"));
    return answer_with(*row, call.caller);
  };
  Creation const creation{concept_name, body->id ? std::optional(sound->id.uuid) : std::nullopt, json::to_json(*body)};
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        auto& requests = unit.privacy().requests();
        sound->due_on = LocalDate::from_days(sound->received_on.days() + unit.privacy().notice().notice().answer_days);
        if (auto written = requests.insert(*sound, call.actor(), today.year()); !written) return refuse(std::move(written.error()));
        auto const row = requests.find(sound->id);
        leave_line(call, unit, sound->id, "created", {}, stored_json(*row));
        return answer_with(*row, call.caller);
      },
      stored);
}

/// Does what was decided. Errors: not_allowed, for an erasure by somebody who may not; those of the erasure and of the lock.
Result<std::vector<ExportId>> carry_out(Call& call, UnitOfWork& unit, PersonRequest const& request) {
  switch (request.answer->decision) {
    case RequestDecision::erased: {
      if (!call.caller.may(Permission::people_erase)) return refuse(not_allowed());
      auto done = erase_person(call, unit, request.person_id);
      if (!done) return refuse(std::move(done.error()));
      return std::move(done->withdrawn);
    }
    case RequestDecision::locked: {
      auto locked = unit.privacy().requests().lock(request.person_id, call.services.now());
      if (!locked) return refuse(std::move(locked.error()));
      record(call, unit, {.concept_name = "people", .subject = request.person_id.uuid, .action = "locked", .before = {}, .after = {}, .touched = {}});
      return std::vector<ExportId>{};
    }
    default:
      return std::vector<ExportId>{};
  }
}

Result<Answer> answer(Call& call) {
  auto id = call.id<PersonRequestId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<RequestAnswerBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  std::vector<ExportId> withdrawn;
  auto given = patient_command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto& requests = unit.privacy().requests();
    auto const before = requests.find(*id);
    if (!before) return refuse(not_found("request"));
    auto current = [&] { return json::to_json(wire_of(*before, call.caller)); };
    if (auto fresh = require_version(call, before->request.version, current); !fresh) return refuse(std::move(fresh.error()));
    RequestAnswer const said{.decision = body->decision, .reason = body->reason.value_or(""), .on = body->on};
    if (auto may = may_answer(before->request, said, call.services.today()); !may) return refuse(std::move(may.error()));
    auto request = before->request;
    request.answer = said;
    if (auto written = requests.answer(request, call.actor()); !written) return refuse(std::move(written.error()));
    leave_line(call, unit, *id, "answered", stored_json(*before), stored_json(*requests.find(*id)));
    if (!before->person_erased) {
      auto done = carry_out(call, unit, request);
      if (!done) return refuse(std::move(done.error()));
      withdrawn = std::move(*done);
    }
    auto out = answer_with(*requests.find(*id), call.caller);
    out.location.clear();
    return out;
  });
  if (given) finish_erasure(call, withdrawn);
  return given;
}

Result<Answer> unlock(Call& call) {
  auto id = call.id<PersonId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const page = unit.people().find(*id, {});
    if (!page) return refuse(not_found("person"));
    auto current = [&] { return json::to_json(view_of(*page, call.caller)); };
    if (auto fresh = require_version(call, page->person.version, current); !fresh) return refuse(std::move(fresh.error()));
    if (page->locked_at) {
      if (auto free = unit.privacy().requests().lock(*id, std::nullopt); !free) return refuse(std::move(free.error()));
      record(call, unit, {.concept_name = "people", .subject = id->uuid, .action = "unlocked", .before = {}, .after = {}, .touched = {}});
    }
    Answer out;
    out.status = 204;
    return out;
  });
}

}  // namespace

std::vector<Route> held_data_routes();

std::vector<Route> person_request_routes() {
  using json::ParameterType;
  using json::shape_of;
  std::vector<Route> routes{
      {http::Method::get, "/api/v1/person_requests", Permission::requests_manage, list,
       {.summary = "What people asked about their own data", .description = "Those without an answer first, by the day they are due.", .tag = concept_name,
        .query = {{.name = "person", .type = ParameterType::uuid}, {.name = "open", .description = "Only those without an answer", .type = ParameterType::boolean},
                  {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort", .choices = {"due_on"}},
                  {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<PersonRequestView>>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/person_requests", Permission::requests_manage, add,
       {.summary = "Record what somebody asks", .tag = concept_name, .request = &shape_of<PersonRequestBody>(), .answer = &shape_of<PersonRequestView>(),
        .status = 201, .errors = {400, 401, 403, 409, 422}, .answers_etag = true, .takes_idempotency_key = true}},
      {http::Method::get, "/api/v1/person_requests/{id}", Permission::requests_manage, show,
       {.summary = "One request", .tag = concept_name, .answer = &shape_of<PersonRequestView>(), .errors = {401, 403, 404}, .answers_etag = true}},
      {http::Method::put, "/api/v1/person_requests/{id}/answer", Permission::requests_manage, answer,
       {.summary = "Decide and answer a request", .description = "Once. Locking and erasing are done with it; a rectification is made on the record beforehand.",
        .tag = concept_name, .request = &shape_of<RequestAnswerBody>(), .answer = &shape_of<PersonRequestView>(), .errors = {400, 401, 403, 404, 409, 412, 422},
        .answers_etag = true, .takes_if_match = true},
       http::Lane::slow},
      {http::Method::delete_, "/api/v1/people/{id}/lock", Permission::requests_manage, unlock,
       {.summary = "Let a locked record go", .tag = concept_name, .status = 204, .errors = {401, 403, 404, 409, 412}, .takes_if_match = true}},
  };
  for (auto& each : held_data_routes()) routes.push_back(std::move(each));
  return routes;
}

}  // namespace athar::api
