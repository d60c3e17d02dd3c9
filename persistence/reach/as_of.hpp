#pragma once
#include <list>
#include <memory>
#include <mutex>

#include "domain/reach/index.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class FactReader;

/// Indexes as they were at earlier ticks: loaded from the recorded facts when asked for, by the code that answers for
/// now, so that a figure has one definition. Keeps the last two. Thread-safe; loading one makes the others wait, which
/// bounds memory.
class IndexesAsOf {
 public:
  /// The index of a tick. `connection` has no transaction open. Tick 0 has no facts.
  /// Throws DatabaseUnavailable, std::out_of_range when there is no such tick.
  reach::Index::Snapshot at(Connection& connection, reach::Tick tick);

 private:
  static constexpr std::size_t kept = 2;
  std::mutex mutex_;
  std::list<reach::Index::Snapshot> recent_;
};

/// The index of now with everybody's attributes of now; loaded when asked for and a tick was taken since. Thread-safe.
class IndexWithAttributesOfNow {
 public:
  /// `connection` has no transaction open. Throws DatabaseUnavailable.
  reach::Index::Snapshot at(Connection& connection);

 private:
  std::mutex mutex_;
  reach::Index::Snapshot last_;
};

/// The index of now, loaded from the open facts.
reach::Index::Snapshot load_index(FactReader& reader);

}  // namespace athar::persistence
