#pragma once
#include "server/api/committees/wire.hpp"
#include "server/json/partial_date.hpp"

namespace athar {
BOOST_DESCRIBE_ENUM(EvaluationKind, mid_term, final_)
}  // namespace athar

namespace athar::api {

struct RecommendationView {
  RecommendationId id;
  LocalizedText text;
  std::optional<OrganisationId> owner_organisation_id;
  std::optional<LocalizedText> owner_organisation_name;
  std::optional<std::string> owner_name;
  std::optional<LocalDate> due_on;
  FollowUpState state{FollowUpState::open};
  std::optional<LocalDate> closed_on;
  std::optional<std::string> follow_up;
  bool late{false};
};
BOOST_DESCRIBE_STRUCT(RecommendationView, (),
                      (id, text, owner_organisation_id, owner_organisation_name, owner_name, due_on, state, closed_on, follow_up, late))
constexpr auto notes(json::Of<RecommendationView>) {
  return std::to_array<json::Note>({{.member = "late", .description = "Open, its day past"}});
}

struct RecommendationBody {
  std::optional<RecommendationId> id;
  LocalizedText text;
  std::optional<OrganisationId> owner_organisation_id;
  std::optional<std::string> owner_name;
  std::optional<LocalDate> due_on;
  FollowUpState state{FollowUpState::open};
  std::optional<LocalDate> closed_on;
  std::optional<std::string> follow_up;
};
BOOST_DESCRIBE_STRUCT(RecommendationBody, (), (id, text, owner_organisation_id, owner_name, due_on, state, closed_on, follow_up))
constexpr auto read_as(json::Of<RecommendationBody>) { return json::Of<RecommendationView>{}; }
constexpr auto notes(json::Of<RecommendationBody>) {
  return std::to_array<json::Note>({
      {.member = "text", .max_length = 2000, .multiline = true},
      {.member = "owner_name", .description = "Who takes it up: this, an organisation, or both", .max_length = 200},
      {.member = "state", .has_default = true},
      {.member = "closed_on", .description = "When it was done or dropped; today or earlier"},
      {.member = "follow_up", .description = "What was done about it", .max_length = 2000, .multiline = true},
  });
}

struct EvaluationView {
  EvaluationId id;
  int version{1};
  AgreementId agreement_id;
  std::string agreement_code;
  LocalizedText agreement_title;
  EvaluationKind kind{EvaluationKind::mid_term};
  LocalizedText title;
  std::optional<std::string> evaluator;
  std::optional<PartialDate> planned_on;
  std::optional<PartialDate> reported_on;
  std::optional<LocalizedText> summary;
  std::vector<RecommendationView> recommendations;
  int open_recommendations{0};
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(EvaluationView, (),
                      (id, version, agreement_id, agreement_code, agreement_title, kind, title, evaluator, planned_on, reported_on, summary, recommendations,
                       open_recommendations, can))

struct EvaluationBody {
  std::optional<EvaluationId> id;
  std::optional<AgreementId> agreement_id;
  EvaluationKind kind{EvaluationKind::mid_term};
  LocalizedText title;
  std::optional<std::string> evaluator;
  std::optional<PartialDate> planned_on;
  std::optional<PartialDate> reported_on;
  std::optional<LocalizedText> summary;
  std::vector<RecommendationBody> recommendations;
};
BOOST_DESCRIBE_STRUCT(EvaluationBody, (), (id, agreement_id, kind, title, evaluator, planned_on, reported_on, summary, recommendations))
constexpr auto read_as(json::Of<EvaluationBody>) { return json::Of<EvaluationView>{}; }
constexpr auto notes(json::Of<EvaluationBody>) {
  return std::to_array<json::Note>({
      {.member = "agreement_id", .description = "Needed for a new one; does not change afterwards"},
      {.member = "evaluator", .max_length = 200},
      {.member = "planned_on", .description = "A day, a month or a year", .example = "2027-03"},
      {.member = "reported_on", .description = "A day, a month or a year; today or earlier", .example = "2027"},
      {.member = "summary", .max_length = 4000, .multiline = true},
      {.member = "recommendations", .max_items = greatest_number_of_recommendations},
  });
}

}  // namespace athar::api
