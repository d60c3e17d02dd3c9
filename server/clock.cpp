#include "server/clock.hpp"

#include <date/tz.h>
#include <sodium.h>

#include <chrono>

namespace athar {

Instant now() {
  using namespace std::chrono;
  return {duration_cast<microseconds>(system_clock::now().time_since_epoch()).count()};
}

LocalDate today() {
  static auto const* zone = date::locate_zone("Africa/Casablanca");
  auto const local = zone->to_local(std::chrono::system_clock::now());
  return LocalDate::from_days(static_cast<std::int32_t>(date::floor<date::days>(local).time_since_epoch().count()));
}

Uuid new_id() {
  std::uint64_t random[2];
  randombytes_buf(random, sizeof random);
  return Uuid::v7(now().microseconds / 1000, random[0], random[1]);
}

}  // namespace athar
