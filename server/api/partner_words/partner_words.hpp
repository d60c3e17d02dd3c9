#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// What partners say of what is recorded, and what they are answered: comments and confirmations.
std::vector<Route> partner_word_routes();

}  // namespace athar::api
