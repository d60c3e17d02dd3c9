#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// When the clocks change, so that pages, paper and spreadsheets tell one hour.
std::vector<Route> time_zone_routes();

}  // namespace athar::api
