#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// What sessions cost, line by line, and the sums by funder.
std::vector<Route> session_budget_routes();

}  // namespace athar::api
