#include "server/api/framework/command.hpp"
#include "domain/shared/unless_empty.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/resources/resources.hpp"
#include "server/api/resources/table.hpp"
#include "server/api/resources/wire.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "trainers";

Trainer from(TrainerBody const& b, PersonId id, int version) {
  Trainer t;
  t.person_id = id;
  t.version = version;
  t.standing = b.standing;
  t.fields = b.fields;
  t.languages = b.languages;
  t.training_of_trainers = b.training_of_trainers;
  t.weekdays = b.weekdays.empty() ? std::vector<int>{1, 2, 3, 4, 5} : b.weekdays;
  t.contract_reference = b.contract_reference.value_or("");
  t.contract_from = b.contract_from;
  t.contract_to = b.contract_to;
  t.double_booking = b.double_booking;
  for (auto const& a : b.accreditations) t.accreditations.push_back({a.title, a.issuer.value_or(""), a.valid_from, a.expires_on});
  for (auto const& a : b.absences) t.absences.push_back({a.starts_on, a.ends_on, a.reason.value_or("")});
  t.note = b.note.value_or("");
  return t;
}

TrainerView view_of(TrainerPage const& page, bool may_write) {
  auto const& t = page.trainer;
  TrainerView view;
  view.person_id = t.person_id;
  view.version = t.version;
  view.family_name = page.family_name;
  view.given_name = page.given_name;
  view.family_name_ar = unless_empty(page.family_name_ar);
  view.given_name_ar = unless_empty(page.given_name_ar);
  view.standing = t.standing;
  view.fields = t.fields;
  view.languages = t.languages;
  view.training_of_trainers = t.training_of_trainers;
  view.weekdays = t.weekdays;
  view.contract_reference = unless_empty(t.contract_reference);
  view.contract_from = t.contract_from;
  view.contract_to = t.contract_to;
  view.double_booking = t.double_booking;
  for (auto const& a : t.accreditations) view.accreditations.push_back({a.title, unless_empty(a.issuer), a.valid_from, a.expires_on});
  for (auto const& a : t.absences) view.absences.push_back({a.starts_on, a.ends_on, unless_empty(a.reason)});
  view.note = unless_empty(t.note);
  view.next_expiry = page.next_expiry;
  view.sessions_to_come = page.sessions_to_come;
  view.can = {{"update", may_write}, {"delete", may_write}};
  return view;
}

/// The audit trail keeps no names: they are the person's.
std::string stored_json(TrainerPage const& page) {
  auto view = view_of(page, false);
  view.family_name = view.given_name = "";
  view.family_name_ar = view.given_name_ar = std::nullopt;
  view.can.clear();
  return json::to_json(view);
}

ChangeRecord change(PersonId id, std::string action, std::string before, std::string after) {
  return {.concept_name = concept_name, .subject = id.uuid, .action = std::move(action), .before = std::move(before),
          .after = std::move(after), .touched = {}};
}

Result<TrainerPage> find_for(Call& call, UnitOfWork& unit, PersonId id) {
  auto page = unit.trainers().find(id, call.services.today());
  if (!page) return refuse(not_found("trainer"));
  return std::move(*page);
}

Answer answer_with(Call& call, TrainerPage const& page) {
  Answer answer;
  answer.body = json::to_json(view_of(page, call.caller.may(Permission::trainers_write)));
  answer.version = page.trainer.version;
  return answer;
}

Result<TrainerPage> held(Call& call, UnitOfWork& unit, PersonId id) {
  auto page = find_for(call, unit, id);
  if (!page) return page;
  auto fresh = require_version(call, page->trainer.version, [&] { return json::to_json(view_of(*page, true)); });
  if (!fresh) return refuse(std::move(fresh.error()));
  return page;
}

Result<Answer> list(Call& call) {
  auto asked = asked_trainers(call);
  if (!asked) return refuse(std::move(asked.error()));
  bool const may_write = call.caller.may(Permission::trainers_write);
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = page_json(unit.trainers().list(asked->filter, asked->page), asked->page,
                            [&](json::Writer& out, TrainerPage const& t) { json::write(out, view_of(t, may_write)); });
    return answer;
  });
}

