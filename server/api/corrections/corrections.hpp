#pragma once
#include <vector>

#include "server/api/framework/route.hpp"

namespace athar::api {

/// What parties propose to be recorded otherwise on their agreements, and what the house decides of it.
std::vector<Route> correction_routes();

}  // namespace athar::api
