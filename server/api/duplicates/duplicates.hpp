#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// The review of pairs that may be one, comparisons of whole registers, and whom a record being written may be the same as.
std::vector<Route> duplicate_routes();

}  // namespace athar::api
