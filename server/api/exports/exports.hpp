#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Files made on demand: ordered, watched, fetched, removed. Everybody sees their own and no others.
std::vector<Route> export_routes();

}  // namespace athar::api
