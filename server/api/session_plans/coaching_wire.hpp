#pragma once
#include "domain/training/coaching.hpp"
#include "server/json/json.hpp"

namespace athar::api {

struct BeneficiaryView {
  RegistrationId registration_id;
  PersonId person_id;
  std::string display_name;
  std::string family_name;
  std::string given_name;
  std::optional<std::string> family_name_ar;
  std::optional<std::string> given_name_ar;
  int visits{0};
  int attended_minutes{0};
};
BOOST_DESCRIBE_STRUCT(BeneficiaryView, (),
                      (registration_id, person_id, display_name, family_name, given_name, family_name_ar, given_name_ar, visits, attended_minutes))

struct CoachingVisitView {
  LocalDate date;
  int sitting{1};
  std::optional<LocalTime> starts;
  std::optional<LocalTime> ends;
  int minutes{0};
  std::optional<std::string> topic;
  bool remote{false};
  std::optional<std::string> place;
  std::vector<PersonId> present;
};
BOOST_DESCRIBE_STRUCT(CoachingVisitView, (), (date, sitting, starts, ends, minutes, topic, remote, place, present))

/// What a client reads of a coaching.
struct CoachingView {
  SessionId session_id;
  int version{1};
  int planned_minutes{0};
  int logged_minutes{0};
  std::optional<std::string> goal;
  std::vector<BeneficiaryView> beneficiaries;
  std::vector<CoachingVisitView> visits;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(CoachingView, (), (session_id, version, planned_minutes, logged_minutes, goal, beneficiaries, visits, can))
constexpr auto notes(json::Of<CoachingView>) {
  return std::to_array<json::Note>({
      {.member = "version", .description = "Of the session: a visit is one of its sittings"},
      {.member = "planned_minutes", .description = "Of the engagement; 0 while nobody has said them"},
      {.member = "logged_minutes", .description = "Of all visits, whoever came"},
      {.member = "visits", .description = "The latest first"},
  });
}

struct CoachingBody {
  int planned_minutes{0};
  std::optional<std::string> goal;
};
BOOST_DESCRIBE_STRUCT(CoachingBody, (), (planned_minutes, goal))
constexpr auto notes(json::Of<CoachingBody>) {
  return std::to_array<json::Note>({
      {.member = "planned_minutes", .required = true},
      {.member = "goal", .max_length = 2000, .multiline = true},
  });
}

struct CoachingVisitBody {
  LocalDate date;
  LocalTime starts;
  int minutes{0};
  std::optional<std::string> topic;
  bool remote{false};
  std::optional<std::string> place;
  std::vector<PersonId> present;
};
BOOST_DESCRIBE_STRUCT(CoachingVisitBody, (), (date, starts, minutes, topic, remote, place, present))
constexpr auto notes(json::Of<CoachingVisitBody>) {
  return std::to_array<json::Note>({
      {.member = "date", .required = true},
      {.member = "starts", .required = true},
      {.member = "minutes", .required = true},
      {.member = "topic", .max_length = 500},
      {.member = "remote", .has_default = true},
      {.member = "place", .description = "Where nobody met remotely", .max_length = 300},
      {.member = "present", .description = "Beneficiaries who were there; the others were absent", .max_items = 200},
  });
}

}  // namespace athar::api
