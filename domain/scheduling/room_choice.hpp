#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/resources/venue.hpp"
#include "domain/scheduling/free_slots.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"

namespace athar {

/// A sitting of another session for which a room is held.
struct HeldSpan {
  RoomId room_id;
  SessionId session_id;
  std::string reference;
  LocalizedText title;
  LocalSpan span;                        ///< in the zone of the session that looks for a room
};

/// For whom a room is looked for.
struct RoomWish {
  std::vector<SessionDay> days;          ///< none: nothing can be taken
  std::string time_zone{"Africa/Casablanca"};
  std::optional<SessionId> session_id;   ///< whose own bookings are not in the way
  LocalDate earliest;                    ///< no free slot before that day
};

/// When rooms are taken from the first day wished for on, and the days not worked; `slot_horizon_days` and the session's length ahead.
struct RoomDiary {
  std::vector<HeldSpan> held;            ///< in order of time
  std::vector<LocalDate> not_worked;
  std::vector<LocalDate> short_days;
};

/// A room with what stands in the way on the days wished for, and where the whole session could go instead to have it.
struct RoomChoice {
  RoomPage room;
  std::vector<HeldSpan> taken;
  std::vector<LocalDate> free_slots;     ///< first days; only of a room that is taken
};

/// The rooms in the order given. Of one whose double booking is allowed nothing is said to be taken.
std::vector<RoomChoice> room_choices(std::vector<RoomPage> rooms, RoomDiary const& diary, RoomWish const& wish, std::size_t slots);

}  // namespace athar
