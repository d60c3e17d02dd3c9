#pragma once
#include <vector>

#include "server/api/framework/route.hpp"

namespace athar::api {

/// What is sent to partners who never sign in: when, to whom, what was sent.
std::vector<Route> partner_report_routes();
/// What the link in a message opens, for anybody who has it.
std::vector<Route> report_link_routes();

}  // namespace athar::api
