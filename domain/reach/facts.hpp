#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"

/// What a measure reads, as derived from the ordinary tables at one tick. Everything here is versioned by tick.
namespace athar::reach {

/// A number that grows by one with every tick; 0 before the first.
using Tick = std::int64_t;

/// Integer names of people, sessions and organisations inside the index; never shown.
using Ordinal = std::int32_t;

enum class Sex : std::uint8_t { not_stated, women, men, prefers_not_to_say };
enum class AgeBand : std::uint8_t { unknown, under_25, from_25_to_34, from_35_to_44, from_45_to_54, from_55_to_64, from_65 };
enum class AdministrativeLevel : std::uint8_t { unknown, central, deconcentrated, territorial };
enum class Role : std::uint8_t { participant, trainer, speaker, organiser, observer, interpreter };

/// One session as counted. Cancelled sessions have no fact.
struct SessionFact {
  Ordinal ordinal{0};
  SessionId id;
  std::optional<LocalDate> date;          ///< first day; empty while only a month or a quarter is planned
  std::int32_t planned_minutes{0};        ///< sum over sittings; 0 when no hours are known
  std::int32_t sittings{0};
  std::int32_t sittings_recorded{0};      ///< sittings with at least one attendance entered
  bool held{false};                       ///< running or completed
  std::string kind;                       ///< "training", "study_visit" …
  std::string modality;                   ///< "in_person" …
  std::string region;                     ///< of the session, "MA-04"; empty when unknown or abroad
  std::string country;                    ///< "MA", "CA"; empty when unknown
  std::vector<ProgrammeId> programmes;
  std::optional<CourseId> course;         ///< none: it stands alone
  bool has_head_count{false};
  std::int32_t head_count_total{0};
  std::optional<std::int32_t> head_count_women;
  std::optional<std::int32_t> head_count_men;
  friend bool operator==(SessionFact const&, SessionFact const&) = default;
};

/// One canonical person in one session, with the person's attributes at the session.
struct ParticipationFact {
  Ordinal person{0};
  Ordinal session{0};
  PersonId person_id;
  Role role{Role::participant};
  bool registered{false};                 ///< a live registration (not waiting, not withdrawn)
  std::int32_t attended_minutes{0};       ///< sum of planned minutes of the sittings where present
  std::int32_t attended_sittings{0};
  Sex sex{Sex::not_stated};
  AgeBand age_band{AgeBand::unknown};
  AdministrativeLevel level{AdministrativeLevel::unknown};
  std::string category;                   ///< code of the editable list; empty when unknown
  Ordinal organisation{0};                ///< 0 when unknown
  std::string region;                     ///< of assignment; empty when unknown
  std::vector<ProgrammeId> programmes;    ///< which the registration counts for; empty means all of the session's
  friend bool operator==(ParticipationFact const&, ParticipationFact const&) = default;
};

/// What an organisation was under before, up to a day.
struct EarlierParent {
  std::int32_t until{0};                  ///< the last day, in days since 1970
  Ordinal parent{0};                      ///< 0 at the top
  friend bool operator==(EarlierParent const&, EarlierParent const&) = default;
};

/// One organisation with its place in the tree, now and before.
struct OrganisationFact {
  Ordinal ordinal{0};
  OrganisationId id;
  Ordinal parent{0};                      ///< 0 at the top
  std::string type;
  std::vector<EarlierParent> earlier_parents;  ///< oldest first
  friend bool operator==(OrganisationFact const&, OrganisationFact const&) = default;
};

/// What one tick changed: facts opened or replaced, and facts closed.
struct Change {
  Tick tick{0};
  Instant recorded_at;
  std::vector<SessionFact> sessions;
  std::vector<Ordinal> closed_sessions;
  std::vector<ParticipationFact> participations;
  std::vector<std::pair<Ordinal, Ordinal>> closed_participations;  ///< (person, session)
  std::vector<OrganisationFact> organisations;
};

}  // namespace athar::reach
