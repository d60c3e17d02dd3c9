#pragma once
#include "server/api/sessions/words.hpp"

namespace athar::api {

struct SittingView {
  int number{1};
  std::optional<LocalTime> starts;
  std::optional<LocalTime> ends;
};
BOOST_DESCRIBE_STRUCT(SittingView, (), (number, starts, ends))

/// Hours may be unknown: both are left out then.
struct SittingBody {
  std::optional<LocalTime> starts;
  std::optional<LocalTime> ends;
};
BOOST_DESCRIBE_STRUCT(SittingBody, (), (starts, ends))
constexpr auto read_as(json::Of<SittingBody>) { return json::Of<SittingView>{}; }

struct SessionDayBody {
  LocalDate date;
  std::vector<SittingBody> sittings;
};
BOOST_DESCRIBE_STRUCT(SessionDayBody, (), (date, sittings))
constexpr auto notes(json::Of<SessionDayBody>) {
  return std::to_array<json::Note>(
      {{.member = "sittings", .description = "One or two, in order; none stands for one of unknown hours", .max_items = 10}});
}

struct SessionDayView {
  LocalDate date;
  std::vector<SittingView> sittings;
};
BOOST_DESCRIBE_STRUCT(SessionDayView, (), (date, sittings))

struct TeamMemberView {
  PersonId person_id;
  TeamRole role{TeamRole::trainer};
  std::string display_name;
  std::string family_name;
  std::string given_name;
  std::optional<std::string> family_name_ar;
  std::optional<std::string> given_name_ar;
};
BOOST_DESCRIBE_STRUCT(TeamMemberView, (), (person_id, role, display_name, family_name, given_name, family_name_ar, given_name_ar))

struct TeamMemberBody {
  PersonId person_id;
  TeamRole role{TeamRole::trainer};
};
BOOST_DESCRIBE_STRUCT(TeamMemberBody, (), (person_id, role))
constexpr auto read_as(json::Of<TeamMemberBody>) { return json::Of<TeamMemberView>{}; }

struct HeadCountBody {
  int total{0};
  std::optional<int> women;
  std::optional<int> men;
};
BOOST_DESCRIBE_STRUCT(HeadCountBody, (), (total, women, men))

/// Whom a change concerns is written to only when somebody says so.
struct TellBody {
  std::optional<std::string> message;
};
BOOST_DESCRIBE_STRUCT(TellBody, (), (message))
constexpr auto notes(json::Of<TellBody>) {
  return std::to_array<json::Note>({{.member = "message", .description = "A paragraph of one's own in the message", .max_length = 2000, .multiline = true}});
}

/// The rooms that are booked for the whole of a session, in the same step. What is booked for single days or sittings, and assets, stays.
struct SessionRoomsBody {
  std::vector<RoomId> room_ids;
  std::optional<int> version;
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(SessionRoomsBody, (), (room_ids, version, reason))
constexpr auto notes(json::Of<SessionRoomsBody>) {
  return std::to_array<json::Note>({
      {.member = "room_ids", .max_items = 20},
      {.member = "version", .description = "Of the bookings that were read; needed to replace a session"},
      {.member = "reason", .description = "Why a room is booked although it is taken; kept in the record", .max_length = 500},
  });
}

/// What a client sends to create or replace a session.
struct SessionBody {
  std::optional<SessionId> id;
  std::optional<ProgrammeId> programme_id;
  std::vector<ProgrammeId> programme_ids;
  LocalizedText title;
  SessionKind kind{SessionKind::training};
  Modality modality{Modality::in_person};
  std::optional<std::string> place_code;
  std::optional<std::string> country;
  std::optional<std::string> venue;
  std::optional<int> seats;
  std::string time_zone{"Africa/Casablanca"};
  std::vector<std::string> languages;
  std::optional<std::string> planned_period;
  std::vector<SessionDayBody> days;
  std::vector<TeamMemberBody> team;
  std::optional<HeadCountBody> head_count;
  std::optional<std::string> external_reference;
  std::optional<std::string> note;
  std::optional<CourseId> course_id;
  std::optional<SessionRoomsBody> rooms;
  std::optional<TellBody> tell;
};
BOOST_DESCRIBE_STRUCT(SessionBody, (),
                      (id, programme_id, programme_ids, title, kind, modality, place_code, country, venue, seats, time_zone, languages,
                       planned_period, days, team, head_count, external_reference, note, course_id, rooms, tell))

/// The course that a session is an edition of.
struct SessionCourse {
  std::string reference;
  LocalizedText title;
};
BOOST_DESCRIBE_STRUCT(SessionCourse, (), (reference, title))

/// A change of status that is possible now, and what it needs.
struct NextStatus {
  SessionStatus status{SessionStatus::planned};
  bool needs_reason{false};
  bool needs_days{false};
  bool needs_attendance{false};
  bool takes_back{false};
};
BOOST_DESCRIBE_STRUCT(NextStatus, (), (status, needs_reason, needs_days, needs_attendance, takes_back))
constexpr auto notes(json::Of<NextStatus>) {
  return std::to_array<json::Note>({
      {.member = "needs_attendance", .description = "Of every sitting, or a head count"},
      {.member = "takes_back", .description = "Undoes an earlier step"},
  });
}

struct SessionProgramme {
  ProgrammeId id;
  std::string code;
  LocalizedText title;
};
BOOST_DESCRIBE_STRUCT(SessionProgramme, (), (id, code, title))

struct SessionCounts {
  int registered{0};
  int waiting{0};
  int present_any{0};
  int women{0};
  int men{0};
  int sex_unknown{0};
  int sittings{0};
  int sittings_without_attendance{0};
};
BOOST_DESCRIBE_STRUCT(SessionCounts, (),
                      (registered, waiting, present_any, women, men, sex_unknown, sittings, sittings_without_attendance))
constexpr auto notes(json::Of<SessionCounts>) {
  return std::to_array<json::Note>({
      {.member = "registered", .description = "Participants with a seat; women, men and sex_unknown are of these"},
      {.member = "present_any", .description = "Participants who came to at least one sitting"},
      {.member = "sittings_without_attendance", .description = "Sittings up to today for which nobody's attendance is entered"},
  });
}

/// What a client reads of one session.
struct SessionView {
  SessionId id;
  int version{1};
  std::string reference;
  ProgrammeId programme_id;
  std::vector<ProgrammeId> programme_ids;
  std::vector<SessionProgramme> programmes;
  LocalizedText title;
  SessionKind kind{SessionKind::training};
  Modality modality{Modality::in_person};
  SessionStatus status{SessionStatus::planned};
  std::optional<std::string> status_reason;
  std::optional<Instant> status_since;
  std::optional<LocalDate> first_date;
  std::optional<LocalDate> last_date;
  int planned_minutes{0};
  std::optional<std::string> place_code;
  std::optional<LocalizedText> place_name;
  std::optional<std::string> country;
  std::optional<std::string> region_code;
  std::optional<std::string> venue;
  std::optional<int> seats;
  std::string time_zone;
  std::vector<std::string> languages;
  std::optional<std::string> planned_period;
  std::vector<SessionDayView> days;
  std::vector<TeamMemberView> team;
  std::optional<HeadCountBody> head_count;
  std::optional<std::string> external_reference;
  std::optional<std::string> note;
  std::optional<CourseId> course_id;
  std::optional<int> edition;
  std::optional<SessionCourse> course;
  std::vector<NextStatus> next_statuses;
  std::vector<std::string> notices;
  std::optional<SessionCounts> counts;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(SessionView, (),
                      (id, version, reference, programme_id, programme_ids, programmes, title, kind, modality, status, status_reason,
                       status_since, first_date, last_date, planned_minutes, place_code, place_name, country, region_code, venue, seats,
                       time_zone, languages, planned_period, days, team, head_count, external_reference, note, course_id, edition, course,
                       next_statuses, notices, counts, can))
constexpr auto notes(json::Of<SessionView>) {
  return std::to_array<json::Note>({
      {.member = "edition", .description = "Number within the course"},
      {.member = "notices", .description = "What deserves a look: in_past (still to be run, on days that are over), many_days (more than 31)"},
  });
}

constexpr auto read_as(json::Of<SessionBody>) { return json::Of<SessionView>{}; }

constexpr auto notes(json::Of<SessionBody>) {
  return std::to_array<json::Note>({
      {.member = "programme_id", .description = "For a session of one programme; programme_ids counts when both are given"},
      {.member = "programme_ids", .max_items = 20},
      {.member = "place_code", .description = "Code of a place; country and region follow from it", .example = "MA-04", .max_length = 60},
      {.member = "country", .description = "ISO 3166-1 alpha-2, where there is no place", .example = "CA", .pattern = json::Pattern::country},
      {.member = "venue", .max_length = 300},
      {.member = "seats", .description = "No limit when absent"},
      {.member = "time_zone", .description = "IANA name of the zone of the wall-clock times", .example = "Africa/Casablanca",
       .max_length = 64, .has_default = true},
      {.member = "languages", .description = "ISO 639-1", .max_items = 20},
      {.member = "planned_period", .description = "A month or a quarter, while there are no days", .example = "2027-Q2", .max_length = 7},
      {.member = "days", .description = "No day twice; changing a day whose attendance is entered is refused", .max_items = 200},
      {.member = "team", .max_items = 100},
      {.member = "external_reference", .description = "The session's key in another register", .max_length = 120},
      {.member = "note", .max_length = 5000, .multiline = true},
      {.member = "course_id", .description = "The course it is an edition of; its number within the course is given by the server"},
      {.member = "tell", .description = "Write to those who are expected, if days, hours, place or title change; left out: nobody is told"},
      {.member = "rooms", .description = "Absent: what is booked stays"},
  });
}

struct StatusStepView {
  int number{0};
  SessionStatus status{SessionStatus::planned};
  Instant at;
  std::string actor;
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(StatusStepView, (), (number, status, at, actor, reason))

struct StatusStepsView {
  std::vector<StatusStepView> items;
};
BOOST_DESCRIBE_STRUCT(StatusStepsView, (), (items))

struct SessionStatusBody {
  SessionStatus status{SessionStatus::planned};
  std::optional<std::string> reason;
  std::optional<TellBody> tell;
};
BOOST_DESCRIBE_STRUCT(SessionStatusBody, (), (status, reason, tell))
constexpr auto notes(json::Of<SessionStatusBody>) {
  return std::to_array<json::Note>({{.member = "reason", .description = "Required to postpone, to cancel and to take back a confirmation or a closing", .max_length = 1000, .multiline = true}});
}

struct SessionListItem {
  SessionId id;
  int version{1};
  std::string reference;
  LocalizedText title;
  SessionKind kind{SessionKind::training};
  Modality modality{Modality::in_person};
  SessionStatus status{SessionStatus::planned};
  std::optional<LocalDate> first_date;
  std::optional<LocalDate> last_date;
  std::optional<std::string> planned_period;
  std::optional<std::string> place_code;
  std::optional<LocalizedText> place_name;
  std::optional<std::string> country;
  std::optional<std::string> region_code;
  std::optional<std::string> venue;
  std::optional<int> seats;
  std::vector<std::string> programme_codes;
  std::optional<int> head_count_total;
  int registered{0};
  int waiting{0};
  int present{0};
  int sittings{0};
  int sittings_without_attendance{0};
  std::optional<std::string> course_reference;
  std::optional<int> edition;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(SessionListItem, (),
                      (id, version, reference, title, kind, modality, status, first_date, last_date, planned_period, place_code, place_name,
                       country, region_code, venue, seats, programme_codes, head_count_total, registered, waiting, present, sittings,
                       sittings_without_attendance, course_reference, edition, can))

}  // namespace athar::api
