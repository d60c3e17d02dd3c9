#include <map>

#include "server/api/commitments/commitments.hpp"
#include "server/api/commitments/figures.hpp"
#include "server/api/commitments/views.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/reach/reach_service.hpp"
#include "server/api/sessions/views.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "commitments";

/// What each session reaches alone, in one pass.
std::map<std::string, std::int64_t> figures_by_session(CommitmentMeasure measure, std::vector<CommitmentSession> const& sessions,
                                                       reach::Index const& index) {
  std::map<std::string, std::int64_t> out;
  if (sessions.empty()) return out;
  FigureQuestion question;
  question.measure = measure;
  for (auto const& session : sessions) question.sessions.push_back(session.id);
  auto query = reach_query(question);
  query.by = {reach::Dimension::session};
  for (auto const& group : index.value(query).groups)
    out[group.key.front()] = measure == CommitmentMeasure::person_hours ? group.value / 60 : group.value;
  return out;
}

/// Errors: not_found; not_allowed for those who see agreements and not who took part in sessions.
Result<Answer> sessions_of(Call& call) {
  auto id = call.id<CommitmentId>();
  if (!id) return refuse(std::move(id.error()));
  wait_for_own_write(call);
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_commitment(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    if (!sees_figures(call.caller)) return refuse(not_allowed());
    auto const sessions = unit.commitments().sessions(*id);
    auto const figures = figures_by_session(page->commitment.measure, sessions, *call.services.reach->now());
    CommitmentSessionsView view;
    for (auto const& s : sessions) {
      auto const figure = figures.find(s.id.text());
      view.items.push_back({s.id, s.reference, s.title, s.first_date, s.status, s.registered, s.serves, figure == figures.end() ? 0 : figure->second});
    }
    Answer answer;
    answer.body = json::to_json(view);
    return answer;
  });
}

Result<Answer> set_link(Call& call, bool serves) {
  auto id = call.id<CommitmentId>();
  if (!id) return refuse(std::move(id.error()));
  auto session = call.id<SessionId>(1);
  if (!session) return refuse(std::move(session.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_commitment(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    if (serves) {
      if (auto linked = unit.commitments().link(*id, *session); !linked) return refuse(std::move(linked.error()));
    } else if (!unit.commitments().unlink(*id, *session)) {
      return refuse(not_found("session"));
    }
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = serves ? "session_linked" : "session_unlinked", .before = {},
                        .after = json::Writer().begin_object().field("session_id", *session).end_object().take(), .touched = {}});
    refreshed_figures(call, unit, *page);
    Answer answer;
    answer.status = 204;
    return answer;
  });
}

Result<Answer> link(Call& call) { return set_link(call, true); }
Result<Answer> unlink(Call& call) { return set_link(call, false); }

/// Errors: not_found; not_allowed for those who may not see sessions at all.
Result<void> sees_session(Call& call, UnitOfWork& unit, SessionId id) {
  if (!call.caller.may(Permission::sessions_read)) return refuse(not_allowed());
  if (!find_session_for(call, unit, id, Permission::sessions_read)) return refuse(not_found("session"));
  return {};
}

Result<Answer> agreements_of(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (auto seen = sees_session(call, unit, *id); !seen) return refuse(std::move(seen.error()));
    ServedAgreementsView view;
    for (auto const& clause : unit.commitments().of_session(*id, commitments_scope(call.caller))) {
      if (view.agreements.empty() || view.agreements.back().id != clause.agreement_id)
        view.agreements.push_back({clause.agreement_id, clause.agreement_code, clause.agreement_title, {}});
      if (clause.id)
        view.agreements.back().commitments.push_back({*clause.id, clause.clause.empty() ? std::nullopt : std::optional(clause.clause),
                                                      clause.description, clause.organisation_name, clause.serves});
    }
    view.can = {{"update", call.caller.may(Permission::agreements_write)}};
    Answer answer;
    answer.body = json::to_json(view);
    return answer;
  });
}

}  // namespace

std::vector<Route> clause_chain_routes() {
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/commitments/{id}/sessions", Permission::agreements_read, sessions_of,
       {.summary = "The agreement's sessions: which serve this clause, and what each reaches", .tag = concept_name,
        .answer = &shape_of<CommitmentSessionsView>(), .errors = {401, 403, 404}}, http::Lane::index},
      {http::Method::put, "/api/v1/commitments/{id}/sessions/{session_id}", Permission::agreements_write, link,
       {.summary = "Say that a session of the agreement serves this clause", .tag = concept_name, .status = 204, .errors = {401, 403, 404, 409}}},
      {http::Method::delete_, "/api/v1/commitments/{id}/sessions/{session_id}", Permission::agreements_write, unlink,
       {.summary = "Say that a session does not serve this clause", .tag = concept_name, .status = 204, .errors = {401, 403, 404}}},
      {http::Method::get, "/api/v1/sessions/{id}/agreements", Permission::agreements_read, agreements_of,
       {.summary = "The agreements that a session serves, and their clauses", .tag = concept_name, .answer = &shape_of<ServedAgreementsView>(),
        .errors = {401, 403, 404}}},
  };
}

}  // namespace athar::api
