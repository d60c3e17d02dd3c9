#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Projects, plans and strategies that sessions belong to.
std::vector<Route> programme_routes();

}  // namespace athar::api
