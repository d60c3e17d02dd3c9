#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// The catalogue: what sessions are editions of.
std::vector<Route> course_routes();

}  // namespace athar::api
