#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Which tables outside eyes get, what the next edition hides, and the edition of today.
std::vector<Route> published_table_routes();

/// What an agreement's parties read of them.
std::vector<Route> agreement_table_routes();

}  // namespace athar::api
