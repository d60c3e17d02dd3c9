#include "domain/shared/unless_empty.hpp"
#include "server/api/agreements/agreements.hpp"
#include "server/api/agreements/links_wire.hpp"
#include "server/api/agreements/table.hpp"
#include "server/api/agreements/views.hpp"
#include "server/api/framework/command.hpp"

/// What agreements are made in, what serves them, and the register in numbers.
namespace athar::api {
namespace {

constexpr char const* concept_name = "joint_commissions";

JointCommissionView view_of(JointCommission const& c, bool may_write) {
  JointCommissionView view{.id = c.id, .version = c.version, .name = c.name, .country = c.country, .sessions = {}, .can = {{"update", may_write}}};
  for (auto const& s : c.sessions)
    view.sessions.push_back({.id = s.id, .number = s.number, .held_on = unless_empty(s.held_on), .place = unless_empty(s.place),
                             .agreements_count = s.agreements_count});
  return view;
}

std::string stored_json(JointCommission const& c) {
  auto view = view_of(c, false);
  view.can.clear();
  return json::to_json(view);
}

JointCommission commission_from(JointCommissionBody const& body, JointCommissionId id, int version, std::function<Uuid()> const& new_id) {
  JointCommission commission{.id = id, .version = version, .name = body.name, .country = body.country, .sessions = {}};
  for (auto const& s : body.sessions)
    commission.sessions.push_back({.id = s.id.value_or(JointCommissionSessionId{new_id()}), .number = s.number,
                                   .held_on = s.held_on.value_or(PartialDate{}), .place = s.place.value_or(""), .agreements_count = 0});
  return commission;
}

Result<JointCommission> find_commission(UnitOfWork& unit, JointCommissionId id) {
  for (auto& each : unit.agreements().joint_commissions().all(std::nullopt))
    if (each.id == id) return std::move(each);
  return refuse(not_found("joint commission"));
}

Answer answer_with(JointCommission const& commission, bool may_write) {
  Answer answer;
  answer.body = json::to_json(view_of(commission, may_write));
  answer.version = commission.version;
  return answer;
}

Result<Answer> list_commissions(Call& call) {
  bool const may_write = call.caller.may(Permission::agreements_write);
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    JointCommissions out;
    for (auto const& each : unit.agreements().joint_commissions().all(agreements_scope(call))) out.items.push_back(view_of(each, may_write));
    out.can = {{"add", may_write}};
    Answer answer;
    answer.body = json::to_json(out);
    return answer;
  });
}

Result<Answer> add_commission(Call& call) {
  auto body = json::read_body<JointCommissionBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  JointCommissionId const id = body->id.value_or(JointCommissionId{call.services.new_id()});
  auto commission = checked(commission_from(*body, id, 1, call.services.new_id));
  if (!commission) return refuse(std::move(commission.error()));
  Creation const creation{concept_name, body->id ? std::optional(id.uuid) : std::nullopt, json::to_json(*body)};
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto found = find_commission(unit, id);
    if (!found) return refuse(std::move(found.error()));
    return answer_with(*found, true);
  };
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        if (auto written = unit.agreements().joint_commissions().insert(*commission); !written) return refuse(std::move(written.error()));
        record(call, unit, {.concept_name = concept_name, .subject = id.uuid, .action = "created", .before = {}, .after = stored_json(*commission),
                            .touched = {}});
        return stored(unit);
      },
      stored);
}

Result<Answer> replace_commission(Call& call) {
  auto id = call.id<JointCommissionId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<JointCommissionBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_commission(unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto current = [&] { return json::to_json(view_of(*before, true)); };
    if (auto fresh = require_version(call, before->version, current); !fresh) return refuse(std::move(fresh.error()));
    auto commission = checked(commission_from(*body, *id, before->version, call.services.new_id));
    if (!commission) return refuse(std::move(commission.error()));
    if (auto written = unit.agreements().joint_commissions().update(*commission); !written) return refuse(std::move(written.error()));
    auto after = find_commission(unit, *id);
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "updated", .before = stored_json(*before),
                        .after = stored_json(*after), .touched = {}});
    return answer_with(*after, true);
  });
}

Result<Answer> remove_commission(Call& call) {
  auto id = call.id<JointCommissionId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_commission(unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto current = [&] { return json::to_json(view_of(*before, true)); };
    if (auto fresh = require_version(call, before->version, current); !fresh) return refuse(std::move(fresh.error()));
    if (auto removed = unit.agreements().joint_commissions().remove(*id, before->version); !removed) return refuse(std::move(removed.error()));
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "deleted", .before = stored_json(*before), .after = {},
                        .touched = {}});
    Answer answer;
    answer.status = 204;
    return answer;
  });
}

std::string sessions_json(Call const& call, UnitOfWork& unit, AgreementId id) {
  ServingSessions out;
  for (auto const& s : unit.agreements().serving_sessions(id))
    out.items.push_back({.id = s.id, .reference = s.reference, .title = s.title, .status = s.status, .first_date = s.first_date,
                         .last_date = s.last_date});
  out.can = {{"update", call.caller.may(Permission::agreements_write)}};
  return json::to_json(out);
}

