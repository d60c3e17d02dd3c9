#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Who is in a group; part of `person_group_routes`.
std::vector<Route> person_group_member_routes();

}  // namespace athar::api
