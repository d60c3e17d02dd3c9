#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/agreements/committee_meeting.hpp"
#include "domain/shared/partial_date.hpp"

namespace athar {

using EvaluationId = Id<struct EvaluationTag>;
using RecommendationId = Id<struct RecommendationTag>;

enum class EvaluationKind { mid_term, final_ };
std::string_view name_of(EvaluationKind kind);
std::optional<EvaluationKind> evaluation_kind_named(std::string_view name);

/// What an evaluation asks for, who takes it up, and what became of it.
struct Recommendation {
  RecommendationId id;
  LocalizedText text;
  std::optional<OrganisationId> owner_organisation_id;
  LocalizedText owner_organisation_name;    ///< read only
  std::string owner_name;
  std::optional<LocalDate> due_on;
  FollowUpState state{FollowUpState::open};
  std::optional<LocalDate> closed_on;
  std::string follow_up;
};

inline constexpr std::size_t greatest_number_of_recommendations = 100;

/// What was found of an agreement at half-time or at its end.
struct Evaluation {
  EvaluationId id;
  int version{1};
  AgreementId agreement_id;
  EvaluationKind kind{EvaluationKind::mid_term};
  LocalizedText title;
  std::string evaluator;
  std::optional<PartialDate> planned_on;
  std::optional<PartialDate> reported_on;
  LocalizedText summary;
  std::vector<Recommendation> recommendations;
};

/// Errors: title_required, text_required, required (an owner, the day something was closed), future_date, too_many_items, given_twice.
Result<Evaluation> checked(Evaluation evaluation, LocalDate today);

struct EvaluationPage {
  Evaluation evaluation;
  std::string agreement_code;
  LocalizedText agreement_title;
};

struct EvaluationFilter {
  std::optional<AgreementId> agreement;
  std::optional<OrganisationId> scope;
};

}  // namespace athar
