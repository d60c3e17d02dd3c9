#pragma once
#include "domain/scheduling/calendar.hpp"
#include "domain/scheduling/calendar_feed.hpp"
#include "server/api/accounts/wire.hpp"
#include "server/api/sessions/wire.hpp"

namespace athar {

BOOST_DESCRIBE_ENUM(FeedKind, person, trainer, programme, deadlines, own_deadlines)

}  // namespace athar

namespace athar::api {

struct CalendarTrainerView {
  PersonId person_id;
  std::string display_name;
  std::string family_name;
  std::string given_name;
  std::optional<std::string> family_name_ar;
  std::optional<std::string> given_name_ar;
};
BOOST_DESCRIBE_STRUCT(CalendarTrainerView, (), (person_id, display_name, family_name, given_name, family_name_ar, given_name_ar))

struct CalendarRoomView {
  RoomId id;
  LocalizedText name;
};
BOOST_DESCRIBE_STRUCT(CalendarRoomView, (), (id, name))

struct CalendarDayView {
  LocalDate date;
  std::vector<SittingView> sittings;
  std::vector<RoomId> room_ids;
  std::vector<PersonId> trainer_ids;
};
BOOST_DESCRIBE_STRUCT(CalendarDayView, (), (date, sittings, room_ids, trainer_ids))
constexpr auto notes(json::Of<CalendarDayView>) {
  return std::to_array<json::Note>({{.member = "trainer_ids", .description = "Held by this day; a cancelled session holds nobody"}});
}

struct CalendarSessionView {
  SessionId id;
  int version{1};
  std::string reference;
  LocalizedText title;
  SessionKind kind{SessionKind::training};
  Modality modality{Modality::in_person};
  SessionStatus status{SessionStatus::planned};
  LocalDate first_date;
  LocalDate last_date;
  std::string time_zone;
  std::optional<std::string> place_code;
  std::optional<LocalizedText> place_name;
  std::optional<std::string> venue;
  std::optional<int> seats;
  int registered{0};
  int waiting{0};
  std::vector<std::string> programme_codes;
  std::vector<CalendarTrainerView> trainers;
  std::vector<CalendarRoomView> rooms;
  std::vector<CalendarDayView> days;
};
BOOST_DESCRIBE_STRUCT(CalendarSessionView, (),
                      (id, version, reference, title, kind, modality, status, first_date, last_date, time_zone, place_code, place_name, venue,
                       seats, registered, waiting, programme_codes, trainers, rooms, days))
constexpr auto notes(json::Of<CalendarSessionView>) {
  return std::to_array<json::Note>({{.member = "days", .description = "Those that lie in the span; first_date and last_date are the session's own"}});
}

struct CalendarHolidayView {
  std::string kind;
  LocalDate starts_on;
  LocalDate ends_on;
  LocalizedText name;
  bool confirmed{true};
};
BOOST_DESCRIBE_STRUCT(CalendarHolidayView, (), (kind, starts_on, ends_on, name, confirmed))
constexpr auto notes(json::Of<CalendarHolidayView>) {
  return std::to_array<json::Note>({{.member = "kind", .description = "fixed, lunar or ramadan"},
                                    {.member = "confirmed", .description = "False while the day depends on the moon"}});
}

struct CalendarView {
  std::vector<CalendarSessionView> sessions;
  std::vector<CalendarHolidayView> holidays;
  bool is_cut{false};
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(CalendarView, (), (sessions, holidays, is_cut, can))
constexpr auto notes(json::Of<CalendarView>) {
  return std::to_array<json::Note>({{.member = "is_cut", .description = "There are more sessions than one answer holds: ask for fewer days"}});
}

struct CalendarFeedBody {
  FeedKind kind{FeedKind::person};
  std::optional<PersonId> person_id;
  std::optional<ProgrammeId> programme_id;
  std::optional<Language> language;
};
BOOST_DESCRIBE_STRUCT(CalendarFeedBody, (), (kind, person_id, programme_id, language))

struct CalendarFeedView {
  CalendarFeedId id;
  FeedKind kind{FeedKind::person};
  Language language{Language::fr};
  std::string made_by;
  bool is_mine{false};
  Instant created_at;
  std::optional<std::string> path;
};
BOOST_DESCRIBE_STRUCT(CalendarFeedView, (), (id, kind, language, made_by, is_mine, created_at, path))
constexpr auto notes(json::Of<CalendarFeedView>) {
  return std::to_array<json::Note>({{.member = "path", .description = "The secret address, told once: when the feed is made"}});
}

}  // namespace athar::api
