#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// What a coaching is engaged for, and its visits: sittings of the session.
std::vector<Route> coaching_routes();
/// The self-paced part of e-learning and blended sessions, and progress taken from a learning platform.
std::vector<Route> e_learning_routes();
/// What study visits are planned with: hosts, programme, journeys, travellers' papers, the leader's report.
std::vector<Route> study_visit_routes();

}  // namespace athar::api
