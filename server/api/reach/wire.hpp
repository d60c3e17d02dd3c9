#pragma once
#include "domain/shared/date.hpp"
#include "server/api/privacy/sensitive_wire.hpp"

/// Shapes of the figures, for the OpenAPI document; the bodies themselves are written in answer_json.cpp and reach.cpp.
namespace athar::api {

struct ReachGroup {
  std::map<std::string, std::string> key;
  double value{0};
};
BOOST_DESCRIBE_STRUCT(ReachGroup, (), (key, value))

struct ReachCompleteness {
  std::int64_t sessions_held{0}, sessions_without_attendance{0}, sittings_held{0}, sittings_without_attendance{0};
};
BOOST_DESCRIBE_STRUCT(ReachCompleteness, (), (sessions_held, sessions_without_attendance, sittings_held, sittings_without_attendance))

struct ReachHeadCounts {
  std::int64_t sessions{0}, total{0}, women{0}, men{0}, sex_unknown{0};
};
BOOST_DESCRIBE_STRUCT(ReachHeadCounts, (), (sessions, total, women, men, sex_unknown))

struct ReachDefinition {
  std::string code;
  int version{1};
  std::string unit, qualification;
  std::optional<int> at_least_percent;
  std::string scope, head_count_rule;
  std::optional<std::string> attributes;
  std::string time_basis;
  std::vector<std::string> roles;
  bool additive{false};
  LocalizedText name, text;
};
BOOST_DESCRIBE_STRUCT(ReachDefinition, (),
                      (code, version, unit, qualification, at_least_percent, scope, head_count_rule, attributes, time_basis, roles, additive, name, text))

struct KnownAsOf {
  std::int64_t tick{0};
  Instant recorded_at;
};
BOOST_DESCRIBE_STRUCT(KnownAsOf, (), (tick, recorded_at))

struct AudiencePart {
  std::string method;
  std::string country;
  std::int64_t total{0}, women{0}, men{0};
};
BOOST_DESCRIBE_STRUCT(AudiencePart, (), (method, country, total, women, men))

struct ReachAnswer {
  std::string measure, unit;
  double value{0};
  std::vector<std::string> by;
  std::vector<ReachGroup> groups;
  double overlap{0};
  std::map<std::string, double> missing;
  ReachCompleteness completeness;
  std::optional<ReachHeadCounts> head_counts;
  std::vector<AudiencePart> audiences;
  ReachDefinition definition;
  json::Raw filters;
  KnownAsOf known_as_of;
  std::map<std::string, std::map<std::string, LocalizedText>> labels;
};
BOOST_DESCRIBE_STRUCT(ReachAnswer, (),
                      (measure, unit, value, by, groups, overlap, missing, completeness, head_counts, audiences, definition, filters,
                       known_as_of, labels))

struct ReachPoint {
  LocalDate to;
  double value{0};
  std::vector<ReachGroup> groups;
};
BOOST_DESCRIBE_STRUCT(ReachPoint, (), (to, value, groups))

struct ReachPoints {
  std::string measure, unit;
  std::vector<std::string> by;
  std::vector<ReachPoint> points;
  KnownAsOf known_as_of;
};
BOOST_DESCRIBE_STRUCT(ReachPoints, (), (measure, unit, by, points, known_as_of))

struct ReachRecordSession {
  std::string session_id, reference;
  LocalizedText title;
  std::optional<LocalDate> first_date, last_date;
  std::string kind, status;
  std::int64_t planned_minutes{0}, attended_minutes{0}, sittings{0}, attended_sittings{0};
};
BOOST_DESCRIBE_STRUCT(ReachRecordSession, (),
                      (session_id, reference, title, first_date, last_date, kind, status, planned_minutes, attended_minutes, sittings,
                       attended_sittings))

struct ReachRecord {
  std::optional<std::string> person_id, display_name, family_name, given_name, family_name_ar, given_name_ar, sex, region_code;
  std::optional<LocalizedText> organisation_name;
  std::optional<double> value;
  std::vector<ReachRecordSession> sessions;
  std::optional<ReachRecordSession> session;
};
BOOST_DESCRIBE_STRUCT(ReachRecord, (),
                      (person_id, display_name, family_name, given_name, family_name_ar, given_name_ar, sex, region_code,
                       organisation_name, value, sessions, session))

struct ReachRecords {
  std::vector<ReachRecord> items;
  std::optional<std::string> next_cursor;
  KnownAsOf known_as_of;
};
BOOST_DESCRIBE_STRUCT(ReachRecords, (), (items, next_cursor, known_as_of))

struct ReachRepeat {
  std::string person_id, display_name;
  std::optional<std::string> family_name, given_name, family_name_ar, given_name_ar;
  double value{0};
  std::vector<ReachGroup> rows;
};
BOOST_DESCRIBE_STRUCT(ReachRepeat, (), (person_id, display_name, family_name, given_name, family_name_ar, given_name_ar, value, rows))

struct ReachRepeats {
  std::vector<ReachRepeat> items;
  std::optional<std::string> next_cursor;
  std::int64_t people_total{0}, entries{0};
  std::map<std::string, std::map<std::string, LocalizedText>> labels;
};
BOOST_DESCRIBE_STRUCT(ReachRepeats, (), (items, next_cursor, people_total, entries, labels))

struct DisabilityTotal {
  DisabilityStatus disability{DisabilityStatus::yes};
  std::int64_t value{0};
};
BOOST_DESCRIBE_STRUCT(DisabilityTotal, (), (disability, value))
struct DisabilityTotalsView {
  bool on{false};
  std::string measure;
  std::optional<LocalDate> day;
  std::optional<Instant> published_at;
  std::optional<std::int64_t> value;
  std::vector<DisabilityTotal> groups;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(DisabilityTotalsView, (), (on, measure, day, published_at, value, groups, can))
constexpr auto notes(json::Of<DisabilityTotalsView>) {
  return std::to_array<json::Note>({
      {.member = "on", .description = "Off: the CNDP's authorisation is not entered, and nothing is told"},
      {.member = "day", .description = "On which they were counted; left out while none were told"},
      {.member = "value", .description = "The sum of the groups: each person stands in one"},
  });
}

struct Measures {
  std::vector<ReachDefinition> items;
};
BOOST_DESCRIBE_STRUCT(Measures, (), (items))

}  // namespace athar::api
