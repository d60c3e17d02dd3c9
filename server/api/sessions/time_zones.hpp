#pragma once
#include <string>

namespace athar::api {

/// True for a zone of the time zone database, or a link to one: "Africa/Casablanca". Thread-safe.
bool is_time_zone(std::string const& name);

}  // namespace athar::api
