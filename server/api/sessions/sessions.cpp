#include "server/api/sessions/sessions.hpp"

#include "domain/courses/course.hpp"
#include "domain/training/registration.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/scheduling/scheduling.hpp"
#include "server/api/sessions/time_zones.hpp"
#include "server/api/sessions/table.hpp"
#include "server/api/sessions/views.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "sessions";

Session from(SessionBody const& body, SessionId id, int version) {
  Session session;
  session.id = id;
  session.version = version;
  session.programme_ids = body.programme_ids;
  if (session.programme_ids.empty() && body.programme_id) session.programme_ids.push_back(*body.programme_id);
  session.title = body.title;
  session.kind = body.kind;
  session.modality = body.modality;
  session.place_code = body.place_code;
  session.country = body.country;
  session.venue = body.venue.value_or("");
  session.seats = body.seats;
  session.time_zone = body.time_zone;
  session.languages = body.languages;
  session.planned_period = body.planned_period;
  for (auto const& day : body.days) {
    auto& added = session.days.emplace_back(SessionDay{day.date, {}});
    for (auto const& sitting : day.sittings) added.sittings.push_back({sitting.starts, sitting.ends});
  }
  for (auto const& member : body.team) session.team.push_back({member.person_id, member.role});
  if (body.head_count) session.head_count = HeadCount{body.head_count->total, body.head_count->women, body.head_count->men};
  session.external_reference = body.external_reference;
  session.note = body.note.value_or("");
  if (body.course_id) session.edition = SessionEdition{*body.course_id, 0};
  return session;
}

/// Reads the body and checks everything that needs no other record, all at once.
Result<Session> session_from(SessionBody const& body, SessionId id, int version) {
  auto session = checked(from(body, id, version));
  if (is_time_zone(body.time_zone)) return session;
  Error error = session ? invalid_fields({}) : session.error();
  error.fields.push_back({"time_zone", "invalid_time_zone", {}});
  return refuse(std::move(error));
}

/// A number within a course is given once: to a session that becomes an edition of it, and then for good.
Result<void> join_course(UnitOfWork& unit, Session& session, std::optional<SessionEdition> const& before) {
  if (!session.edition) return {};
  if (before && before->course_id == session.edition->course_id) {
    session.edition = before;
    return {};
  }
  auto const course = unit.courses().find(session.edition->course_id);
  if (!course) return refuse(invalid_field("course_id", "unknown_course"));
  if (course->course.archived) return refuse(invalid_field("course_id", "course_archived"));
  return {};
}

Result<Answer> list(Call& call) {
  auto asked = asked_sessions(call);
  if (!asked) return refuse(std::move(asked.error()));
  if (asked->csv) return csv_answer(call, sessions_table());
  bool const may_write = call.caller.may(Permission::sessions_write);
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const page = unit.sessions().list(asked->filter, asked->page);
    Answer answer;
    answer.body = page_json(page, asked->page, [&](json::Writer& out, SessionRow const& row) { write_session_item(out, row, may_write); });
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_session_for(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    return session_answer(call, *page);
  });
}

Result<Answer> add(Call& call) {
  auto body = json::read_body<SessionBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  SessionId const id = body->id.value_or(SessionId{call.services.new_id()});
  auto session = session_from(*body, id, 1);
  if (!session) return refuse(std::move(session.error()));

  Creation const creation{concept_name, body->id ? std::optional(id.uuid) : std::nullopt, json::to_json(*body)};
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_session_for(call, unit, id);
    if (!page) return refuse(std::move(page.error()));
    return session_answer(call, *page);
  };
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        if (auto joined = join_course(unit, *session, std::nullopt); !joined) return refuse(std::move(joined.error()));
        if (auto written = unit.sessions().insert(*session, call.services.today().year()); !written)
          return refuse(std::move(written.error()));
        auto page = find_session_for(call, unit, id, Permission::sessions_write);
        if (!page) return refuse(std::move(page.error()));
        record(call, unit, session_change(id, "created", {}, stored_json(*page)));
        if (body->rooms)
          if (auto booked = book_rooms(call, unit, unit.scheduling().bookings(id), *body->rooms, true); !booked) return refuse(std::move(booked.error()));
        return session_answer(call, *page);
      },
      stored);
}

/// Holds the session, finds it and compares If-Match. Errors: not_found, stale, precondition_required.
Result<SessionPage> hold(Call& call, UnitOfWork& unit, SessionId id) {
  auto const scope = call.caller.scope(Permission::sessions_write);
  if (!unit.sessions().lock(id, scope)) return refuse(not_found("session"));
  auto page = find_session_for(call, unit, id, Permission::sessions_write);
  if (!page) return page;
  auto current = [&] { return json::to_json(view_of(*page, call.caller)); };
  if (auto fresh = require_version(call, page->session.version, current); !fresh) return refuse(std::move(fresh.error()));
  return page;
}

