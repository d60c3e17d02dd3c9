#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// What was done for the public, and the audiences it reached.
std::vector<Route> outreach_routes();

}  // namespace athar::api
