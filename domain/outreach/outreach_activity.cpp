#include "domain/outreach/outreach_activity.hpp"

#include <array>

namespace athar {
namespace {

constexpr std::array<std::string_view, 3> method_names{"counted", "registered", "estimated"};
constexpr int greatest_audience = 100'000'000;

void check_audience(std::vector<FieldError>& errors, Audience const& audience, std::string const& path) {
  bool fits = true;
  auto in_range = [&](int value, std::string const& member) {
    if (value >= 0 && value <= greatest_audience) return;
    errors.push_back({path + "/" + member, "out_of_range", "0 – " + std::to_string(greatest_audience)});
    fits = false;
  };
  in_range(audience.total, "total");
  if (audience.women) in_range(*audience.women, "women");
  if (audience.men) in_range(*audience.men, "men");
  if (fits && audience.women.value_or(0) + audience.men.value_or(0) > audience.total) errors.push_back({path, "parts_exceed_total", {}});
}

}  // namespace

std::string_view name_of(AudienceMethod method) { return method_names[static_cast<std::size_t>(method)]; }

std::optional<AudienceMethod> audience_method_named(std::string_view name) {
  for (std::size_t i = 0; i < method_names.size(); ++i)
    if (method_names[i] == name) return static_cast<AudienceMethod>(i);
  return std::nullopt;
}

Result<OutreachActivity> checked(OutreachActivity activity) {
  std::vector<FieldError> errors;
  if (activity.title.empty()) errors.push_back({"title", "title_required", {}});
  for (std::size_t i = 0; i < activity.audiences.size(); ++i)
    check_audience(errors, activity.audiences[i], "audiences/" + std::to_string(i));
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return activity;
}

}  // namespace athar
