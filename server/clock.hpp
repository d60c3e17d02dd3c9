#pragma once
#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"

namespace athar {

/// The wall clock, in UTC.
Instant now();
/// Today in the programmes' default zone, Africa/Casablanca.
LocalDate today();
/// A new version 7 identifier.
Uuid new_id();

}  // namespace athar
