#pragma once
#include "server/api/framework/route.hpp"
#include "server/api/scheduling/wire.hpp"

namespace athar::api {

/// Which rooms and assets a session uses, and by which sessions a room, an asset or a trainer is held.
std::vector<Route> booking_routes();
/// What does not fit in the plan, why it is let be, and where a session could go instead.
std::vector<Route> clash_routes();
/// A session moved in time, to another room or to another trainer, all at once.
std::vector<Route> schedule_routes();

/// Which rooms are free on some days.
std::vector<Route> room_check_routes();

/// The days of a body, with the checks of a session's days.
Result<std::vector<SessionDay>> days_from(std::vector<SessionDayBody> const& days);

/// Keeps a reason for what is booked although it is taken and only warned of. Errors: clash_needs_reason at `path`.
Result<void> keep_reason(Call& call, UnitOfWork& unit, SessionId id, std::string const& reason, std::string const& path);
/// Lets go of the whole-session rooms that are not wanted any more, before the session's days move; answers what was booked before.
/// Errors: bookings_changed (rooms/version).
Result<SessionBookings> free_rooms(UnitOfWork& unit, SessionId id, SessionRoomsBody const& wanted);
/// Books the rooms wanted for the whole session beside what else is booked, with its audit line. `must_explain`: what is taken needs its
/// reason even where the rooms stay. Errors: room_taken, out_of_service, unknown_room (rooms); given_twice; clash_needs_reason (rooms/reason).
Result<void> book_rooms(Call& call, UnitOfWork& unit, SessionBookings const& before, SessionRoomsBody const& wanted, bool must_explain);

ClashView view_of(Clash const& clash);
/// What a check or a move asks for, once its days are sound.
template <class Body>
Result<ScheduleChange> change_from(Body const& body) {
  auto days = days_from(body.days);
  if (!days) return refuse(std::move(days.error()));
  return ScheduleChange{std::move(*days), body.room_id, body.instead_of_room_id, body.trainer_id, body.instead_of_trainer_id};
}
/// The audit trail's JSON of what a session uses.
std::string stored_json(SessionBookings const& all);
/// "Salle Atlas · F-2027-0012 · 2027-06-09": what a refusal for want of a reason names.
std::string named(Clash const& clash);
ClashOverride override_of(Call& call, Clash const& clash, std::string const& reason);

}  // namespace athar::api
