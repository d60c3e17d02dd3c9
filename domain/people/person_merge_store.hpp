#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/people/person_merge.hpp"
#include "domain/reach/facts.hpp"
#include "domain/reach/figure_changes.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/unit_of_work.hpp"

namespace athar {

/// A line of the ledger.
struct PersonMerge {
  PersonMergeId id;
  PersonId merged_id;
  PersonId canonical_id;
  std::string reason;
  std::vector<MergedField> changes;          ///< what was written into the canonical record
  std::vector<reach::FigureChange> effect;
  Instant merged_at;
  std::string merged_by_name;
  std::optional<Instant> undone_at;
  std::string undone_by_name;
  std::vector<MergeField> kept;              ///< fields that the undo left as somebody had changed them
  std::vector<reach::FigureChange> undo_effect;
};

/// With the names of today.
struct PersonMergeRow {
  PersonMerge merge;
  std::string merged_name;
  std::string canonical_name;
};

struct PersonMergeFilter {
  std::optional<PersonId> person;   ///< on either side
  std::optional<bool> undone;
};

/// Facts of some people as they follow from the tables now, beside those that are recorded.
struct FactsOfPeople {
  std::vector<reach::ParticipationFact> now;
  std::vector<std::pair<reach::Ordinal, reach::Ordinal>> recorded;  ///< (person, session)
};

class PersonMergeStore {
 public:
  virtual ~PersonMergeStore() = default;
  /// Until the end of the unit of work no merge or undo begins that concerns this person. To be asked for before a session is held.
  virtual void hold_off(PersonId person) = 0;
  /// The same for everybody.
  virtual void hold_off() = 0;

  /// Merges and undos come one after another, and wait for whoever holds them off; holds both records until the end of the unit of work. Empty for a record there is not.
  virtual std::pair<std::optional<MergeSide>, std::optional<MergeSide>> lock(PersonId canonical, PersonId other) = 0;
  /// Everybody that is one person with either of them, now; themselves included.
  virtual std::vector<PersonId> same_people(PersonId one, PersonId other) = 0;
  /// Sessions in which more than one of these records is registered or was present.
  virtual std::vector<SessionId> shared_sessions(std::vector<PersonId> const& people) = 0;

  /// Lines with an empty id get one of `new_ids` (as many). Answers the store's text of the lines. Errors: the named constraints.
  virtual Result<std::string> replace_affiliations(PersonId person, std::vector<Affiliation> const& lines,
                                                   std::vector<AffiliationId> const& new_ids) = 0;
  /// Puts back lines from the store's own text. Errors: the named constraints (an organisation that is gone).
  virtual Result<void> restore_affiliations(PersonId person, std::string const& text) = 0;

  /// Errors: already_merged; the named constraints.
  virtual Result<void> open(PersonMerge const& merge, Actor const& actor) = 0;
  /// False when it was undone already.
  virtual bool close(PersonMergeId id, std::vector<MergeField> const& kept, Actor const& actor) = 0;
  /// Changes what a merge wrote, when one before it is undone.
  virtual void rewrite(PersonMergeId id, std::vector<MergedField> const& changes) = 0;
  /// Brings these people and the counts of their sessions to what the open merges say.
  virtual void follow(std::vector<PersonId> const& people) = 0;

  virtual FactsOfPeople facts(std::vector<PersonId> const& people) = 0;
  virtual void keep_effect(PersonMergeId id, std::vector<reach::FigureChange> const& effect, bool of_undo) = 0;

  virtual std::optional<PersonMergeRow> find(PersonMergeId id) = 0;
  /// Merges into the same record after this one that still hold, oldest first.
  virtual std::vector<PersonMerge> later_into_same(PersonMerge const& merge) = 0;
  /// Newest first.
  virtual Page<PersonMergeRow> list(PersonMergeFilter const& filter, PageRequest const& page) = 0;
};

}  // namespace athar
