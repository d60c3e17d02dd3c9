#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Two records of one person: the preview, the merge, the ledger, the undo.
std::vector<Route> person_merge_routes();

}  // namespace athar::api
