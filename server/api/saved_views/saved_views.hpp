#pragma once
#include <vector>

#include "server/api/framework/route.hpp"

namespace athar::api {

/// Filters of lists under a name, one's own or shared.
std::vector<Route> saved_view_routes();

}  // namespace athar::api
