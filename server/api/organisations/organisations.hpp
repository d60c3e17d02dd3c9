#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Ministries, directorates, associations, States … and their tree.
std::vector<Route> organisation_routes();

}  // namespace athar::api
