#include <algorithm>

#include "domain/people/person.hpp"
#include "domain/shared/unless_empty.hpp"
#include "domain/training/e_learning.hpp"
#include "domain/training/session_plan.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/session_plans/e_learning_wire.hpp"
#include "server/api/session_plans/session_plans.hpp"
#include "server/api/sessions/views.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "e_learning";

/// Errors: not_found; not_of_this_kind where nothing is done alone.
Result<SessionPage> online_session(Call& call, UnitOfWork& unit, SessionId id, Permission permission) {
  auto page = find_session_for(call, unit, id, permission);
  if (!page) return page;
  auto const modality = page->session.modality;
  if (modality != Modality::e_learning && modality != Modality::blended)
    return refuse(conflict("not_of_this_kind", "Only e-learning and blended sessions have a self-paced part"));
  return page;
}

ELearningView view_of(Call& call, UnitOfWork& unit, SessionPage const& page) {
  auto& store = unit.session_plans().e_learning();
  ELearningView view;
  view.session_id = page.session.id;
  view.version = page.session.version;
  if (auto const course = store.find(page.session.id))
    view.course = ELearningBody{course->link, course->opens_on, course->closes_on, course->planned_minutes};
  view.planned_minutes = page.planned_minutes;
  auto const scope = call.caller.scope(Permission::registrations_read);
  std::vector<PersonId> visible;
  if (scope.organisation)
    for (auto const& row : unit.registrations().of_session(page.session.id, scope)) visible.push_back(row.registration.person_id);
  for (auto const& l : store.learners(page.session.id)) {
    if (scope.organisation && std::find(visible.begin(), visible.end(), l.person_id) == visible.end()) continue;
    bool const done = completes(l.attended_minutes, page.planned_minutes);
    view.completed += done ? 1 : 0;
    view.learners.push_back({l.registration_id, l.person_id, display_name(l.given_name, l.family_name, l.given_name_ar, l.family_name_ar),
                             l.family_name, l.given_name, unless_empty(l.family_name_ar), unless_empty(l.given_name_ar),
                             l.progress ? std::optional(l.progress->percent) : std::nullopt,
                             l.progress ? l.progress->completed_on : std::nullopt, l.online_minutes, l.attended_minutes - l.online_minutes,
                             l.attended_minutes, done});
  }
  bool const takes_place = page.status != SessionStatus::cancelled;
  view.can = {{"update", call.caller.may(Permission::sessions_write) && takes_place},
              {"import_progress", call.caller.may(Permission::attendances_write) && call.caller.may(Permission::imports_manage) && takes_place}};
  return view;
}

Answer answer_with(ELearningView const& view) {
  Answer answer;
  answer.body = json::to_json(view);
  answer.version = view.version;
  return answer;
}

Result<Answer> show(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = online_session(call, unit, *id, Permission::registrations_read);
    if (!page) return refuse(std::move(page.error()));
    return answer_with(view_of(call, unit, *page));
  });
}

std::string told(std::optional<ELearning> const& course) {
  if (!course) return {};
  return json::to_json(ELearningBody{course->link, course->opens_on, course->closes_on, course->planned_minutes});
}

Touched all_of(SessionId id) { return {.people = {}, .sessions = {id}, .organisations = {}, .participations = {}}; }

Result<Answer> put(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<ELearningBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  ELearning const course{body->link, body->opens_on, body->closes_on, body->planned_minutes};
  if (auto sound = check(course); !sound) return refuse(std::move(sound.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.sessions().lock(*id, call.caller.scope(Permission::sessions_write))) return refuse(not_found("session"));
    auto before = online_session(call, unit, *id, Permission::sessions_write);
    if (!before) return refuse(std::move(before.error()));
    if (before->status == SessionStatus::cancelled) return refuse(conflict("session_cancelled", "This session is cancelled"));
    auto current = [&] { return json::to_json(view_of(call, unit, *before)); };
    if (auto fresh = require_version(call, before->session.version, current); !fresh) return refuse(std::move(fresh.error()));
    auto& store = unit.session_plans().e_learning();
    auto const stored = store.find(*id);
    if (auto written = store.put(*id, course); !written) return refuse(std::move(written.error()));
    // Saved again so that its days and planned time follow; a window takes the place of a planned month.
    auto session = before->session;
    session.planned_period.reset();
    if (auto written = unit.sessions().update(session); !written) return refuse(std::move(written.error()));
    auto page = online_session(call, unit, *id, Permission::sessions_write);
    if (!page) return refuse(std::move(page.error()));
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = stored ? "updated" : "created", .before = told(stored),
                        .after = told(course), .touched = all_of(*id)});
    return answer_with(view_of(call, unit, *page));
  });
}

}  // namespace

std::vector<Route> e_learning_routes() {
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/sessions/{id}/e_learning", Permission::registrations_read, show,
       {.summary = "The self-paced part of a session, and how far each is over all its parts", .tag = concept_name,
        .answer = &shape_of<ELearningView>(), .errors = {401, 403, 404, 409}, .answers_etag = true}},
      {http::Method::put, "/api/v1/sessions/{id}/e_learning", Permission::sessions_write, put,
       {.summary = "Enter the course, its window and the time it takes", .tag = concept_name, .request = &shape_of<ELearningBody>(),
        .answer = &shape_of<ELearningView>(), .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true}},
  };
}

}  // namespace athar::api
