#pragma once
#include <memory>
#include <string_view>
#include <vector>

#include "domain/reach/answer.hpp"
#include "domain/reach/facts.hpp"
#include "domain/reach/query.hpp"
#include "domain/shared/result.hpp"

/// The exact index of reach: all open facts of one tick in memory, as columns.
namespace athar::reach {

struct State;  // columns and dictionaries, in `columns.hpp`; only this folder reads them

/// What a change may have moved in any figure.
struct Touched {
  bool everyone{false};         ///< a place in the organisation tree moved: figures are computed anew
  bool sessions{false};         ///< completeness, head counts, figures of sessions
  std::vector<Ordinal> people;  ///< ascending, none twice

  /// Takes in what a later tick touched.
  void merge(Touched const& later);
};

/// An immutable snapshot. Readers hold it by `shared_ptr`; every member is safe from any number of threads.
class Index {
 public:
  using Snapshot = std::shared_ptr<Index const>;

  /// The next snapshot, and what it moved.
  struct Step;

  explicit Index(std::shared_ptr<State const> state);
  ~Index();

  /// An index of no facts, before the first tick.
  static Snapshot empty();

  Tick tick() const;
  Instant recorded_at() const;
  std::size_t participations() const;  ///< open rows
  std::size_t delta_rows() const;      ///< rows of people who changed since the last fold
  std::size_t memory_bytes() const;    ///< of columns and dictionaries, roughly

  /// Applies the next tick. The caller publishes the step's snapshot; this one stays as it is.
  /// Errors: conflict `tick_hole` when the change is not the tick after this one's; load the facts anew.
  Result<Step> apply(Change const& change) const;

  /// Whether enough people have changed for a fold to pay.
  bool wants_fold() const;
  /// The same facts with nobody in the delta; tens of milliseconds at 500,000 rows, meant for a background thread.
  Snapshot folded() const;
  /// This snapshot standing on a base that was folded from an earlier snapshot of the same line, so that ticks taken
  /// during the fold are kept: `now->on_base_of(*folded, *folded_from)`.
  Snapshot on_base_of(Index const& folded, Index const& folded_from) const;

  /// The figure in one pass over all people. Value, groups, missing: see `Answer`.
  Answer value(Query const& query) const;

  /// The figure from the answer of an earlier snapshot: only the touched people are counted, before and after.
  /// Equal to `value(query)`. `touched` is the merge of all steps from `before` to this snapshot.
  Answer advance(Query const& query, Answer const& answer, Index const& before, Touched const& touched) const;

  /// What was counted, in a stable order. `cursor` is empty or a `next_cursor`; `limit` from 1 to 10,000.
  /// Errors: invalid_input on "cursor" (invalid_parameter).
  Result<Records> records(Query const& query, std::string_view cursor, std::size_t limit) const;

  /// People in more than one row of the split, in a stable order. Nobody when nothing is split or sessions are counted.
  /// Errors: as `records`.
  Result<Repeats> repeats(Query const& query, std::string_view cursor, std::size_t limit) const;

  State const& state() const { return *state_; }

 private:
  std::shared_ptr<State const> state_;
};

struct Index::Step {
  Snapshot index;
  Touched touched;
};

/// Fills a first index row by row, so that a load never holds all facts as objects.
/// Order of the calls does not matter; the same session, organisation or (person, session) given twice keeps the last.
class IndexBuilder {
 public:
  IndexBuilder();
  ~IndexBuilder();

  void add(SessionFact const& fact);
  void add(OrganisationFact const& fact);
  void add(ParticipationFact const& fact);
  /// The builder is empty afterwards.
  Index::Snapshot finish(Tick tick, Instant recorded_at);

 private:
  struct Pending;
  std::unique_ptr<Pending> pending_;
};

}  // namespace athar::reach
