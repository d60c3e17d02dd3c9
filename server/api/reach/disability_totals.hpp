#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// The figures of reach by disability: totals that tell of nobody.
std::vector<Route> disability_totals_routes();

}  // namespace athar::api
