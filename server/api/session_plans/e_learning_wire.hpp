#pragma once
#include "domain/training/e_learning.hpp"
#include "server/json/json.hpp"

namespace athar::api {

struct ELearningBody {
  std::string link;
  LocalDate opens_on;
  LocalDate closes_on;
  int planned_minutes{0};
};
BOOST_DESCRIBE_STRUCT(ELearningBody, (), (link, opens_on, closes_on, planned_minutes))
constexpr auto notes(json::Of<ELearningBody>) {
  return std::to_array<json::Note>({
      {.member = "link", .description = "Of the course, elsewhere", .example = "https://example.org/course", .max_length = 1000},
      {.member = "opens_on", .required = true},
      {.member = "closes_on", .required = true},
      {.member = "planned_minutes", .description = "That the course takes", .required = true},
  });
}

struct LearnerView {
  RegistrationId registration_id;
  PersonId person_id;
  std::string display_name;
  std::string family_name;
  std::string given_name;
  std::optional<std::string> family_name_ar;
  std::optional<std::string> given_name_ar;
  std::optional<int> percent;
  std::optional<LocalDate> completed_on;
  int online_minutes{0};
  int sitting_minutes{0};
  int attended_minutes{0};
  bool completed{false};
};
BOOST_DESCRIBE_STRUCT(LearnerView, (),
                      (registration_id, person_id, display_name, family_name, given_name, family_name_ar, given_name_ar, percent, completed_on,
                       online_minutes, sitting_minutes, attended_minutes, completed))

struct ELearningView {
  SessionId session_id;
  int version{1};
  std::optional<ELearningBody> course;
  int planned_minutes{0};
  std::vector<LearnerView> learners;
  int completed{0};
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(ELearningView, (), (session_id, version, course, planned_minutes, learners, completed, can))
constexpr auto notes(json::Of<ELearningView>) {
  return std::to_array<json::Note>({
      {.member = "version", .description = "Of the session"},
      {.member = "course", .description = "None while nobody has entered it"},
      {.member = "planned_minutes", .description = "Of all parts: sittings and the course"},
      {.member = "learners", .description = "`completed` is over all parts, as the measure of completions counts"},
  });
}

}  // namespace athar::api
