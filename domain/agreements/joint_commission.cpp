#include "domain/agreements/joint_commission.hpp"

#include <algorithm>

namespace athar {
namespace {

constexpr int greatest_session_number = 999;

}  // namespace

Result<JointCommission> checked(JointCommission commission) {
  std::vector<FieldError> errors;
  if (commission.name.empty()) errors.push_back({"name", "name_required", {}});
  auto const& sessions = commission.sessions;
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    auto const path = "sessions/" + std::to_string(i) + "/number";
    if (sessions[i].number < 1 || sessions[i].number > greatest_session_number)
      errors.push_back({path, "out_of_range", "1 – " + std::to_string(greatest_session_number)});
    auto const here = sessions.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::any_of(sessions.begin(), here, [&](auto const& earlier) { return earlier.number == here->number || earlier.id == here->id; }))
      errors.push_back({path, "number_twice", {}});
  }
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return commission;
}

}  // namespace athar
