#pragma once
#include "domain/shared/unavailable.hpp"

namespace athar {

/// There is no room left to write. Nothing was half-written.
struct StorageFull : Unavailable {
  using Unavailable::Unavailable;
};

}  // namespace athar
