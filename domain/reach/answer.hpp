#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/reach/dimension.hpp"
#include "domain/shared/date.hpp"

/// What comes back from the index. Values are counts, except person-hours, which are minutes everywhere.
namespace athar::reach {

/// One row of a split: the codes in the order of `Query::by`.
struct Group {
  std::vector<std::string> key;
  std::int64_t value{0};
  friend bool operator==(Group const&, Group const&) = default;
};

/// How much of the attendance of the sessions in question is entered; person filters do not matter to it.
struct Completeness {
  std::int64_t sessions_held{0};
  std::int64_t sessions_without_attendance{0};  ///< held, no sitting recorded and no head count
  std::int64_t sittings_held{0};
  std::int64_t sittings_without_attendance{0};  ///< of held sessions without a head count
  friend bool operator==(Completeness const&, Completeness const&) = default;
};

/// Sessions recorded as a head count, with nobody registered by name as a participant. A head count says the sex at
/// most: under a filter on the person's other attributes it counts only where "unknown" is asked for.
struct HeadCounts {
  std::int64_t sessions{0};
  std::int64_t total{0};
  std::int64_t women{0};
  std::int64_t men{0};
  std::int64_t sex_unknown{0};
  friend bool operator==(HeadCounts const&, HeadCounts const&) = default;
};

struct Answer {
  std::int64_t value{0};
  std::vector<Group> groups;  ///< only rows that hold something, ordered by key; empty when nothing was split
  std::int64_t overlap{0};    ///< sum of the groups less the value; 0 when nothing was split
  /// Per dimension, the part of the value that its unknown row would hold. Sex, region, age band and organisation
  /// always (where the measure has them), and every dimension of the question.
  std::vector<std::pair<Dimension, std::int64_t>> missing;
  Completeness completeness;
  std::optional<HeadCounts> head_counts;  ///< empty under the rule "excluded"
  Tick tick{0};
  Instant recorded_at;
  friend bool operator==(Answer const&, Answer const&) = default;
};

/// A session that qualified a person, or a session that was counted itself.
struct CountedSession {
  SessionId id;
  std::optional<LocalDate> date;
  std::int32_t planned_minutes{0};
  std::int32_t sittings{0};
  std::int32_t attended_minutes{0};  ///< of the person; 0 in a list of sessions
  std::int32_t attended_sittings{0};
  friend bool operator==(CountedSession const&, CountedSession const&) = default;
};

/// A person in the figure, with the attributes they had at the latest session that qualified them.
struct CountedPerson {
  PersonId id;
  Sex sex{Sex::not_stated};
  std::string region;  ///< empty when unknown
  std::optional<OrganisationId> organisation;
  std::int64_t value{0};                 ///< what this person adds to the figure
  std::vector<CountedSession> sessions;  ///< by date, undated last
  friend bool operator==(CountedPerson const&, CountedPerson const&) = default;
};

/// One page of what was counted: people, or sessions for measures of sessions and sittings.
struct Records {
  std::vector<CountedPerson> people;
  std::vector<CountedSession> sessions;
  std::optional<std::string> next_cursor;  ///< opaque; empty on the last page
};

/// A person in more than one row of the split.
struct Repeat {
  PersonId id;
  std::int64_t value{0};    ///< what this person adds to the figure
  std::vector<Group> rows;  ///< the rows they are in, with what they add to each
  friend bool operator==(Repeat const&, Repeat const&) = default;
};

struct Repeats {
  std::vector<Repeat> people;  ///< one page
  std::optional<std::string> next_cursor;
  std::int64_t people_total{0};  ///< all pages
  std::int64_t entries{0};       ///< over all of them, entries in rows less what they add to the figure
};

}  // namespace athar::reach
