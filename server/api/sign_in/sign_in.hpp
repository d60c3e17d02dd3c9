#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Signing in and out, and what a caller may know and change of themselves.
std::vector<Route> sign_in_routes();

}  // namespace athar::api
