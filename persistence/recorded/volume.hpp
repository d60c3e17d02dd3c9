#pragma once
#include <cstdint>
#include <functional>
#include <string>

namespace athar::persistence {

/// How much to load.
struct Volume {
  int people{100'000};
  int sessions{5'000};
  int registrations{500'000};
  int organisations{2'000};
  std::uint64_t seed{20'261'122};
};

/// Fills an empty, migrated database with made-up people, sessions and attendance, the same for the same volume on
/// every machine, and takes one tick. For benchmarks: names repeat as real ones do, in Latin and Arabic script.
/// Throws std::runtime_error when the database already holds people.
void load_volume(std::string const& url, Volume const& volume, std::function<void(std::string const&)> const& print);

}  // namespace athar::persistence
