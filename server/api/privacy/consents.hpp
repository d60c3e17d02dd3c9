#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// What data serve for, what people answered, and what forms say of it.
std::vector<Route> consent_routes();
std::vector<Route> privacy_notice_routes();

}  // namespace athar::api
