#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Disability and identity numbers, what authorises taking them, and who holds a number.
std::vector<Route> sensitive_data_routes();

}  // namespace athar::api
