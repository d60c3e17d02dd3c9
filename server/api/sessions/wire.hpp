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
};
BOOST_DESCRIBE_STRUCT(SessionBody, (),
                      (id, programme_id, programme_ids, title, kind, modality, place_code, country, venue, seats, time_zone, languages,
                       planned_period, days, team, head_count, external_reference, note))

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
  std::optional<SessionCounts> counts;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(SessionView, (),
                      (id, version, reference, programme_id, programme_ids, programmes, title, kind, modality, status, status_reason,
                       status_since, first_date, last_date, planned_minutes, place_code, place_name, country, region_code, venue, seats,
                       time_zone, languages, planned_period, days, team, head_count, external_reference, note, counts, can))

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
  });
}

struct SessionStatusBody {
  SessionStatus status{SessionStatus::planned};
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(SessionStatusBody, (), (status, reason))
constexpr auto notes(json::Of<SessionStatusBody>) {
  return std::to_array<json::Note>({{.member = "reason", .description = "Required to cancel", .max_length = 1000, .multiline = true}});
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
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(SessionListItem, (),
                      (id, version, reference, title, kind, modality, status, first_date, last_date, planned_period, place_code, place_name,
                       country, region_code, venue, seats, programme_codes, head_count_total, registered, waiting, present, sittings,
                       sittings_without_attendance, can))

}  // namespace athar::api
