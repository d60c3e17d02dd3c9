#pragma once
#include <stdexcept>

namespace athar {

/// The store cannot answer now: it is away, or it ended this transaction in favour of another. Nothing was half-written;
/// the same request may be sent again. Answered 503 with Retry-After.
struct Unavailable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace athar
