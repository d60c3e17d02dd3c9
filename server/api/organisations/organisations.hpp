#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Ministries, directorates, associations, States … and their tree.
std::vector<Route> organisation_routes();
/// What happens to them: renamed, merged, split, moved.
std::vector<Route> organisation_event_routes();
/// Who went where after a split.
std::vector<Route> post_correction_routes();
/// The pictures they print at the head of documents.
std::vector<Route> organisation_logo_routes();

}  // namespace athar::api
