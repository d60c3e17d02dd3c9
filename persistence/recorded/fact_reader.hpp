#pragma once
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "domain/reach/facts.hpp"
#include "persistence/postgres/connection.hpp"
#include "persistence/recorded/recorder.hpp"

namespace athar::persistence {

/// The numbers of recorded time do not follow each other as read: load the facts anew.
struct TickHole : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// One line of the audit trail that a tick numbered, so that caches outside the figures can be dropped.
struct SubjectChange {
  std::int64_t change_set{0};
  std::string concept_name;       ///< "accounts", "sessions" …, as in the URL
  std::optional<Uuid> subject;
  std::string action;
};

/// What one tick changed: facts for the index, subjects for everybody else.
struct RecordedTick {
  reach::Change change;
  std::vector<SubjectChange> subjects;
};

/// Takes facts one by one, so that half a million never stand in memory twice.
struct FactSink {
  std::function<void(reach::SessionFact&&)> session;
  std::function<void(reach::OrganisationFact&&)> organisation;
  std::function<void(reach::ParticipationFact&&)> participation;
};

/// Everything known at one tick.
struct Facts {
  TickStamp known;
  std::vector<reach::SessionFact> sessions;
  std::vector<reach::OrganisationFact> organisations;
  std::vector<reach::ParticipationFact> participations;
};

/// Reads recorded facts over a connection of the caller's, which has no transaction open, or a snapshot to read in.
/// All functions throw DatabaseUnavailable.
class FactReader {
 public:
  explicit FactReader(Connection& connection) : connection_(connection) {}

  /// The facts of now and the tick they belong to, in one snapshot. Tick 0 before the first.
  TickStamp load(FactSink const& sink);
  Facts load();

  /// As `load`, each person with the organisation, level and region of the affiliation that is open now.
  TickStamp load_with_attributes_of_now(FactSink const& sink);

  /// The facts as they were known at a tick. Throws std::out_of_range when there is no such tick.
  TickStamp load_as_of(reach::Tick tick, FactSink const& sink);
  Facts load_as_of(reach::Tick tick);

  /// The ticks after `tick`, each following the one before; at most `most`, none when there is nothing new.
  /// Throws TickHole.
  std::vector<RecordedTick> read_after(reach::Tick tick, int most = 256);

  /// The last tick; number 0 before the first.
  TickStamp last_tick();

  /// The last tick recorded at or before an instant; number 0 when the instant lies before the first. `settled` is false
  /// when the instant is later than every tick: one has to be taken before the answer can never change.
  struct KnownAt {
    TickStamp stamp;
    bool settled{false};
    bool future{false};   ///< later than the database's clock
  };
  KnownAt known_at(Instant instant);

 private:
  void stream(std::string const& known, FactSink const& sink);
  void stream_sessions_and_organisations(std::string const& known, FactSink const& sink);

  Connection& connection_;
};

}  // namespace athar::persistence
