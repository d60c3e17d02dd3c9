#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Who is in a session: registering, seats and the waiting list, withdrawing.
std::vector<Route> registration_routes();

}  // namespace athar::api
