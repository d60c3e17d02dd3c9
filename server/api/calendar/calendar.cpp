#include "server/api/calendar/calendar.hpp"

#include <algorithm>

#include "domain/people/person.hpp"
#include "domain/shared/unless_empty.hpp"
#include "server/api/calendar/wire.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/framework/wire.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "calendar";

Result<CalendarQuestion> asked(Call const& call) {
  QueryReader query(call);
  CalendarQuestion question;
  auto const from = query.date("from"), to = query.date("to");
  question.programme = query.text("programme");
  auto const kind = query.one_of("kind", {"training", "workshop", "reflection_workshop", "study_visit", "coaching", "seminar", "conference"});
  auto const status = query.text("status");
  question.place = query.text("place");
  question.room = query.id<RoomId>("room");
  question.trainer = query.id<PersonId>("trainer");
  auto bad = query.errors();
  Error missing = bad ? std::move(*bad) : invalid_fields({});
  auto const is_wrong = [&](std::string const& name) {
    return std::any_of(missing.fields.begin(), missing.fields.end(), [&](FieldError const& each) { return each.path == name; });
  };
  if (!from && !is_wrong("from")) missing.fields.push_back({"from", "required", {}});
  if (!to && !is_wrong("to")) missing.fields.push_back({"to", "required", {}});
  if (kind) question.kind = session_kind_named(*kind);
  if (status) {
    question.status = session_status_named(*status);
    if (!question.status) missing.fields.push_back({"status", "not_one_of", {}});
  }
  if (!missing.fields.empty()) return refuse(std::move(missing));
  question.from = *from;
  question.to = *to;
  if (auto fits = check_span(question); !fits) return refuse(std::move(fits.error()));
  question.scope = call.caller.scope(Permission::sessions_read);
  return question;
}

void write_trainer(json::Writer& out, CalendarTrainer const& t) {
  out.begin_object().field("person_id", t.person_id);
  out.field("display_name", display_name(t.given_name, t.family_name, t.given_name_ar, t.family_name_ar));
  out.field("family_name", t.family_name).field("given_name", t.given_name);
  out.field("family_name_ar", unless_empty(t.family_name_ar)).field("given_name_ar", unless_empty(t.given_name_ar));
  out.end_object();
}

void write_day(json::Writer& out, CalendarDay const& day) {
  out.begin_object().field("date", day.date).key("sittings").begin_array();
  int number = 0;
  for (auto const& sitting : day.sittings)
    out.begin_object().field("number", ++number).field("starts", sitting.starts).field("ends", sitting.ends).end_object();
  out.end_array().key("room_ids").begin_array();
  for (auto const& id : day.room_ids) out.value(id);
  out.end_array().key("trainer_ids").begin_array();
  for (auto const& id : day.trainer_ids) out.value(id);
  out.end_array().end_object();
}

void write_session(json::Writer& out, CalendarSession const& s) {
  out.begin_object().field("id", s.id).field("version", s.version).field("reference", s.reference).field("title", s.title);
  out.field("kind", s.kind).field("modality", s.modality).field("status", s.status);
  out.field("first_date", s.first_date).field("last_date", s.last_date).field("time_zone", s.time_zone).field("place_code", s.place_code);
  optional_text(out, "place_name", s.place_name);
  optional_text(out, "venue", s.venue);
  out.field("seats", s.seats).field("registered", s.registered).field("waiting", s.waiting).key("programme_codes").begin_array();
  for (auto const& code : s.programme_codes) out.value(code);
  out.end_array().key("trainers").begin_array();
  for (auto const& trainer : s.trainers) write_trainer(out, trainer);
  out.end_array().key("rooms").begin_array();
  for (auto const& room : s.rooms) out.begin_object().field("id", room.id).field("name", room.name).end_object();
  out.end_array().key("days").begin_array();
  for (auto const& day : s.days) write_day(out, day);
  out.end_array().end_object();
}

Result<Answer> show(Call& call) {
  auto question = asked(call);
  if (!question) return refuse(std::move(question.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const page = unit.calendar().page(*question);
    json::Writer out(1024 + page.sessions.size() * 1024);
    out.begin_object().key("sessions").begin_array();
    for (auto const& session : page.sessions) write_session(out, session);
    out.end_array().key("holidays").begin_array();
    for (auto const& holiday : page.holidays) {
      out.begin_object().field("kind", holiday.kind).field("starts_on", holiday.starts_on).field("ends_on", holiday.ends_on);
      out.field("name", holiday.name).field("confirmed", holiday.confirmed).end_object();
    }
    out.end_array().field("is_cut", page.is_cut);
    can(out, {{"update", call.caller.may(Permission::sessions_write)}});
    out.end_object();
    Answer answer;
    answer.body = out.take();
    return answer;
  });
}

}  // namespace

std::vector<Route> calendar_routes() {
  using json::ParameterType;
  return {
      {http::Method::get, "/api/v1/calendar", Permission::sessions_read, show,
       {.summary = "Sessions with their days in a span, and the holidays in it", .tag = concept_name,
        .query = {{.name = "from", .description = "First day", .type = ParameterType::date, .is_required = true},
                  {.name = "to", .description = "Last day; a span has 400 days at most", .type = ParameterType::date, .is_required = true},
                  {.name = "programme", .description = "Id or code"},
                  {.name = "kind", .choices = {"training", "workshop", "reflection_workshop", "study_visit", "coaching", "seminar", "conference"}},
                  {.name = "status", .description = "A session's status"},
                  {.name = "place", .description = "Code of a place or a region"},
                  {.name = "room", .description = "Id of a room that is booked", .type = ParameterType::uuid},
                  {.name = "trainer", .description = "Id of a person who teaches or speaks", .type = ParameterType::uuid}},
        .answer = &json::shape_of<CalendarView>(), .errors = {401, 403, 422}}},
  };
}

}  // namespace athar::api
