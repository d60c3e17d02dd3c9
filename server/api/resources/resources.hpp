#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Venues, their rooms, what is lent, and the days that are not worked.
std::vector<Route> resource_routes();
/// The pool of trainers.
std::vector<Route> trainer_routes();

}  // namespace athar::api
