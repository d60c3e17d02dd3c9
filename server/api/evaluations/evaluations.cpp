#include "server/api/evaluations/evaluations.hpp"

#include <algorithm>

#include "domain/shared/unless_empty.hpp"
#include "server/api/committees/views.hpp"
#include "server/api/evaluations/wire.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/framework/records.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "evaluations";

EvaluationView evaluation_view(EvaluationPage const& page, Call const& call) {
  auto const& e = page.evaluation;
  auto const today = call.services.today();
  bool const may = call.caller.may(Permission::agreements_write);
  EvaluationView view{.id = e.id, .version = e.version, .agreement_id = e.agreement_id, .agreement_code = page.agreement_code,
                      .agreement_title = page.agreement_title, .kind = e.kind, .title = e.title, .evaluator = unless_empty(e.evaluator),
                      .planned_on = e.planned_on, .reported_on = e.reported_on, .summary = unless_empty(e.summary), .recommendations = {},
                      .open_recommendations = 0, .can = {{"update", may}, {"delete", may}}};
  for (auto const& r : e.recommendations) {
    bool const is_open = r.state == FollowUpState::open;
    view.open_recommendations += is_open;
    view.recommendations.push_back({.id = r.id, .text = r.text, .owner_organisation_id = r.owner_organisation_id,
                                    .owner_organisation_name = unless_empty(r.owner_organisation_name), .owner_name = unless_empty(r.owner_name),
                                    .due_on = r.due_on, .state = r.state, .closed_on = r.closed_on, .follow_up = unless_empty(r.follow_up),
                                    .late = is_open && r.due_on && *r.due_on < today});
  }
  return view;
}

Result<EvaluationPage> find_evaluation(Call& call, UnitOfWork& unit, EvaluationId id) {
  auto page = unit.committees().evaluation(id, agreement_scope(call));
  if (!page) return refuse(not_found("evaluation"));
  return std::move(*page);
}

Result<Evaluation> evaluation_from(EvaluationBody const& body, Evaluation evaluation, Call& call) {
  auto const known = std::move(evaluation.recommendations);
  evaluation.kind = body.kind;
  evaluation.title = body.title;
  evaluation.evaluator = body.evaluator.value_or("");
  evaluation.planned_on = body.planned_on;
  evaluation.reported_on = body.reported_on;
  evaluation.summary = body.summary.value_or(LocalizedText{});
  evaluation.recommendations.clear();
  std::vector<FieldError> errors;
  for (std::size_t i = 0; i < body.recommendations.size(); ++i) {
    auto const& each = body.recommendations[i];
    bool const is_known = !each.id || std::any_of(known.begin(), known.end(), [&](auto const& r) { return r.id == *each.id; });
    if (!is_known) errors.push_back({"recommendations/" + std::to_string(i) + "/id", "unknown_item", {}});
    evaluation.recommendations.push_back({.id = each.id.value_or(RecommendationId{call.services.new_id()}), .text = each.text,
                                          .owner_organisation_id = each.owner_organisation_id, .owner_organisation_name = {},
                                          .owner_name = each.owner_name.value_or(""), .due_on = each.due_on, .state = each.state,
                                          .closed_on = each.closed_on, .follow_up = each.follow_up.value_or("")});
  }
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return checked(std::move(evaluation), call.services.today());
}

Result<Answer> list(Call& call) {
  QueryReader query(call);
  EvaluationFilter const filter{.agreement = query.id<AgreementId>("agreement"), .scope = agreement_scope(call)};
  auto const page = query.page({"id"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = page_json(unit.committees().evaluations(filter, page), page,
                            [&](json::Writer& out, EvaluationPage const& each) { json::write(out, evaluation_view(each, call)); });
    return answer;
  });
}

constexpr Records<EvaluationId, EvaluationPage, EvaluationView> records{concept_name, find_evaluation, evaluation_view};

Result<Answer> show(Call& call) { return records.show(call); }

Result<Answer> add(Call& call) {
  auto body = json::read_body<EvaluationBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  if (!body->agreement_id) return refuse(invalid_field("agreement_id", "required"));
  EvaluationId const id = body->id.value_or(EvaluationId{call.services.new_id()});
  Evaluation fresh;
  fresh.id = id;
  fresh.agreement_id = *body->agreement_id;
  auto evaluation = evaluation_from(*body, std::move(fresh), call);
  if (!evaluation) return refuse(std::move(evaluation.error()));
  return records.add(call, id, *body, [&](UnitOfWork& unit) -> Result<void> {
    if (!unit.committees().sees_agreement(evaluation->agreement_id, agreement_scope(call)))
      return refuse(invalid_field("agreement_id", "unknown_agreement"));
    return unit.committees().insert(*evaluation);
  });
}

Result<Answer> replace(Call& call) {
  return records.replace<EvaluationBody>(call, [&](UnitOfWork& unit, EvaluationBody const& body, EvaluationPage const& before) -> Result<void> {
    auto evaluation = evaluation_from(body, before.evaluation, call);
    if (!evaluation) return refuse(std::move(evaluation.error()));
    return unit.committees().update(*evaluation);
  });
}

Result<Answer> remove(Call& call) {
  return records.remove(call, [](UnitOfWork& unit, EvaluationPage const& before) {
    return unit.committees().remove(before.evaluation.id, before.evaluation.version);
  });
}

}  // namespace

std::vector<Route> evaluation_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/evaluations", Permission::agreements_read, list,
       {.summary = "Evaluations of agreements with their recommendations", .tag = concept_name,
        .query = {{.name = "agreement", .type = ParameterType::uuid}, {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"},
                  {.name = "sort"}, {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<EvaluationView>>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/evaluations", Permission::agreements_write, add,
       {.summary = "Add an evaluation of an agreement", .tag = concept_name, .request = &shape_of<EvaluationBody>(), .answer = &shape_of<EvaluationView>(),
        .status = 201, .errors = {400, 401, 403, 409, 422}, .answers_etag = true, .takes_idempotency_key = true}},
      {http::Method::get, "/api/v1/evaluations/{id}", Permission::agreements_read, show,
       {.summary = "One evaluation", .tag = concept_name, .answer = &shape_of<EvaluationView>(), .errors = {401, 403, 404}, .answers_etag = true}},
      {http::Method::put, "/api/v1/evaluations/{id}", Permission::agreements_write, replace,
       {.summary = "Replace an evaluation and follow up its recommendations", .tag = concept_name, .request = &shape_of<EvaluationBody>(),
        .answer = &shape_of<EvaluationView>(), .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::delete_, "/api/v1/evaluations/{id}", Permission::agreements_write, remove,
       {.summary = "Delete an evaluation", .tag = concept_name, .status = 204, .errors = {401, 403, 404, 412}, .takes_if_match = true}},
  };
}

}  // namespace athar::api