Result<Answer> list_fields(Call& call) {
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Page<TaughtField> page;
    page.items = unit.trainers().fields();
    Answer answer;
    answer.body = page_json(page, {}, [](json::Writer& out, TaughtField const& each) { json::write(out, TaughtFieldView{each.field, each.trainers}); });
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<PersonId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_for(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    return answer_with(call, *page);
  });
}

Result<Answer> add(Call& call) {
  auto body = json::read_body<TrainerBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  if (!body->person_id) return refuse(invalid_field("person_id", "required"));
  auto trainer = checked(from(*body, *body->person_id, 1));
  if (!trainer) return refuse(std::move(trainer.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (auto written = unit.trainers().insert(*trainer); !written) return refuse(std::move(written.error()));
    auto page = find_for(call, unit, trainer->person_id);
    if (!page) return refuse(std::move(page.error()));
    record(call, unit, change(page->trainer.person_id, "created", {}, stored_json(*page)));
    auto answer = answer_with(call, *page);
    answer.status = 201;
    answer.location = "/api/v1/trainers/" + page->trainer.person_id.text();
    return answer;
  });
}

Result<Answer> replace(Call& call) {
  auto id = call.id<PersonId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<TrainerBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = held(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto trainer = checked(from(*body, before->trainer.person_id, before->trainer.version));
    if (!trainer) return refuse(std::move(trainer.error()));
    if (auto written = unit.trainers().update(*trainer); !written) return refuse(std::move(written.error()));
    auto after = find_for(call, unit, *id);
    if (!after) return refuse(std::move(after.error()));
    record(call, unit, change(before->trainer.person_id, "updated", stored_json(*before), stored_json(*after)));
    return answer_with(call, *after);
  });
}

Result<Answer> remove(Call& call) {
  auto id = call.id<PersonId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = held(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    if (auto removed = unit.trainers().remove(before->trainer.person_id, before->trainer.version); !removed)
      return refuse(std::move(removed.error()));
    record(call, unit, change(before->trainer.person_id, "deleted", stored_json(*before), {}));
    Answer answer;
    answer.status = 204;
    return answer;
  });
}

}  // namespace

std::vector<Route> trainer_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/trainers", Permission::trainers_read, list,
       {.summary = "The pool of trainers", .tag = concept_name,
        .query = {{.name = "q", .description = "Part of a name or of a field"}, {.name = "language", .description = "ISO 639-1"},
                  {.name = "standing", .choices = {"internal", "external"}},
                  {.name = "training_of_trainers", .choices = {"none", "following", "certified", "master"}},
                  {.name = "field", .description = "What they teach, exactly"},
                  {.name = "expiry", .description = "Of an accreditation or a contract: over, or over within 90 days", .choices = {"over", "soon"}},
                  {.name = "person", .description = "Whether somebody is in the pool, by any of their records", .type = ParameterType::uuid},
                  {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort"},
                  {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<TrainerView>>(), .errors = {401, 403, 422}}},
      {http::Method::get, "/api/v1/trainer_fields", Permission::trainers_read, list_fields,
       {.summary = "What is taught in the pool, and by how many", .tag = concept_name, .answer = &shape_of<json::Page<TaughtFieldView>>(),
        .errors = {401, 403}}},
      {http::Method::post, "/api/v1/trainers", Permission::trainers_write, add,
       {.summary = "Take a person into the pool", .tag = concept_name, .request = &shape_of<TrainerBody>(), .answer = &shape_of<TrainerView>(),
        .status = 201, .errors = {400, 401, 403, 409, 422}, .answers_etag = true, .takes_idempotency_key = true}},
      {http::Method::get, "/api/v1/trainers/{id}", Permission::trainers_read, show,
       {.summary = "A trainer, by the person's id", .tag = concept_name, .answer = &shape_of<TrainerView>(), .errors = {401, 403, 404},
        .answers_etag = true}},
      {http::Method::put, "/api/v1/trainers/{id}", Permission::trainers_write, replace,
       {.summary = "Replace what is known of a trainer", .tag = concept_name, .request = &shape_of<TrainerBody>(),
        .answer = &shape_of<TrainerView>(), .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::delete_, "/api/v1/trainers/{id}", Permission::trainers_write, remove,
       {.summary = "Take a person out of the pool", .tag = concept_name, .status = 204, .errors = {401, 403, 404, 409, 412},
        .takes_if_match = true}},
  };
}

}  // namespace athar::api
