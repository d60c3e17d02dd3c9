#pragma once
#include <array>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "domain/reach/facts.hpp"
#include "domain/reach/interned.hpp"

/// How the index keeps its facts. Only `domain/reach` includes this.
namespace athar::reach {

inline constexpr std::int32_t no_date = std::numeric_limits<std::int32_t>::min();
inline constexpr std::size_t bucket_count = 256;

/// Codes of one kind, numbered from 1; 0 is unknown (the empty code).
struct Codes {
  Interned<std::string> texts;

  Codes() { texts.intern(std::string()); }
  std::uint16_t number(std::string const& code);
  std::size_t size() const { return texts.size(); }
};

struct ProgrammeSetHash {
  std::size_t operator()(std::vector<std::uint16_t> const& programmes) const noexcept {
    std::size_t seed = 14695981039346656037ULL;
    for (auto programme : programmes) seed = (seed ^ programme) * 1099511628211ULL;
    return seed;
  }
};

/// Everything that is numbered, but attributes of people. Grows only; a number keeps its meaning in all snapshots.
struct Dictionaries {
  Codes regions;  ///< of assignment and of sessions alike
  Codes categories;
  Codes kinds;
  Codes modalities;
  Codes organisation_types;
  Interned<CourseId> courses;                                             ///< 0 is none
  Interned<ProgrammeId> programmes;                                       ///< 0 is none
  Interned<std::vector<std::uint16_t>, ProgrammeSetHash> programme_sets;  ///< ascending numbers; 0 is the empty set

  Dictionaries();
  std::uint16_t programme_set(std::vector<ProgrammeId> const& programmes);
  std::uint16_t course(std::optional<CourseId> const& course);
};

/// The attributes of a person at a session and the terms of the registration, in one word: few different ones exist,
/// so a question judges each of them once.
struct Profile {
  std::uint64_t word{0};

  static Profile of(ParticipationFact const& fact, std::uint16_t category, std::uint16_t region,
                    std::uint16_t programmes);
  std::uint16_t category() const { return static_cast<std::uint16_t>(word); }
  std::uint16_t region() const { return static_cast<std::uint16_t>(word >> 16); }
  std::uint16_t programmes() const { return static_cast<std::uint16_t>(word >> 32); }  ///< 0: those of the session
  Sex sex() const { return static_cast<Sex>(word >> 48 & 3); }
  AgeBand age_band() const { return static_cast<AgeBand>(word >> 50 & 7); }
  AdministrativeLevel level() const { return static_cast<AdministrativeLevel>(word >> 53 & 3); }
  Role role() const { return static_cast<Role>(word >> 55 & 7); }
  bool registered() const { return (word >> 58 & 1) != 0; }
  bool registered_participant() const { return registered() && role() == Role::participant; }
};

/// Profiles of the base, and those that came since: one more costs a copy of the few recent ones only.
struct Profiles {
  std::shared_ptr<Interned<std::uint64_t> const> base;
  std::shared_ptr<Interned<std::uint64_t> const> recent;

  Profile operator[](std::size_t number) const {
    return {number < base->size() ? (*base)[number] : (*recent)[number - base->size()]};
  }
  std::size_t size() const { return base->size() + recent->size(); }
};

/// One person in one session, 20 bytes: a pass reads all of it, so it lies together. `session` and `organisation` are
/// places in their tables; organisation 0 is unknown.
struct Row {
  std::uint32_t session{0};
  std::uint32_t profile{0};
  std::uint32_t organisation{0};
  std::int32_t attended_minutes{0};
  std::uint16_t attended_sittings{0};
};

/// People and their rows, by person, then by the session's date when they were laid out: no figure depends on
/// the order of a person's rows.
struct People {
  std::vector<Ordinal> ordinals;  ///< ascending
  std::vector<PersonId> ids;
  std::vector<std::uint32_t> starts;  ///< one more than people: rows of person i are [starts[i], starts[i + 1])
  std::vector<Row> rows;

  People() : starts{0} {}
  std::size_t size() const { return ordinals.size(); }
  /// Place of the person, or size() when not here.
  std::size_t find(Ordinal person) const;
  void push_back(Ordinal person, PersonId const& id, std::vector<Row> const& person_rows);
};

/// What a pass looks at first, of every row of the base in turn: by kind, so that a row no filter lets through costs the few bytes
/// that say so.
struct RowColumns {
  std::vector<std::uint32_t> sessions;
  std::vector<std::uint32_t> profiles;
  std::vector<std::uint32_t> organisations;
  std::vector<std::uint32_t> people;  ///< places
  std::size_t memory_bytes() const;
};

struct Base {
  People people;
  RowColumns columns;
  /// People of each session known when the base was made, as places in `people`.
  std::vector<std::uint32_t> attendee_starts;
  std::vector<std::uint32_t> attendees;

