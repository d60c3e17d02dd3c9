#pragma once
#include "server/api/duplicates/wire.hpp"

namespace athar::api {

DuplicateView view_of(DuplicatePair const& pair);
LikelyDuplicatesView view_of(std::vector<LikelyRecord> const& found);

}  // namespace athar::api
