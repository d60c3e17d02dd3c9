#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// The one page that a partner finds when it signs in.
std::vector<Route> entrance_routes();

}  // namespace athar::api
