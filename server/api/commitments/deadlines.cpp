#include <algorithm>

#include "server/api/commitments/commitments.hpp"
#include "server/api/commitments/views.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "deadlines";

Result<Answer> list(Call& call) {
  QueryReader query(call);
  DeadlineFilter filter;
  filter.from = query.date("from");
  filter.to = query.date("to");
  auto const kind = query.one_of("kind", {"agreement_end", "agreement_notice", "commitment"});
  bool const mine = query.flag("mine");
  auto const page = query.page({"date"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  if (kind) filter.kind = deadline_kind_named(*kind);
  if (mine) filter.of_account = call.caller.account;
  filter.scope = commitments_scope(call.caller);
  filter.today = call.services.today();
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = page_json(unit.commitments().deadlines(filter, page), page,
                            [&](json::Writer& out, Deadline const& each) { json::write(out, view_of(each, filter.today)); });
    return answer;
  });
}

DeputiesView deputies_of(Call const& call, UnitOfWork& unit, AgreementId id) {
  DeputiesView view;
  for (auto const& each : unit.commitments().deputies(id)) view.items.push_back({each.account_id, each.name});
  if (call.caller.may(Permission::agreements_write))
    for (auto const& each : unit.commitments().deadline_readers()) view.choices.push_back({each.account_id, each.name});
  return view;
}

Result<Answer> deputies(Call& call) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.commitments().sees_agreement(*id, commitments_scope(call.caller))) return refuse(not_found("agreement"));
    // Who follows an agreement in the house is no partner's business.
    if (commitments_scope(call.caller)) return refuse(not_allowed());
    Answer answer;
    answer.body = json::to_json(deputies_of(call, unit, *id));
    return answer;
  });
}

Result<Answer> put_deputies(Call& call) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<DeputiesBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto accounts = body->account_ids;
  std::sort(accounts.begin(), accounts.end());
  accounts.erase(std::unique(accounts.begin(), accounts.end()), accounts.end());
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.commitments().sees_agreement(*id, commitments_scope(call.caller))) return refuse(not_found("agreement"));
    if (auto put = unit.commitments().put_deputies(*id, accounts); !put) return refuse(std::move(put.error()));
    record(call, unit, {.concept_name = "agreements", .subject = id->uuid, .action = "deputies_set", .before = {}, .after = json::to_json(*body),
                        .touched = {}});
    Answer answer;
    answer.body = json::to_json(deputies_of(call, unit, *id));
    return answer;
  });
}

}  // namespace

std::vector<Route> deadline_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/deadlines", Permission::agreements_read, list,
       {.summary = "What falls due, by day: ends and notices of agreements, commitments neither met nor waived", .tag = concept_name,
        .query = {{.name = "from", .type = ParameterType::date}, {.name = "to", .type = ParameterType::date},
                  {.name = "kind", .choices = {"agreement_end", "agreement_notice", "commitment"}},
                  {.name = "mine", .description = "Of agreements whose owner or deputy the caller is", .type = ParameterType::boolean},
                  {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort"}},
        .answer = &shape_of<json::Page<DeadlineView>>(), .errors = {401, 403, 422}}},
      {http::Method::get, "/api/v1/agreements/{id}/deputies", Permission::agreements_read, deputies,
       {.summary = "Who is told of an agreement's deadlines beside its owner", .tag = concept_name, .answer = &shape_of<DeputiesView>(),
        .errors = {401, 403, 404}}},
      {http::Method::put, "/api/v1/agreements/{id}/deputies", Permission::agreements_write, put_deputies,
       {.summary = "Say who is told beside the owner", .tag = concept_name, .request = &shape_of<DeputiesBody>(),
        .answer = &shape_of<DeputiesView>(), .errors = {400, 401, 403, 404, 422}}},
  };
}

}  // namespace athar::api
