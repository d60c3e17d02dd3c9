#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Accounts, and the caller's own access tokens.
std::vector<Route> account_routes();

}  // namespace athar::api
