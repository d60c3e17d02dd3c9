#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Editable lists of words.
std::vector<Route> reference_list_routes();

}  // namespace athar::api
