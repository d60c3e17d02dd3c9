#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// The figures, the records behind them, and the definitions.
std::vector<Route> reach_routes();

}  // namespace athar::api
