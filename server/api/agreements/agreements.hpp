#pragma once
#include <vector>

#include "server/api/framework/route.hpp"

namespace athar::api {

/// Partnership agreements: the register and one agreement.
std::vector<Route> agreement_routes();
/// Where one stood and since when.
std::vector<Route> agreement_life_routes();
/// Its papers, version after version.
std::vector<Route> agreement_document_routes();
/// Joint commissions, sessions that serve agreements, the register in numbers.
std::vector<Route> agreement_link_routes();

}  // namespace athar::api
