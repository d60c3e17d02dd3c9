#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// What amendments changed, components with their money, claims of sources, and the family of an agreement.
std::vector<Route> agreement_terms_routes();

}  // namespace athar::api
