#pragma once
#include <vector>

#include "server/api/framework/route.hpp"

namespace athar::api {

/// Evaluations of agreements and what became of their recommendations.
std::vector<Route> evaluation_routes();

}  // namespace athar::api
