#include "server/api/sessions/time_zones.hpp"

#include <date/tz.h>

#include <stdexcept>

namespace athar::api {

bool is_time_zone(std::string const& name) {
  try {
    return date::locate_zone(name) != nullptr;
  } catch (std::runtime_error const&) {
    return false;
  }
}

}  // namespace athar::api
