#include "server/api/framework/command.hpp"
#include "server/api/scheduling/scheduling.hpp"
#include "server/api/sessions/views.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "sessions";

/// Gives the reason to every new clash that could have been avoided. Errors: clash_needs_reason.
Result<void> give_reason(Call& call, UnitOfWork& unit, SessionId id, std::vector<Clash> const& before, std::string const& reason) {
  for (auto const& clash : without_reason(before, unit.scheduling().clashes(id))) {
    if (reason.empty()) {
      Error error = conflict("clash_needs_reason", "Something stands in its way: give a reason to move it nevertheless");
      error.fields.push_back({"reason", "clash_needs_reason", named(clash)});
      return refuse(std::move(error));
    }
    if (auto written = unit.scheduling().insert(override_of(call, clash, reason)); !written) return written;
  }
  return {};
}

/// What a session used is let go before its days move, so that a room it leaves is not asked for on its new days. Each version rises once: the
/// session's, and that of its bookings where they are other than before.
Result<void> write(UnitOfWork& unit, Session const& session, SessionBookings const& before, SessionBookings const& wanted, bool rebooks) {
  if (!rebooks) return unit.sessions().update(session);
  SessionBookings kept = before;
  std::erase_if(kept.bookings, [](Booking const& each) { return each.room_id.has_value(); });
  if (auto let_go = unit.scheduling().keep_only(kept); !let_go) return let_go;
  if (auto moved = unit.sessions().update(session); !moved) return moved;
  return unit.scheduling().replace(wanted);
}

Result<Answer> replace(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<SessionScheduleBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto change = change_from(*body);
  if (!change) return refuse(std::move(change.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.sessions().lock(*id, call.caller.scope(Permission::sessions_write))) return refuse(not_found("session"));
    auto before = find_session_for(call, unit, *id, Permission::sessions_write);
    if (!before) return refuse(std::move(before.error()));
    auto fresh = require_version(call, before->session.version, [&] { return json::to_json(view_of(*before, call.caller)); });
    if (!fresh) return refuse(std::move(fresh.error()));
    if (auto open = check_takes_entries(before->status); before->status == SessionStatus::closed && !open) return refuse(std::move(open.error()));

    auto const booked = unit.scheduling().bookings(*id);
    auto const clashes = unit.scheduling().clashes(*id);
    Session session = before->session;
    auto team = after(session.team, *change);
    if (!team) return refuse(std::move(team.error()));
    auto bookings = after(booked, session.team, *change);
    if (!bookings) return refuse(std::move(bookings.error()));
    session.days = change->days;
    session.planned_period.reset();
    session.team = std::move(*team);
    auto sound = checked(std::move(session));
    if (!sound) return refuse(std::move(sound.error()));
    bool const rebooks = !books_the_same(booked, *bookings);
    if (auto written = write(unit, *sound, booked, *bookings, rebooks); !written) {
      for (auto& field : written.error().fields)
        if (field.path == "bookings") field.path = "room_id";
      return refuse(std::move(written.error()));
    }
    if (auto given = give_reason(call, unit, *id, clashes, body->reason.value_or("")); !given) return refuse(std::move(given.error()));
    auto after_it = find_session_for(call, unit, *id, Permission::sessions_write);
    if (!after_it) return refuse(std::move(after_it.error()));
    record(call, unit, session_change(*id, "updated", stored_json(*before), stored_json(*after_it)));
    if (rebooks)
      record(call, unit, session_change(*id, "booked", stored_json(booked), stored_json(unit.scheduling().bookings(*id))));
    if (auto told = tell_if_wished(call, unit, body->tell, *before, *after_it); !told) return refuse(std::move(told.error()));
    return session_answer(call, *after_it);
  });
}

}  // namespace

std::vector<Route> schedule_routes() {
  using json::shape_of;
  return {
      {http::Method::put, "/api/v1/sessions/{id}/schedule", Permission::sessions_write, replace,
       {.summary = "Move a session in time, to another room or to another trainer, all at once, and tell those whom it concerns", .tag = concept_name,
        .request = &shape_of<SessionScheduleBody>(), .answer = &shape_of<SessionView>(), .errors = {400, 401, 403, 404, 409, 412, 422},
        .answers_etag = true, .takes_if_match = true}},
  };
}

}  // namespace athar::api
