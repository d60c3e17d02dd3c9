#include <algorithm>
#include <map>

#include "domain/people/person.hpp"
#include "domain/shared/unless_empty.hpp"
#include "domain/training/coaching.hpp"
#include "domain/training/registration.hpp"
#include "domain/training/session_plan.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/session_plans/coaching_wire.hpp"
#include "server/api/session_plans/session_plans.hpp"
#include "server/api/sessions/views.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "coaching";

int minutes_of(Sitting const& sitting) { return sitting.starts && sitting.ends ? sitting.ends->minutes - sitting.starts->minutes : 0; }

Result<SessionPage> coaching_session(Call& call, UnitOfWork& unit, SessionId id, Permission permission) {
  auto page = find_session_for(call, unit, id, permission);
  if (page && page->session.kind != SessionKind::coaching) return refuse(conflict("not_of_this_kind", "Only a coaching has this plan"));
  return page;
}

/// Hours and who came are those of the session's sittings; only words are added to them.
CoachingView view_of(Call& call, UnitOfWork& unit, SessionPage const& page) {
  auto const id = page.session.id;
  auto const& caller = call.caller;
  auto const engagement = unit.session_plans().coaching().engagement(id).value_or(CoachingEngagement{});
  CoachingView view;
  view.session_id = id;
  view.version = page.session.version;
  view.planned_minutes = engagement.planned_minutes;
  view.goal = unless_empty(engagement.goal);
  std::map<PersonId, std::size_t> place;
  for (auto const& row : unit.registrations().of_session(id, caller.scope(Permission::registrations_read))) {
    if (!row.registration.takes_seat()) continue;
    place[row.registration.person_id] = view.beneficiaries.size();
    view.beneficiaries.push_back({row.registration.id, row.registration.person_id,
                                  display_name(row.given_name, row.family_name, row.given_name_ar, row.family_name_ar), row.family_name,
                                  row.given_name, unless_empty(row.family_name_ar), unless_empty(row.given_name_ar), 0, 0});
  }
  auto const notes = unit.session_plans().coaching().notes(id);
  auto const entries = unit.registrations().attendances().entries(id, caller.scope(Permission::attendances_read));
  for (auto const& day : page.session.days)
    for (std::size_t i = 0; i < day.sittings.size(); ++i) {
      auto const& sitting = day.sittings[i];
      CoachingVisitView visit{day.date, static_cast<int>(i) + 1, sitting.starts, sitting.ends, minutes_of(sitting), {}, false, {}, {}};
      for (auto const& note : notes) {
        if (note.date != visit.date || note.sitting != visit.sitting) continue;
        visit.topic = unless_empty(note.topic);
        visit.remote = note.remote;
        visit.place = unless_empty(note.place);
      }
      for (auto const& entry : entries) {
        if (entry.date != visit.date || entry.sitting != visit.sitting || !entry.present.value_or(false)) continue;
        visit.present.push_back(entry.person_id);
        auto const found = place.find(entry.person_id);
        if (found == place.end()) continue;
        ++view.beneficiaries[found->second].visits;
        view.beneficiaries[found->second].attended_minutes += visit.minutes;
      }
      view.logged_minutes += visit.minutes;
      view.visits.push_back(std::move(visit));
    }
  std::reverse(view.visits.begin(), view.visits.end());
  bool const takes_place = page.status != SessionStatus::cancelled;
  view.can = {{"update", caller.may(Permission::sessions_write) && takes_place},
              {"log_visits", caller.may(Permission::sessions_write) && caller.may(Permission::attendances_write) && takes_place}};
  return view;
}

Answer answer_with(CoachingView const& view, int status = 200) {
  Answer answer;
  answer.status = status;
  answer.body = json::to_json(view);
  answer.version = view.version;
  return answer;
}

Result<Answer> show(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = coaching_session(call, unit, *id, Permission::registrations_read);
    if (!page) return refuse(std::move(page.error()));
    return answer_with(view_of(call, unit, *page));
  });
}

/// Holds the session, lets `change` say what becomes of it and writes that; `after` then writes what hangs on its sittings.
Result<Answer> change_session(Call& call, std::string const& action, bool needs_version, int status,
                              std::function<Result<Session>(UnitOfWork&, SessionPage const&)> const& change,
                              std::function<Result<void>(UnitOfWork&)> const& after) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.sessions().lock(*id, call.caller.scope(Permission::sessions_write))) return refuse(not_found("session"));
    auto before = coaching_session(call, unit, *id, Permission::sessions_write);
    if (!before) return refuse(std::move(before.error()));
    if (before->status == SessionStatus::cancelled) return refuse(conflict("session_cancelled", "This session is cancelled"));
    auto current = [&] { return json::to_json(view_of(call, unit, *before)); };
    if (needs_version) {
      if (auto fresh = require_version(call, before->session.version, current); !fresh) return refuse(std::move(fresh.error()));
    }
    auto session = change(unit, *before);
    if (!session) return refuse(std::move(session.error()));
    if (auto written = unit.sessions().update(*session); !written) return refuse(std::move(written.error()));
    if (auto done = after(unit); !done) return refuse(std::move(done.error()));
    auto page = coaching_session(call, unit, *id, Permission::sessions_write);
    if (!page) return refuse(std::move(page.error()));
    record(call, unit, {.concept_name = "sessions", .subject = id->uuid, .action = action, .before = stored_json(*before),
                        .after = stored_json(*page), .touched = {.people = {}, .sessions = {*id}, .organisations = {}, .participations = {}}});
    return answer_with(view_of(call, unit, *page), status);
  });
}

