#pragma once
#include <vector>

#include "server/api/framework/route.hpp"

namespace athar::api {

/// What the parties of agreements owe, with its due days, evidence and waivers.
std::vector<Route> commitment_routes();
/// Files that show that a commitment was kept.
std::vector<Route> evidence_file_routes();
/// Which clause a session serves, walked both ways.
std::vector<Route> clause_chain_routes();
/// What falls due when, and who is told beside the owner.
std::vector<Route> deadline_routes();

}  // namespace athar::api
