#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/json/describe.hpp"

/// A small world of wire types that has every kind of member.
namespace athar::json::sample {

enum class SessionKind { training, workshop, study_visit };
BOOST_DESCRIBE_ENUM(SessionKind, training, workshop, study_visit)

enum class TeamRole { trainer, speaker, public_ };
BOOST_DESCRIBE_ENUM(TeamRole, trainer, speaker, public_)

enum class Sex { female, male, not_stated };
constexpr auto choices(json::Of<Sex>) { return std::to_array<json::Choice>({{"F", 0}, {"M", 1}, {"not_stated", 2}}); }

/// A value of the domain that parses itself.
struct Grade {
  char letter{'A'};
  static Result<Grade> parse(std::string_view text) {
    if (text.size() == 1 && text[0] >= 'A' && text[0] <= 'C') return Grade{text[0]};
    return refuse(invalid_field("grade", "unknown_grade"));
  }
  std::string text() const { return std::string(1, letter); }
  friend bool operator==(Grade const&, Grade const&) = default;
};

struct Sitting {
  LocalTime starts;
  LocalTime ends;
  friend bool operator==(Sitting const&, Sitting const&) = default;
};
BOOST_DESCRIBE_STRUCT(Sitting, (), (starts, ends))

struct Day {
  LocalDate date;
  std::vector<Sitting> sittings;
  friend bool operator==(Day const&, Day const&) = default;
};
BOOST_DESCRIBE_STRUCT(Day, (), (date, sittings))

struct TeamMember {
  PersonId person_id;
  TeamRole role{TeamRole::trainer};
  friend bool operator==(TeamMember const&, TeamMember const&) = default;
};
BOOST_DESCRIBE_STRUCT(TeamMember, (), (person_id, role))

struct NewSession {
  std::optional<SessionId> id;
  LocalizedText title;
  SessionKind kind{SessionKind::training};
  Sex sex{Sex::not_stated};
  std::vector<Day> days;
  std::vector<TeamMember> team;
  std::string time_zone{"Africa/Casablanca"};
  bool certified{false};
  std::optional<LocalizedText> summary;
  std::optional<std::string> venue;
  std::optional<std::string> note;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::optional<std::string> country;
  std::optional<std::string> code;
  std::optional<std::string> password;
  std::optional<std::int32_t> seats;
  std::optional<std::int16_t> rank;
  std::optional<double> hours;
  std::optional<LocalDate> starts_on;
  Present<LocalDate> ends_on;
  std::optional<LocalTime> opens;
  std::optional<Instant> recorded_at;
  std::optional<Grade> grade;
  std::vector<std::string> phones;
  std::vector<std::string> aliases;
  std::map<std::string, LocalizedText> labels;
  friend bool operator==(NewSession const&, NewSession const&) = default;
};
BOOST_DESCRIBE_STRUCT(NewSession, (),
                      (id, title, kind, sex, days, team, time_zone, certified, summary, venue, note, email, phone,
                       country, code, password, seats, rank, hours, starts_on, ends_on, opens, recorded_at, grade,
                       phones, aliases, labels))

constexpr auto notes(json::Of<NewSession>) {
  return std::to_array<json::Note>({
      {.member = "title", .description = "At least one language.", .max_length = 300},
      {.member = "time_zone",
       .description = "IANA name of the zone of the wall-clock times.",
       .example = "Africa/Casablanca",
       .max_length = 64,
       .has_default = true},
      {.member = "certified", .has_default = true},
      {.member = "venue", .max_length = 200},
      {.member = "note", .multiline = true},
      {.member = "email", .pattern = json::Pattern::email},
      {.member = "phone", .example = "+212600000000", .pattern = json::Pattern::phone},
      {.member = "country", .example = "MA", .pattern = json::Pattern::country},
      {.member = "code", .pattern = json::Pattern::code},
      {.member = "password", .verbatim = true},
      {.member = "seats", .description = "Unknown when absent.", .example = "25", .minimum = 0, .maximum = 100000},
      {.member = "hours", .maximum = 100},
      {.member = "aliases", .max_items = 3},
  });
}

/// What is answered: the request's fields and those the server adds.
struct Session : NewSession {
  std::int32_t version{0};
  std::string reference;
  friend bool operator==(Session const&, Session const&) = default;
};
BOOST_DESCRIBE_STRUCT(Session, (NewSession), (version, reference))

constexpr auto read_as(json::Of<NewSession>) { return json::Of<Session>{}; }

/// Contains itself.
struct Place {
  std::string code;
  std::vector<Place> children;
};
BOOST_DESCRIBE_STRUCT(Place, (), (code, children))

struct Anything {
  Raw value;
  friend bool operator==(Anything const&, Anything const&) = default;
};
BOOST_DESCRIBE_STRUCT(Anything, (), (value))

}  // namespace athar::json::sample
