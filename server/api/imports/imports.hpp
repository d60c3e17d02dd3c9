#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Files on their way into the records: upload, preview, confirmation.
std::vector<Route> import_routes();

}  // namespace athar::api
