#include "server/api/committees/committees.hpp"
#include "server/api/committees/table.hpp"
#include "server/api/committees/views.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "committee_decisions";

std::string stored_json(FollowedDecision view) {
  view.can.clear();
  return json::to_json(view);
}

Result<Answer> list(Call& call) {
  auto asked = asked_decisions(call);
  if (!asked) return refuse(std::move(asked.error()));
  if (asked->csv) return csv_answer(call, committee_decisions_table());
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = page_json(unit.committees().decisions(asked->filter, asked->page), asked->page,
                            [&](json::Writer& out, DecisionRow const& row) { json::write(out, view_of(row, call)); });
    return answer;
  });
}

/// What becomes of a decision has its own life: also after the minutes are signed.
Result<Answer> put_state(Call& call) {
  auto id = call.id<DecisionId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<DecisionStateBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = unit.committees().decision(*id, agreement_scope(call));
    if (!before) return refuse(not_found("decision"));
    auto current = [&] { return json::to_json(view_of(*before, call)); };
    if (auto fresh = require_version(call, before->decision.version, current); !fresh) return refuse(std::move(fresh.error()));
    auto decision = with_state(before->decision, body->state, body->on, body->note.value_or(""), call.actor().name, call.services.today());
    if (!decision) return refuse(std::move(decision.error()));
    if (auto written = unit.committees().put_state(*decision); !written) return refuse(std::move(written.error()));
    auto const after = unit.committees().decision(*id, agreement_scope(call));
    if (!after) return refuse(not_found("decision"));
    auto view = view_of(*after, call);
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "state_set", .before = stored_json(view_of(*before, call)),
                        .after = stored_json(view), .touched = {}});
    Answer answer;
    answer.body = json::to_json(view);
    answer.version = after->decision.version;
    return answer;
  });
}

}  // namespace

std::vector<Route> committee_decision_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/committee_decisions", Permission::agreements_read, list,
       {.summary = "Decisions of committees, those due first come first", .tag = concept_name,
        .query = {{.name = "q", .description = "Words of the decision or who is responsible"}, {.name = "agreement", .type = ParameterType::uuid},
                  {.name = "committee", .type = ParameterType::uuid}, {.name = "state", .choices = {"open", "done", "dropped"}},
                  {.name = "late", .description = "Only those open whose day is past", .type = ParameterType::boolean},
                  {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort"},
                  {.name = "total", .type = ParameterType::boolean}, {.name = "format", .choices = {"json", "csv"}}},
        .answer = &shape_of<json::Page<FollowedDecision>>(), .errors = {401, 403, 422}}},
      {http::Method::put, "/api/v1/committee_decisions/{id}/state", Permission::agreements_write, put_state,
       {.summary = "Say what became of a decision", .tag = concept_name, .request = &shape_of<DecisionStateBody>(), .answer = &shape_of<FollowedDecision>(),
        .errors = {400, 401, 403, 404, 412, 422}, .answers_etag = true, .takes_if_match = true}},
  };
}

}  // namespace athar::api
