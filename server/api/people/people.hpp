#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// People, where they serve, and what they took part in.
std::vector<Route> people_routes();

}  // namespace athar::api
