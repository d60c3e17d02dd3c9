#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Empty spreadsheets whose columns the import finds by itself.
std::vector<Route> import_template_routes();

}  // namespace athar::api
