#include "domain/agreements/evaluation.hpp"

#include <array>
#include <set>

namespace athar {
namespace {

constexpr std::array<std::string_view, 2> kind_names{"mid_term", "final"};

}  // namespace

std::string_view name_of(EvaluationKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
std::optional<EvaluationKind> evaluation_kind_named(std::string_view name) {
  if (name == kind_names[0]) return EvaluationKind::mid_term;
  if (name == kind_names[1]) return EvaluationKind::final_;
  return std::nullopt;
}

Result<Evaluation> checked(Evaluation evaluation, LocalDate today) {
  std::vector<FieldError> errors;
  if (evaluation.title.empty()) errors.push_back({"title", "title_required", {}});
  if (evaluation.reported_on && evaluation.reported_on->first_day() > today) errors.push_back({"reported_on", "future_date", {}});
  auto const& list = evaluation.recommendations;
  if (list.size() > greatest_number_of_recommendations)
    errors.push_back({"recommendations", "too_many_items", std::to_string(greatest_number_of_recommendations)});
  std::set<RecommendationId> seen;
  for (std::size_t i = 0; i < list.size(); ++i) {
    auto const& each = list[i];
    auto const path = "recommendations/" + std::to_string(i);
    if (!seen.insert(each.id).second) errors.push_back({path + "/id", "given_twice", {}});
    if (each.text.empty()) errors.push_back({path + "/text", "text_required", {}});
    if (!each.owner_organisation_id && each.owner_name.empty()) errors.push_back({path + "/owner_name", "required", {}});
    if (each.state != FollowUpState::open && !each.closed_on) errors.push_back({path + "/closed_on", "required", {}});
    if (each.closed_on && *each.closed_on > today) errors.push_back({path + "/closed_on", "future_date", {}});
  }
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  for (auto& each : evaluation.recommendations)
    if (each.state == FollowUpState::open) each.closed_on.reset();
  return evaluation;
}

}  // namespace athar
