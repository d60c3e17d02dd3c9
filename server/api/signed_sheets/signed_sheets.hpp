#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Scans of signed sheets, which of them a person's name stands on, and their elimination.
std::vector<Route> signed_sheet_routes();

}  // namespace athar::api
