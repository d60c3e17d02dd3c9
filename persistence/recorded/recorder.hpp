#pragma once
#include <memory>
#include <optional>
#include <string>

#include "domain/reach/facts.hpp"
#include "persistence/postgres/connection.hpp"

/// Recorded time: the one process per database that numbers what was committed.
namespace athar::persistence {

/// A number of recorded time with the instant it was taken.
struct TickStamp {
  reach::Tick tick{0};
  Instant recorded_at;
  friend bool operator==(TickStamp const&, TickStamp const&) = default;
};

/// Takes ticks. One recorder per database leads: the one whose connection holds the advisory lock. Not thread-safe.
class Recorder {
 public:
  /// Connects. Throws DatabaseUnavailable.
  explicit Recorder(std::string const& url);

  /// Takes the lead when nobody has it; true while this recorder leads. Losing the connection loses the lead.
  bool lead();
  bool leads() const { return leads_; }

  /// Numbers every committed change set that has no number yet and derives the facts they touched anew, in one
  /// snapshot. Empty when nothing was waiting. Throws DatabaseUnavailable, TransactionEnded (nothing was recorded: try
  /// again), std::logic_error when this recorder does not lead.
  std::optional<TickStamp> record_once();

  /// As `record_once`, and takes a tick even when nothing changed, so that no later tick can be recorded before now.
  TickStamp force_tick();

  /// Listens for other processes that ask for a tick; see `wait`.
  void listen();
  /// Waits for such a request, for `also` to become readable, or for the time to pass. `forced` is set when a tick is
  /// asked for whether or not something changed.
  bool wait(int timeout_ms, int also, bool& forced);

 private:
  std::optional<TickStamp> take(bool always);

  Connection connection_;
  bool leads_{false};
};

}  // namespace athar::persistence
