#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/shared/result.hpp"
#include "persistence/recorded/fact_reader.hpp"

namespace athar::persistence {

/// Moves this process along recorded time: leads the recorder when nobody else does, reads every tick in order, and
/// comes back by itself after PostgreSQL was away. Two threads, two connections; every member is thread-safe.
class TickFeed {
 public:
  struct Handlers {
    /// Loads everything known now and answers its tick. Called on the reader's thread: once at the start, and again
    /// when the ticks do not follow each other. `reader` is good for the call only.
    std::function<reach::Tick(FactReader& reader)> load;
    /// Takes the next ticks, in order, none twice and none left out. Called on the reader's thread. Throws TickHole to
    /// have everything loaded anew; after any other exception the same ticks come again.
    std::function<void(std::vector<RecordedTick> const& ticks)> changed;
    /// One plain sentence on what happened, for the log. May be empty.
    std::function<void(std::string const& sentence)> tell;
  };

  /// Nothing runs before `start`.
  TickFeed(std::string url, Handlers handlers);
  ~TickFeed();

  void start();
  /// Ends both threads and gives the lead back. Waiting callers return without a tick. Idempotent.
  void stop();

  /// To be called after a commit that recorded a change: a tick follows within milliseconds, whoever leads.
  void wake();

  /// Whether this process records the ticks at the moment.
  bool leads() const;
  /// Last tick passed to the handlers; 0 before the first load.
  reach::Tick read_up_to() const;
  /// False while PostgreSQL is away or nothing is loaded yet.
  bool connected() const;
  /// Waits for the first load; false when the time passed.
  bool wait_until_loaded(std::chrono::milliseconds patience);

  /// The tick that holds a change set, once the handlers have taken it in. Empty when the time passed. Knows the last
  /// 65,536 change sets: made for a caller's own write a moment ago.
  std::optional<reach::Tick> wait_until_numbered(std::int64_t change_set, std::chrono::milliseconds patience);

  /// The last tick recorded at or before an instant, an answer that never changes: a tick is taken first when the
  /// instant is later than the last one. Tick 0 for instants before the first.
  /// Errors: invalid `future_instant` on "known_as_of"; unavailable `recorder_unavailable` when no process took a tick
  /// in time. Throws DatabaseUnavailable. Runs on `connection`, with no transaction open.
  Result<TickStamp> tick_at(Connection& connection, Instant instant,
                            std::chrono::milliseconds patience = std::chrono::milliseconds(2000));

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace athar::persistence
