#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Another edition of a session on new days.
std::vector<Route> session_copy_routes();

}  // namespace athar::api
