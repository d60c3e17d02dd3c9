#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// What waits for the caller's hand today.
std::vector<Route> today_routes();

}  // namespace athar::api
