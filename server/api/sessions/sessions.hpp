#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Trainings, workshops, study visits … with their days, team and status.
std::vector<Route> session_routes();

}  // namespace athar::api
