#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Networks, cohorts and committees, and who is in them.
std::vector<Route> person_group_routes();

}  // namespace athar::api
