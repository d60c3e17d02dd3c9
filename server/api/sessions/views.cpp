#include "server/api/sessions/views.hpp"

#include "domain/people/person.hpp"
#include "domain/shared/unless_empty.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/wire.hpp"
#include "server/api/invitations/telling.hpp"

namespace athar::api {
namespace {

constexpr std::size_t many_days = 31;

std::vector<SessionDayView> days_of(Session const& session) {
  std::vector<SessionDayView> days;
  for (auto const& day : session.days) {
    auto& view = days.emplace_back(SessionDayView{day.date, {}});
    for (auto const& sitting : day.sittings)
      view.sittings.push_back({static_cast<int>(view.sittings.size()) + 1, sitting.starts, sitting.ends});
  }
  return days;
}

}  // namespace

SessionView view_of(SessionPage const& page, Caller const& caller) {
  auto const& s = page.session;
  bool const takes_place = page.status != SessionStatus::cancelled && page.status != SessionStatus::closed;
  bool const takes_attendance = check_takes_entries(page.status).has_value();
  SessionView view;
  view.id = s.id;
  view.version = s.version;
  view.reference = page.reference;
  if (!s.programme_ids.empty()) view.programme_id = s.programme_ids.front();
  view.programme_ids = s.programme_ids;
  for (auto const& programme : page.programmes) view.programmes.push_back({programme.id, programme.code, programme.title});
  view.title = s.title;
  view.kind = s.kind;
  view.modality = s.modality;
  view.status = page.status;
  view.status_reason = unless_empty(page.status_reason);
  view.status_since = page.status_since;
  view.first_date = page.first_date;
  view.last_date = page.last_date;
  view.planned_minutes = page.planned_minutes;
  view.place_code = s.place_code;
  view.place_name = unless_empty(page.place_name);
  view.country = s.country;
  view.region_code = page.region_code;
  view.venue = unless_empty(s.venue);
  view.seats = s.seats;
  view.time_zone = s.time_zone;
  view.languages = s.languages;
  view.planned_period = s.planned_period;
  view.days = days_of(s);
  for (auto const& member : page.team)
    view.team.push_back({member.person_id, member.role,
                         display_name(member.given_name, member.family_name, member.given_name_ar, member.family_name_ar),
                         member.family_name, member.given_name, unless_empty(member.family_name_ar), unless_empty(member.given_name_ar)});
  if (s.head_count) view.head_count = HeadCountBody{s.head_count->total, s.head_count->women, s.head_count->men};
  view.external_reference = s.external_reference;
  view.note = unless_empty(s.note);
  if (page.course) {
    view.course_id = page.course->id;
    view.edition = page.course->edition;
    view.course = SessionCourse{page.course->reference, page.course->title};
  }
  for (auto const& change : status_changes())
    if (change.from == page.status && change.to != page.status && caller.may(Permission::sessions_write))
      view.next_statuses.push_back({change.to, change.needs_reason, change.needs_days, change.needs_attendance, change.takes_back});
  view.counts = SessionCounts{page.registered, page.waiting,     page.present_any, page.women,
                              page.men,        page.sex_unknown, page.sittings,    page.sittings_without_attendance};
  view.can = {{"update", caller.may(Permission::sessions_write) && page.status != SessionStatus::closed},
              {"change_status", caller.may(Permission::sessions_write)},
              {"copy", caller.may(Permission::sessions_write) && !s.days.empty()},
              {"read_budget", caller.may(Permission::budgets_read)},
              {"tell", caller.may(Permission::invitations_manage)},
              {"register", caller.may(Permission::registrations_write) && takes_place},
              {"take_attendance", caller.may(Permission::attendances_write) && takes_attendance && !s.days.empty()},
              {"read_registrations", caller.may(Permission::registrations_read)}};
  return view;
}

SessionView view_of(SessionPage const& page, Caller const& caller, LocalDate today) {
  auto view = view_of(page, caller);
  if (is_scheduled(page.status) && page.last_date && *page.last_date < today) view.notices.push_back("in_past");
  if (page.session.days.size() > many_days) view.notices.push_back("many_days");
  return view;
}

std::string stored_json(SessionPage const& page) {
  auto view = view_of(page, Caller{});
  view.can.clear();
  view.counts.reset();
  return json::to_json(view);
}

void write_session_item(json::Writer& out, SessionRow const& s, bool may_write) {
  out.begin_object().field("id", s.id).field("version", s.version).field("reference", s.reference).field("title", s.title)
      .field("kind", name_of(s.kind)).field("modality", name_of(s.modality)).field("status", name_of(s.status))
      .field("first_date", s.first_date).field("last_date", s.last_date).field("planned_period", s.planned_period)
      .field("place_code", s.place_code);
  optional_text(out, "place_name", s.place_name);
  out.field("country", s.country).field("region_code", s.region_code);
  optional_text(out, "venue", s.venue);
  out.field("seats", s.seats).key("programme_codes").begin_array();
  for (auto const& code : s.programme_codes) out.value(code);
  out.end_array().field("head_count_total", s.head_count_total).field("registered", s.registered).field("waiting", s.waiting)
      .field("present", s.present).field("sittings", s.sittings).field("sittings_without_attendance", s.sittings_without_attendance)
      .field("course_reference", s.course_reference).field("edition", s.edition);
  can(out, {{"update", may_write}});
  out.end_object();
}

Result<SessionPage> find_session_for(Call& call, UnitOfWork& unit, SessionId id, Permission permission) {
  auto page = unit.sessions().find(id, call.caller.scope(permission), call.services.today());
  if (!page) return refuse(not_found("session"));
  return std::move(*page);
}

Answer session_answer(Call const& call, SessionPage const& page) {
  Answer answer;
  answer.body = json::to_json(view_of(page, call.caller, call.services.today()));
  answer.version = page.session.version;
  answer.location = "/api/v1/sessions/" + page.session.id.text();
  return answer;
}

ChangeRecord session_change(SessionId id, std::string action, std::string before, std::string after) {
  return {.concept_name = "sessions", .subject = id.uuid, .action = std::move(action), .before = std::move(before),
          .after = std::move(after), .touched = {.people = {}, .sessions = {id}, .organisations = {}, .participations = {}}};
}

void promote_waiting(Call& call, UnitOfWork& unit, SessionId id) {
  auto desk = desk_of(call, unit);
  offer_free_seats(desk, id);
}

Result<void> tell_if_wished(Call& call, UnitOfWork& unit, std::optional<TellBody> const& wish, SessionPage const& before, SessionPage const& after) {
  if (!wish) return {};
  auto desk = desk_of(call, unit);
  return tell_of_change(desk, before, after, wish->message.value_or(""));
}

}  // namespace athar::api
