#include "domain/shared/unless_empty.hpp"
#include "server/api/agreements/agreements.hpp"
#include "server/api/agreements/life_wire.hpp"
#include "server/api/agreements/views.hpp"
#include "server/api/framework/command.hpp"

/// Where an agreement stood and since when.
namespace athar::api {
namespace {

constexpr char const* concept_name = "agreements";

AgreementLifeView life_of(Call const& call, UnitOfWork& unit, AgreementPage const& page) {
  auto const& agreement = page.agreement;
  bool const of_the_house = !agreements_scope(call);
  bool const may_write = call.caller.may(Permission::agreements_write);
  AgreementLifeView view;
  view.status = agreement.status;
  view.version = agreement.version;
  auto const steps = unit.agreements().steps().of(agreement.id);
  for (auto const& step : steps) {
    AgreementStepView each{.id = step.id, .status = step.status, .happened_on = unless_empty(step.happened_on),
                           .ends_on = unless_empty(step.ends_on), .note = {}, .document_id = {}, .recorded_by = {}, .recorded_at = {}};
    if (of_the_house) {
      each.note = unless_empty(step.note);
      each.document_id = step.document_id;
      each.recorded_by = unless_empty(step.recorded_by);
      each.recorded_at = step.recorded_at;
    }
    view.items.push_back(std::move(each));
  }
  if (may_write)
    for (auto const* next : next_steps(agreement.status)) view.next.push_back({next->to, next->needs, lacking(agreement, *next)});
  view.can = {{"add", may_write}, {"undo", may_write && steps.size() > 1}};
  return view;
}

Answer answer_with(Call const& call, UnitOfWork& unit, AgreementPage const& page) {
  Answer answer;
  answer.body = json::to_json(life_of(call, unit, page));
  answer.version = page.agreement.version;
  return answer;
}

Result<Answer> show(Call& call) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_agreement(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    return answer_with(call, unit, *page);
  });
}

/// Writes the agreement as it stands now and its audit line. Errors: stale.
Result<AgreementPage> write(Call& call, UnitOfWork& unit, AgreementPage const& before, Agreement const& now, std::string action) {
  if (auto written = unit.agreements().update(now); !written) return refuse(std::move(written.error()));
  auto after = unit.agreements().find(now.id, std::nullopt);
  record(call, unit, {.concept_name = concept_name, .subject = now.id.uuid, .action = std::move(action), .before = stored_json(before),
                      .after = stored_json(*after), .touched = {}});
  return std::move(*after);
}

Result<Answer> add(Call& call) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<AgreementStepBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_agreement(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto current = [&] { return json::to_json(view_of(*before, call.caller)); };
    if (auto fresh = require_version(call, before->agreement.version, current); !fresh) return refuse(std::move(fresh.error()));
    AgreementStep step{.id = AgreementStepId{call.services.new_id()}, .status = body->status,
                       .happened_on = body->happened_on.value_or(PartialDate{}), .ends_on = body->ends_on.value_or(PartialDate{}),
                       .ended_before_on = {}, .note = body->note.value_or(""), .document_id = body->document_id, .recorded_by = {},
                       .recorded_at = {}};
    auto now = after_step(before->agreement, step, call.services.today());
    if (!now) return refuse(std::move(now.error()));
    if (auto kept = unit.agreements().steps().insert(*id, step, call.actor()); !kept) return refuse(std::move(kept.error()));
    auto after = write(call, unit, *before, *now, std::string(name_of(step.status)));
    if (!after) return refuse(std::move(after.error()));
    auto answer = answer_with(call, unit, *after);
    answer.status = 201;
    answer.location = "/api/v1/agreements/" + id->text() + "/steps";
    return answer;
  });
}

Result<Answer> undo(Call& call) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  auto step = call.id<AgreementStepId>(1);
  if (!step) return refuse(std::move(step.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_agreement(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto current = [&] { return json::to_json(view_of(*before, call.caller)); };
    if (auto fresh = require_version(call, before->agreement.version, current); !fresh) return refuse(std::move(fresh.error()));
    auto const steps = unit.agreements().steps().of(*id);
    if (steps.empty() || steps.back().id != *step) return refuse(not_found("step, or not the latest"));
    auto now = without_last_step(before->agreement, steps);
    if (!now) return refuse(std::move(now.error()));
    unit.agreements().steps().remove(*step);
    auto after = write(call, unit, *before, *now, "step_undone");
    if (!after) return refuse(std::move(after.error()));
    return answer_with(call, unit, *after);
  });
}

}  // namespace

std::vector<Route> agreement_life_routes() {
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/agreements/{id}/steps", Permission::agreements_read, show,
       {.summary = "Where an agreement stood and since when, and what it may become", .tag = concept_name,
        .answer = &shape_of<AgreementLifeView>(), .errors = {401, 403, 404}, .answers_etag = true}},
      {http::Method::post, "/api/v1/agreements/{id}/steps", Permission::agreements_write, add,
       {.summary = "Say where an agreement stands now", .description = "What a step needs and lacks is in `next`. The version is the agreement's.",
        .tag = concept_name, .request = &shape_of<AgreementStepBody>(), .answer = &shape_of<AgreementLifeView>(), .status = 201,
        .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true, .takes_idempotency_key = true}},
      {http::Method::delete_, "/api/v1/agreements/{id}/steps/{step}", Permission::agreements_write, undo,
       {.summary = "Take back the latest step", .tag = concept_name, .answer = &shape_of<AgreementLifeView>(),
        .errors = {401, 403, 404, 409, 412}, .answers_etag = true, .takes_if_match = true}},
  };
}

}  // namespace athar::api
