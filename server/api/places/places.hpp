#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Countries, and Morocco's regions, provinces and communes.
std::vector<Route> place_routes();

}  // namespace athar::api
