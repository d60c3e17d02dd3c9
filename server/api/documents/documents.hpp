#pragma once
#include <vector>

#include "server/api/framework/route.hpp"

namespace athar::api {

/// The documents of a session, as files.
std::vector<Route> document_routes();

}  // namespace athar::api
