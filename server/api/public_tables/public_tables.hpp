#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// The published tables as printed, for anybody. They answer nothing but what was printed: any other question is not allowed.
std::vector<Route> public_table_routes();

}  // namespace athar::api