Result<Answer> replace(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<SessionBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = hold(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto session = session_from(*body, *id, before->session.version);
    if (!session) return refuse(std::move(session.error()));
    if (before->status == SessionStatus::closed) return refuse(check_takes_entries(before->status).error());
    if (auto joined = join_course(unit, *session, before->session.edition); !joined) return refuse(std::move(joined.error()));
    bool const takes_place = before->status == SessionStatus::running || before->status == SessionStatus::completed;
    if (takes_place && session->days.empty() && !before->session.days.empty()) return refuse(invalid_field("days", "days_required"));
    bool const other_seats = session->seats != before->session.seats;
    if (other_seats && session->seats && *session->seats < before->registered)
      return refuse(invalid_field("seats", "seats_below_registered", std::to_string(before->registered)));
    std::optional<SessionBookings> booked_before;
    if (body->rooms) {
      auto freed = free_rooms(unit, *id, *body->rooms);
      if (!freed) return refuse(std::move(freed.error()));
      booked_before = std::move(*freed);
    }
    if (auto written = unit.sessions().update(*session); !written) return refuse(std::move(written.error()));
    if (booked_before)
      if (auto booked = book_rooms(call, unit, *booked_before, *body->rooms, session->days != before->session.days); !booked)
        return refuse(std::move(booked.error()));
    if (other_seats && before->waiting > 0 && gives_seats_to_waiting(before->status)) promote_waiting(call, unit, *id);
    auto after = find_session_for(call, unit, *id, Permission::sessions_write);
    if (!after) return refuse(std::move(after.error()));
    record(call, unit, session_change(*id, "updated", stored_json(*before), stored_json(*after)));
    if (auto told = tell_if_wished(call, unit, body->tell, *before, *after); !told) return refuse(std::move(told.error()));
    return session_answer(call, *after);
  });
}

StatusFacts facts_of(SessionPage const& page) {
  bool const counted = page.session.head_count.has_value();
  return {.has_days = page.first_date.has_value(), .attendance_entered = counted || page.sittings_without_attendance == 0};
}

Result<Answer> list_steps(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.sessions().visible(*id, call.caller.scope(Permission::sessions_read))) return refuse(not_found("session"));
    StatusStepsView view;
    for (auto const& step : unit.sessions().status_steps(*id))
      view.items.push_back({step.number, step.status, step.at, step.actor, step.reason.empty() ? std::nullopt : std::optional(step.reason)});
    Answer answer;
    answer.body = json::to_json(view);
    return answer;
  });
}

Result<Answer> put_status(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<SessionStatusBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  std::string const reason = body->reason.value_or("");
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = hold(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto allowed = check_status_change(before->status, body->status, reason, facts_of(*before));
    if (!allowed) return refuse(std::move(allowed.error()));
    if (auto written = unit.sessions().set_status(*id, before->session.version, body->status, reason, call.actor()); !written)
      return refuse(std::move(written.error()));
    if (before->waiting > 0 && gives_seats_to_waiting(body->status)) promote_waiting(call, unit, *id);
    auto after = find_session_for(call, unit, *id, Permission::sessions_write);
    if (!after) return refuse(std::move(after.error()));
    record(call, unit, session_change(*id, "status_changed", stored_json(*before), stored_json(*after)));
    if (auto told = tell_if_wished(call, unit, body->tell, *before, *after); !told) return refuse(std::move(told.error()));
    return session_answer(call, *after);
  });
}

}  // namespace

std::vector<Route> session_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/sessions", Permission::sessions_read, list,
       {.summary = "List sessions", .tag = concept_name,
        .query = {{.name = "q", .description = "Part of a title, the venue or a reference"},
                  {.name = "region", .description = "Code of a region"},
                  {.name = "status", .choices = {"planned", "open", "confirmed", "running", "completed", "closed", "postponed", "cancelled"}},
                  {.name = "kind", .choices = {"training", "workshop", "reflection_workshop", "study_visit", "coaching", "seminar", "conference"}},
                  {.name = "modality", .choices = {"in_person", "distance", "e_learning", "blended"}},
                  {.name = "programme", .description = "Id or code"},
                  {.name = "organisation", .description = "Id of one whose people, or those of one under it, took part", .type = ParameterType::uuid},
                  {.name = "course", .description = "Id of a course: its editions", .type = ParameterType::uuid},
                  {.name = "from", .description = "Sessions that end on that day or later", .type = ParameterType::date},
                  {.name = "to", .description = "Sessions that begin on that day or earlier", .type = ParameterType::date},
                  {.name = "has_missing_attendance", .type = ParameterType::boolean},
                  {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"},
                  {.name = "sort", .choices = {"-first_date", "first_date", "title", "reference"}},
                  {.name = "total", .type = ParameterType::boolean}, {.name = "format", .choices = {"json", "csv"}}},
        .answer = &shape_of<json::Page<SessionListItem>>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/sessions", Permission::sessions_write, add,
       {.summary = "Plan a session", .tag = concept_name, .request = &shape_of<SessionBody>(), .answer = &shape_of<SessionView>(),
        .status = 201, .errors = {400, 401, 403, 409, 422}, .answers_etag = true, .takes_idempotency_key = true}},
      {http::Method::get, "/api/v1/sessions/{id}", Permission::sessions_read, show,
       {.summary = "One session", .tag = concept_name, .answer = &shape_of<SessionView>(), .errors = {401, 403, 404}, .answers_etag = true}},
      {http::Method::put, "/api/v1/sessions/{id}", Permission::sessions_write, replace,
       {.summary = "Replace a session", .tag = concept_name, .request = &shape_of<SessionBody>(), .answer = &shape_of<SessionView>(),
        .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::put, "/api/v1/sessions/{id}/status", Permission::sessions_write, put_status,
       {.summary = "Open, confirm, start, complete, close, postpone, cancel or reopen a session", .tag = concept_name, .request = &shape_of<SessionStatusBody>(),
        .answer = &shape_of<SessionView>(), .errors = {400, 401, 403, 404, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::get, "/api/v1/sessions/{id}/status_steps", Permission::sessions_read, list_steps,
       {.summary = "The changes of a session's status, the latest first", .tag = concept_name, .answer = &shape_of<StatusStepsView>(),
        .errors = {401, 403, 404}}},
  };
}

}  // namespace athar::api