Result<Answer> list_sessions(Call& call) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_agreement(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    Answer answer;
    answer.body = sessions_json(call, unit, *id);
    return answer;
  });
}

/// A link made or undone, with its audit line under the agreement.
void record_link(Call& call, UnitOfWork& unit, AgreementId id, SessionId session, std::string action) {
  json::Writer out(96);
  out.begin_object().field("session_id", session).end_object();
  record(call, unit, {.concept_name = "agreements", .subject = id.uuid, .action = std::move(action), .before = {}, .after = out.take(), .touched = {}});
}

Result<Answer> link_session(Call& call) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<ServingSessionBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_agreement(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    if (auto linked = unit.agreements().link_session(*id, body->session_id); !linked) return refuse(std::move(linked.error()));
    record_link(call, unit, *id, body->session_id, "session_linked");
    Answer answer;
    answer.status = 201;
    answer.body = sessions_json(call, unit, *id);
    return answer;
  });
}

Result<Answer> unlink_session(Call& call) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  auto session = call.id<SessionId>(1);
  if (!session) return refuse(std::move(session.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_agreement(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    if (!unit.agreements().unlink_session(*id, *session)) return refuse(not_found("session of that agreement"));
    record_link(call, unit, *id, *session, "session_unlinked");
    Answer answer;
    answer.status = 204;
    return answer;
  });
}

std::vector<AgreementCount> wire(std::vector<AgreementTotals::Count> const& counts) {
  std::vector<AgreementCount> out;
  for (auto const& each : counts) out.push_back({each.key, each.count});
  return out;
}

Result<Answer> show_totals(Call& call) {
  auto filter = asked_agreement_filter(call);
  if (!filter) return refuse(std::move(filter.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const totals = unit.agreements().totals(*filter, call.services.today());
    Answer answer;
    answer.body = json::to_json(AgreementTotalsView{wire(totals.countries), wire(totals.statuses), wire(totals.ends)});
    return answer;
  });
}

}  // namespace

std::vector<Route> agreement_link_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/agreement_totals", Permission::agreements_read, show_totals,
       {.summary = "The register by country, by status and by the month agreements end in",
        .description = "Of those the list's filters leave; each part without its own: what is counted by country does not heed the country.",
        .tag = "agreements",
        .query = {{.name = "q", .description = "Part of a title, reference, place, framework or party's name"}, {.name = "type"},
                  {.name = "status", .choices = {"idea", "negotiation", "visa", "initialled", "signed", "ratified", "notified", "in_force", "suspended",
                                                 "expired", "terminated", "renewed"}},
                  {.name = "country"}, {.name = "domain"}, {.name = "party", .type = ParameterType::uuid}, {.name = "programme"},
                  {.name = "parent", .type = ParameterType::uuid}, {.name = "commission_session", .type = ParameterType::uuid},
                  {.name = "ends_from", .type = ParameterType::date},
                  {.name = "ends_to", .type = ParameterType::date}},
        .answer = &shape_of<AgreementTotalsView>(), .errors = {401, 403, 422}}},
      {http::Method::get, "/api/v1/agreements/{id}/sessions", Permission::agreements_read, list_sessions,
       {.summary = "Training sessions that serve an agreement", .tag = "agreements", .answer = &shape_of<ServingSessions>(),
        .errors = {401, 403, 404}}},
      {http::Method::post, "/api/v1/agreements/{id}/sessions", Permission::agreements_write, link_session,
       {.summary = "Say that a session serves an agreement", .tag = "agreements", .request = &shape_of<ServingSessionBody>(),
        .answer = &shape_of<ServingSessions>(), .status = 201, .errors = {400, 401, 403, 404, 409, 422}, .takes_idempotency_key = true}},
      {http::Method::delete_, "/api/v1/agreements/{id}/sessions/{session}", Permission::agreements_write, unlink_session,
       {.summary = "Say that a session does not serve it", .tag = "agreements", .status = 204, .errors = {401, 403, 404}}},
      {http::Method::get, "/api/v1/joint_commissions", Permission::agreements_read, list_commissions,
       {.summary = "Joint commissions with their numbered sessions",
        .description = "A partner's account sees the sessions its own agreements were made in.", .tag = concept_name,
        .answer = &shape_of<JointCommissions>(), .errors = {401, 403}}},
      {http::Method::post, "/api/v1/joint_commissions", Permission::agreements_write, add_commission,
       {.summary = "Record a joint commission", .tag = concept_name, .request = &shape_of<JointCommissionBody>(),
        .answer = &shape_of<JointCommissionView>(), .status = 201, .errors = {400, 401, 403, 409, 422}, .answers_etag = true,
        .takes_idempotency_key = true}},
      {http::Method::put, "/api/v1/joint_commissions/{id}", Permission::agreements_write, replace_commission,
       {.summary = "Replace a joint commission and its sessions", .tag = concept_name, .request = &shape_of<JointCommissionBody>(),
        .answer = &shape_of<JointCommissionView>(), .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::delete_, "/api/v1/joint_commissions/{id}", Permission::agreements_write, remove_commission,
       {.summary = "Delete a joint commission no agreement was made in", .tag = concept_name, .status = 204, .errors = {401, 403, 404, 409, 412},
        .takes_if_match = true}},
  };
}

}  // namespace athar::api
