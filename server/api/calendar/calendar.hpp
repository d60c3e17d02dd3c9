#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// The calendar of sessions.
std::vector<Route> calendar_routes();
/// Feeds for calendar programs, and one session's file.
std::vector<Route> calendar_feed_routes();

}  // namespace athar::api
