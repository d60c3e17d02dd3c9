#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Who came to which sitting.
std::vector<Route> attendance_routes();

}  // namespace athar::api
