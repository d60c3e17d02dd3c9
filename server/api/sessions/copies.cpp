#include "server/api/sessions/copies.hpp"

#include "server/api/courses/wire.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/sessions/time_zones.hpp"
#include "server/api/sessions/views.hpp"

namespace athar::api {
namespace {

Result<EditionPlan> plan_copy(Call& call, UnitOfWork& unit, Session const& session, LocalDate starts_on) {
  if (session.days.empty()) return refuse(invalid_field("starts_on", "days_required"));
  EditionCalendar const calendar{
      unit.courses().special_days(starts_on, horizon(starts_on, session.days)),
      [zone = session.time_zone](LocalDate date) { return minutes_ahead_of_utc(date, zone); }};
  auto plan = copied_days(session.days, starts_on, call.services.today(), calendar);
  // A typing error of the year may lead beyond the calendar.
  if (!LocalDate::parse(plan.days.back().date.text())) return refuse(invalid_field("starts_on", "invalid_date"));
  return plan;
}

Result<Answer> preview(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  auto const starts_on = query.date("starts_on");
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  if (!starts_on) return refuse(invalid_field("starts_on", "required"));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_session_for(call, unit, *id, Permission::sessions_write);
    if (!page) return refuse(std::move(page.error()));
    auto plan = plan_copy(call, unit, page->session, *starts_on);
    if (!plan) return refuse(std::move(plan.error()));
    Answer answer;
    answer.body = json::to_json(view_of(*plan));
    return answer;
  });
}

Result<Answer> add(Call& call) {
  auto source = call.id<SessionId>();
  if (!source) return refuse(std::move(source.error()));
  auto body = json::read_body<SessionCopyBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  SessionId const id = body->id.value_or(SessionId{call.services.new_id()});
  Creation const creation{"sessions", body->id ? std::optional(id.uuid) : std::nullopt, json::to_json(*body)};
  auto answer_with = [&](SessionPage const& page, EditionPlan const& plan) {
    auto answer = session_answer(call, page);
    answer.body = json::to_json(SessionCopyView{view_of(page, call.caller, call.services.today()), view_of(plan).notes});
    return answer;
  };
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_session_for(call, unit, *source, Permission::sessions_write);
    if (!before) return refuse(std::move(before.error()));
    auto plan = plan_copy(call, unit, before->session, body->starts_on);
    if (!plan) return refuse(std::move(plan.error()));
    auto page = find_session_for(call, unit, id);
    if (!page) return refuse(std::move(page.error()));
    return answer_with(*page, *plan);
  };
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        auto before = find_session_for(call, unit, *source, Permission::sessions_write);
        if (!before) return refuse(std::move(before.error()));
        auto plan = plan_copy(call, unit, before->session, body->starts_on);
        if (!plan) return refuse(std::move(plan.error()));
        auto session = checked(copied(before->session, id, plan->days));
        if (!session) return refuse(std::move(session.error()));
        if (auto written = unit.sessions().insert(*session, call.services.today().year()); !written)
          return refuse(std::move(written.error()));
        auto page = find_session_for(call, unit, id, Permission::sessions_write);
        if (!page) return refuse(std::move(page.error()));
        record(call, unit, session_change(id, "created", {}, stored_json(*page)));
        return answer_with(*page, *plan);
      },
      stored);
}

}  // namespace

std::vector<Route> session_copy_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/sessions/{id}/copy", Permission::sessions_write, preview,
       {.summary = "The days that a copy of a session would have, and what could not be kept", .tag = "sessions",
        .query = {{.name = "starts_on", .type = ParameterType::date, .is_required = true}}, .answer = &shape_of<EditionPlanView>(),
        .errors = {401, 403, 404, 422}}},
      {http::Method::post, "/api/v1/sessions/{id}/copies", Permission::sessions_write, add,
       {.summary = "Copy a session to new days: same weekdays and wall-clock times, without holidays", .tag = "sessions",
        .request = &shape_of<SessionCopyBody>(), .answer = &shape_of<SessionCopyView>(), .status = 201,
        .errors = {400, 401, 403, 404, 409, 422}, .answers_etag = true, .takes_idempotency_key = true}},
  };
}

}  // namespace athar::api
