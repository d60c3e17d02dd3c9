#pragma once
#include <vector>

#include "server/api/framework/route.hpp"

namespace athar::api {

/// The register of agreements that everybody may read, without an account.
std::vector<Route> public_register_routes();
/// Whether an agreement is in it, said by the house.
std::vector<Route> agreement_publication_routes();

}  // namespace athar::api