  /// Fills what is derived from `people`.
  void index_rows(std::size_t sessions);

 private:
  void index_attendees(std::size_t sessions);
};

/// People who changed since the base was made, whole. A person without rows is here with none, and hides the base's.
struct Delta {
  std::array<std::shared_ptr<People const>, bucket_count> buckets;  ///< by ordinal; null when empty
  std::vector<std::uint64_t> hidden;                                ///< one bit per person of the base
  std::size_t rows{0};
  std::size_t people{0};

  static std::size_t bucket_of(Ordinal person) { return static_cast<std::uint32_t>(person) % bucket_count; }
  bool hides(std::size_t place) const { return (hidden[place >> 6] >> (place & 63) & 1) != 0; }
  void hide(std::size_t place) { hidden[place >> 6] |= std::uint64_t{1} << (place & 63); }
};

struct SessionRow {
  SessionId id;
  Ordinal ordinal{0};
  std::int32_t days{no_date};  ///< since 1970
  std::int16_t month{-1};      ///< since January 1900; -1 without a date
  std::uint16_t region{0};
  std::uint16_t kind{0};
  std::uint16_t modality{0};
  std::uint16_t course{0};
  std::uint16_t programmes{0};  ///< a programme set
  bool open{false};             ///< false when closed, or named by a participation before its own fact came
  bool held{false};
  bool has_head_count{false};
  std::int32_t planned_minutes{0};
  std::int32_t sittings{0};
  std::int32_t sittings_recorded{0};
  std::int32_t head_count_total{0};
  std::int32_t head_count_women{-1};  ///< -1 when unknown
  std::int32_t head_count_men{-1};
  friend bool operator==(SessionRow const&, SessionRow const&) = default;
  /// Whether a person's contribution is the same in the light of both.
  bool counts_like(SessionRow const& other) const;
};

struct Sessions {
  Interned<Ordinal> places;
  std::vector<SessionRow> rows;

  std::uint32_t place(Ordinal ordinal);  ///< makes an empty row for a session not seen yet
};

struct OrganisationRow {
  OrganisationId id;
  std::uint32_t parent{0};
  std::uint16_t type{0};
  bool known{false};  ///< false while only named by another fact
  std::vector<std::pair<std::int32_t, std::uint32_t>> earlier;  ///< (last day, place of the parent), oldest first
  friend bool operator==(OrganisationRow const&, OrganisationRow const&) = default;
  std::uint32_t parent_on(std::int32_t days) const {
    for (auto const& [until, before] : earlier)
      if (days <= until) return before;
    return parent;
  }
};

struct Organisations {
  Interned<Ordinal> places;  ///< place 0 is ordinal 0: unknown
  std::vector<OrganisationRow> rows;

  Organisations();
  std::uint32_t place(Ordinal ordinal);
};

/// One snapshot: parts that a change leaves alone are shared with the snapshot before.
struct State {
  Tick tick{0};
  Instant recorded_at;
  std::shared_ptr<Base const> base;
  std::shared_ptr<Delta const> delta;
  Profiles profiles;
  std::shared_ptr<Dictionaries const> dictionaries;
  std::shared_ptr<Sessions const> sessions;
  std::shared_ptr<Organisations const> organisations;
  std::shared_ptr<std::vector<std::int32_t> const> named;  ///< registered participants per session
  std::size_t rows{0};
};

/// Translate facts, taking in codes and places not seen before.
SessionRow session_row(SessionFact const& fact, Dictionaries& dictionaries);
Profile profile_of(ParticipationFact const& fact, Dictionaries& dictionaries);

/// Calls `visit(people, place)` if the person has rows or had some.
template <class Visit>
void with_person(State const& state, Ordinal person, Visit&& visit) {
  if (auto const& bucket = state.delta->buckets[Delta::bucket_of(person)]) {
    if (auto const place = bucket->find(person); place < bucket->size()) return visit(*bucket, place);
  }
  People const& base = state.base->people;
  if (auto const place = base.find(person); place < base.size() && !state.delta->hides(place)) visit(base, place);
}

}  // namespace athar::reach
