#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Who changed what, and when.
std::vector<Route> change_routes();

}  // namespace athar::api