Result<void> nothing_more(UnitOfWork&) { return {}; }

Result<Answer> put(Call& call) {
  auto body = json::read_body<CoachingBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  CoachingEngagement const engagement{body->planned_minutes, body->goal.value_or("")};
  if (auto sound = check(engagement); !sound) return refuse(std::move(sound.error()));
  return change_session(
      call, "engaged", true, 200,
      [&](UnitOfWork& unit, SessionPage const& page) -> Result<Session> {
        auto& coaching = unit.session_plans().coaching();
        auto const stored = coaching.engagement(page.session.id).value_or(CoachingEngagement{});
        if (auto written = coaching.put(page.session.id, engagement); !written) return refuse(std::move(written.error()));
        auto told = [](CoachingEngagement const& each) {
          json::Writer out(128);
          return out.begin_object().field("planned_minutes", each.planned_minutes).field("goal", each.goal).end_object().take();
        };
        record(call, unit, {.concept_name = concept_name, .subject = page.session.id.uuid, .action = "updated", .before = told(stored),
                            .after = told(engagement), .touched = {}});
        return page.session;
      },
      nothing_more);
}

/// A refusal of attendance in the words of a visit: "entries/0/person_id" is "present/0".
Error of_present(Error error) {
  for (auto& field : error.fields) {
    if (!field.path.starts_with("entries/")) continue;
    auto const number = field.path.substr(8);
    field.path = "present/" + number.substr(0, number.find('/'));
  }
  return error;
}

Result<Answer> log_visit(Call& call) {
  auto body = json::read_body<CoachingVisitBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto const id = call.id<SessionId>();
  if (!id) return refuse(id.error());
  CoachingVisit visit{body->date, 1, body->starts, body->minutes, body->topic.value_or(""), body->remote,
                      body->remote ? std::string() : body->place.value_or("")};
  return change_session(
      call, "visit_logged", false, 201,
      [&](UnitOfWork&, SessionPage const& page) { return with_visit(page.session, visit, call.services.today()); },
      [&](UnitOfWork& unit) -> Result<void> {
        if (auto kept = unit.session_plans().coaching().put_note(*id, {visit.date, visit.sitting, visit.topic, visit.remote, visit.place}); !kept)
          return kept;
        std::vector<AttendanceEntry> entries;
        for (auto const& person : body->present) entries.push_back({person, visit.date, visit.sitting, true});
        if (auto sound = check_entries(entries, call.services.today()); !sound) return refuse(of_present(sound.error()));
        for (auto const& row : unit.registrations().of_session(*id, {})) {
          auto const& r = row.registration;
          bool const came = std::find(body->present.begin(), body->present.end(), r.person_id) != body->present.end();
          if (r.takes_seat() && !came) entries.push_back({r.person_id, visit.date, visit.sitting, false});
        }
        if (entries.empty()) return {};
        auto changes = unit.registrations().attendances().apply(*id, entries);
        if (changes) return {};
        return refuse(of_present(std::move(changes.error())));
      });
}

Result<Answer> take_out_visit(Call& call) {
  auto const date = LocalDate::parse(call.path_values.at(1));
  auto const number = call.path_values.at(2);
  if (!date || (number != "1" && number != "2")) return refuse(not_found("visit"));
  int const sitting = number == "1" ? 1 : 2;
  return change_session(
      call, "visit_taken_out", true, 200,
      [&](UnitOfWork& unit, SessionPage const& page) -> Result<Session> {
        auto session = without_visit(page.session, *date, sitting);
        if (!session) return session;
        std::vector<AttendanceEntry> entries;
        for (auto const& entry : unit.registrations().attendances().entries(page.session.id, {}))
          if (entry.date == *date && entry.sitting == sitting) entries.push_back({entry.person_id, *date, sitting, std::nullopt});
        if (entries.empty()) return session;
        auto cleared = unit.registrations().attendances().apply(page.session.id, entries);
        if (!cleared) return refuse(std::move(cleared.error()));
        return session;
      },
      nothing_more);
}

}  // namespace

std::vector<Route> coaching_routes() {
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/sessions/{id}/coaching", Permission::registrations_read, show,
       {.summary = "A coaching: what it is engaged for, its beneficiaries and its logged visits", .tag = concept_name,
        .answer = &shape_of<CoachingView>(), .errors = {401, 403, 404, 409}, .answers_etag = true}},
      {http::Method::put, "/api/v1/sessions/{id}/coaching", Permission::sessions_write, put,
       {.summary = "Say how many minutes a coaching is engaged for, and its goal", .tag = concept_name, .request = &shape_of<CoachingBody>(),
        .answer = &shape_of<CoachingView>(), .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::post, "/api/v1/sessions/{id}/coaching/visits", Permission::sessions_write, log_visit,
       {.summary = "Log a visit of the coach", .description = "It becomes a sitting of the session with its attendance, and counts as any other.",
        .tag = concept_name, .request = &shape_of<CoachingVisitBody>(), .answer = &shape_of<CoachingView>(), .status = 201,
        .errors = {400, 401, 403, 404, 409, 422}, .answers_etag = true, .takes_idempotency_key = true}},
      {http::Method::delete_, "/api/v1/sessions/{id}/coaching/visits/{date}/{sitting}", Permission::sessions_write, take_out_visit,
       {.summary = "Take a visit out, with its attendance", .tag = concept_name, .answer = &shape_of<CoachingView>(),
        .errors = {401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true}},
  };
}

}  // namespace athar::api
