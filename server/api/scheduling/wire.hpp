#pragma once
#include "domain/scheduling/scheduling.hpp"
#include "server/api/resources/wire.hpp"
#include "server/api/sessions/wire.hpp"
#include "server/json/json.hpp"

namespace athar {
BOOST_DESCRIBE_ENUM(ClashKind, room_taken, asset_taken, trainer_taken, participants_taken, public_holiday, ramadan_hours, room_too_small,
                    room_out_of_service, trainer_absent, accreditation_expired, contract_over)
}

namespace athar::api {

struct BookingView {
  std::optional<RoomId> room_id;
  std::optional<AssetId> asset_id;
  std::optional<int> day;
  std::optional<int> sitting;
  LocalizedText name;
  std::optional<LocalizedText> venue_name;
  std::optional<int> seats;
};
BOOST_DESCRIBE_STRUCT(BookingView, (), (room_id, asset_id, day, sitting, name, venue_name, seats))

struct BookingBody {
  std::optional<RoomId> room_id;
  std::optional<AssetId> asset_id;
  std::optional<int> day;
  std::optional<int> sitting;
};
BOOST_DESCRIBE_STRUCT(BookingBody, (), (room_id, asset_id, day, sitting))
constexpr auto read_as(json::Of<BookingBody>) { return json::Of<BookingView>{}; }
constexpr auto notes(json::Of<BookingBody>) {
  return std::to_array<json::Note>({
      {.member = "room_id", .description = "Either a room or an asset"},
      {.member = "day", .description = "Counted from the session's first; absent: every day"},
      {.member = "sitting", .description = "1 or 2; absent: both"},
  });
}

struct TeamSittingBody {
  PersonId person_id;
  int day{1};
  int sitting{1};
};
BOOST_DESCRIBE_STRUCT(TeamSittingBody, (), (person_id, day, sitting))

struct SessionBookingsView {
  SessionId session_id;
  int version{1};
  std::vector<BookingView> bookings;
  std::vector<TeamSittingBody> team_sittings;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(SessionBookingsView, (), (session_id, version, bookings, team_sittings, can))

struct SessionBookingsBody {
  std::vector<BookingBody> bookings;
  std::vector<TeamSittingBody> team_sittings;
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(SessionBookingsBody, (), (bookings, team_sittings, reason))
constexpr auto read_as(json::Of<SessionBookingsBody>) { return json::Of<SessionBookingsView>{}; }
constexpr auto notes(json::Of<SessionBookingsBody>) {
  return std::to_array<json::Note>({
      {.member = "bookings", .max_items = 200},
      {.member = "team_sittings", .description = "Sittings of those who are not there for all", .max_items = 500},
      {.member = "reason", .description = "Why something is booked although it is taken; kept in the record", .max_length = 500},
  });
}

struct ClashView {
  SessionId session_id;
  std::string reference;
  LocalizedText title;
  ClashKind kind{ClashKind::room_taken};
  bool refused{false};
  LocalDate date;
  std::optional<int> sitting;
  std::optional<LocalTime> starts;
  std::optional<LocalTime> ends;
  std::optional<Uuid> subject_id;
  std::optional<LocalizedText> subject;
  std::optional<SessionId> other_session_id;
  std::optional<std::string> other_reference;
  std::optional<LocalizedText> other_title;
  std::optional<Instant> other_from;
  std::optional<Instant> other_to;
  std::optional<int> people;
  std::optional<int> seats;
  std::optional<LocalDate> until;
  bool expected{false};
  std::optional<std::string> override_reason;
  std::optional<std::string> override_by;
  std::optional<Instant> override_at;
  std::string key;
};
BOOST_DESCRIBE_STRUCT(ClashView, (),
                      (session_id, reference, title, kind, refused, date, sitting, starts, ends, subject_id, subject, other_session_id,
                       other_reference, other_title, other_from, other_to, people, seats, until, expected, override_reason, override_by,
                       override_at, key))
constexpr auto notes(json::Of<ClashView>) {
  return std::to_array<json::Note>({
      {.member = "refused", .description = "The database would not let it be saved"},
      {.member = "subject_id", .description = "Room, asset, trainer or holiday"},
      {.member = "people", .description = "How many take part in both sessions, or need a seat"},
      {.member = "until", .description = "Last day of what is over, or of an absence"},
      {.member = "expected", .description = "Of a holiday that is not announced yet"},
      {.member = "override_reason", .description = "Why it is let be; absent while it is open"},
  });
}

struct SessionClashesView {
  std::vector<ClashView> clashes;
  bool refused{false};
  std::vector<LocalDate> free_slots;
};
BOOST_DESCRIBE_STRUCT(SessionClashesView, (), (clashes, refused, free_slots))
constexpr auto notes(json::Of<SessionClashesView>) {
  return std::to_array<json::Note>({
      {.member = "refused", .description = "At least one of them the database would not let be saved"},
      {.member = "free_slots", .description = "First days to which the whole session could be moved, with nothing in its way"},
  });
}

struct ClashCheckBody {
  std::vector<SessionDayBody> days;
  std::optional<RoomId> room_id;
  std::optional<RoomId> instead_of_room_id;
  std::optional<PersonId> trainer_id;
  std::optional<PersonId> instead_of_trainer_id;
};
BOOST_DESCRIBE_STRUCT(ClashCheckBody, (), (days, room_id, instead_of_room_id, trainer_id, instead_of_trainer_id))
constexpr auto notes(json::Of<ClashCheckBody>) {
  return std::to_array<json::Note>({
      {.member = "days", .description = "The days as they would be", .min_items = 1, .max_items = 200, .required = true},
      {.member = "room_id", .description = "Instead of the room that is named, or of all that are booked"},
      {.member = "instead_of_room_id", .description = "A room that is booked; let go where no room is given"},
      {.member = "trainer_id", .description = "Instead of the trainer who is named, or beside the team"},
      {.member = "instead_of_trainer_id", .description = "Who teaches now; leaves the team where no trainer is given"},
  });
}

struct SessionScheduleBody {
  std::vector<SessionDayBody> days;
  std::optional<RoomId> room_id;
  std::optional<RoomId> instead_of_room_id;
  std::optional<PersonId> trainer_id;
  std::optional<PersonId> instead_of_trainer_id;
  std::optional<std::string> reason;
  std::optional<TellBody> tell;
};
BOOST_DESCRIBE_STRUCT(SessionScheduleBody, (), (days, room_id, instead_of_room_id, trainer_id, instead_of_trainer_id, reason, tell))
constexpr auto notes(json::Of<SessionScheduleBody>) {
  return std::to_array<json::Note>({
      {.member = "days", .description = "All its days as they are to be", .min_items = 1, .max_items = 200, .required = true},
      {.member = "room_id", .description = "Instead of the room that is named, or of all that are booked"},
      {.member = "instead_of_room_id", .description = "A room that is booked; let go where no room is given"},
      {.member = "trainer_id", .description = "Instead of the trainer who is named, or beside the team"},
      {.member = "instead_of_trainer_id", .description = "Who teaches now; leaves the team where no trainer is given"},
      {.member = "reason", .description = "Why it is moved although something stands in its way; kept with each clash", .max_length = 500},
      {.member = "tell", .description = "Write to those who are expected, if days or hours change; left out: nobody is told"},
  });
}

/// Rooms for a session on these days.
struct RoomCheckBody {
  std::vector<SessionDayBody> days;
  std::string time_zone{"Africa/Casablanca"};
  std::optional<SessionId> session_id;
};
BOOST_DESCRIBE_STRUCT(RoomCheckBody, (), (days, time_zone, session_id))
constexpr auto notes(json::Of<RoomCheckBody>) {
  return std::to_array<json::Note>({
      {.member = "days", .description = "None: the rooms, without saying what is taken", .max_items = 200},
      {.member = "time_zone", .description = "IANA name of the zone of the hours", .max_length = 64, .has_default = true},
      {.member = "session_id", .description = "Whose own bookings are not in the way"},
  });
}

struct TakenRoomView {
  SessionId session_id;
  std::string reference;
  LocalizedText title;
  LocalDate date;
  std::optional<LocalTime> starts;
  std::optional<LocalTime> ends;
};
BOOST_DESCRIBE_STRUCT(TakenRoomView, (), (session_id, reference, title, date, starts, ends))

struct RoomChoiceView {
  RoomId room_id;
  LocalizedText name;
  VenueId venue_id;
  LocalizedText venue_name;
  std::optional<std::string> place_code;
  std::optional<LocalizedText> place_name;
  std::optional<int> seats;
  StepFree step_free{StepFree::unknown};
  DoubleBooking double_booking{DoubleBooking::refused};
  std::vector<TakenRoomView> taken;
  std::vector<LocalDate> free_slots;
};
BOOST_DESCRIBE_STRUCT(RoomChoiceView, (),
                      (room_id, name, venue_id, venue_name, place_code, place_name, seats, step_free, double_booking, taken, free_slots))
constexpr auto notes(json::Of<RoomChoiceView>) {
  return std::to_array<json::Note>({
      {.member = "taken", .description = "By other sessions on these days; none: it is free"},
      {.member = "free_slots", .description = "First days to which the whole session could be moved to have it"},
  });
}

struct ClashOverrideBody {
  ClashKind kind{ClashKind::room_taken};
  LocalDate date;
  std::optional<Uuid> subject_id;
  std::optional<SessionId> other_session_id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ClashOverrideBody, (), (kind, date, subject_id, other_session_id, reason))
constexpr auto notes(json::Of<ClashOverrideBody>) {
  return std::to_array<json::Note>({{.member = "reason", .description = "Stays in the record", .max_length = 500}});
}

struct ClashOverrideView {
  Uuid id;
  SessionId session_id;
  ClashKind kind{ClashKind::room_taken};
  LocalDate date;
  std::optional<Uuid> subject_id;
  std::optional<SessionId> other_session_id;
  std::optional<int> people;
  std::string reason;
  std::string actor_name;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(ClashOverrideView, (), (id, session_id, kind, date, subject_id, other_session_id, people, reason, actor_name, at))

struct HoldView {
  SessionId session_id;
  std::string reference;
  LocalizedText title;
  std::string status;
  LocalDate date;
  int sitting{1};
  std::optional<LocalTime> starts;
  std::optional<LocalTime> ends;
};
BOOST_DESCRIBE_STRUCT(HoldView, (), (session_id, reference, title, status, date, sitting, starts, ends))

}  // namespace athar::api
