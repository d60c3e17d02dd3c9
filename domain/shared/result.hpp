#pragma once
#include <tl/expected.hpp>

#include "domain/shared/error.hpp"

namespace athar {

/// A value, or the reason there is none.
template <class T>
using Result = tl::expected<T, Error>;

using Refusal = tl::unexpected<Error>;

inline Refusal refuse(Error error) { return Refusal{std::move(error)}; }

}  // namespace athar
