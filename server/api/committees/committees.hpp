#pragma once
#include <vector>

#include "server/api/framework/route.hpp"

namespace athar::api {

/// Committees of agreements.
std::vector<Route> committee_routes();
/// Their meetings, the minutes, and what becomes of decisions.
std::vector<Route> committee_meeting_routes();
std::vector<Route> committee_decision_routes();
/// What is brought to a meeting: papers, who is coming, points proposed.
std::vector<Route> committee_contribution_routes();

}  // namespace athar::api
