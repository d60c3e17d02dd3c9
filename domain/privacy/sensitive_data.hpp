#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/privacy/consent.hpp"
#include "domain/privacy/disability_totals.hpp"
#include "domain/privacy/person_request.hpp"
#include "domain/shared/localized_text.hpp"

namespace athar {

/// What is taken only once the CNDP authorised it (law 09-08, articles 12 and 21).
enum class SensitiveKind { disability, national_identity, payroll };
template <>
inline constexpr std::array<std::string_view, 3> words_of<SensitiveKind>{"disability", "national_identity", "payroll"};
inline constexpr std::array all_sensitive_kinds{SensitiveKind::disability, SensitiveKind::national_identity, SensitiveKind::payroll};

/// Whether a kind is taken: off without the number of an authorisation. Turned off, what was entered stays and is hidden.
struct SensitiveAuthorisation {
  SensitiveKind kind{SensitiveKind::disability};
  int version{1};
  std::string number;                       ///< of the CNDP's authorisation; empty: off
  std::optional<LocalDate> granted_on;
  std::optional<PurposeId> purpose_id;      ///< what it serves for; where that asks for consent, nothing is taken without
  std::string entered_by;
  std::optional<Instant> entered_at;

  bool on() const { return !number.empty(); }
};

/// Errors: required (purpose_id, granted_on), future_date (granted_on).
Result<SensitiveAuthorisation> checked(SensitiveAuthorisation authorisation, LocalDate today);

/// The domains of the Washington Group short set, in the order they are asked.
enum class Functioning { seeing, hearing, walking, remembering, self_care, communicating };
template <>
inline constexpr std::array<std::string_view, 6> words_of<Functioning>{"seeing",      "hearing",   "walking",
                                                                       "remembering", "self_care", "communicating"};
enum class Difficulty { none, some, a_lot, cannot };
template <>
inline constexpr std::array<std::string_view, 4> words_of<Difficulty>{"none", "some", "a_lot", "cannot"};

/// The wording that is read out; never to be reworded. English: the Washington Group's own (the wording with "because of a
/// HEALTH PROBLEM"). French and Arabic: translations of Athar's, until somebody compares them with the Group's (decision 43).
struct ShortSet {
  static constexpr Language official{Language::en};
  LocalizedText introduction;
  std::array<LocalizedText, 6> questions;
  std::array<LocalizedText, 4> answers;
};
ShortSet const& short_set();

enum class DisabilityStatus { yes, no, not_stated };
template <>
inline constexpr std::array<std::string_view, 3> words_of<DisabilityStatus>{"yes", "no", "not_stated"};

/// What somebody answered; a question may be left without an answer.
struct DisabilityStatement {
  PersonId person_id;                       ///< the record it was entered with
  int version{1};
  std::array<std::optional<Difficulty>, 6> answers;
  LocalDate date;
  Channel channel{Channel::form};
  std::string recorded_by;
  Instant recorded_at;
};

/// Yes from "a lot of difficulty" in at least one domain; no only when every question was answered.
DisabilityStatus status_of(DisabilityStatement const& statement);

/// Errors: future_date (date), nothing_answered (answers).
Result<DisabilityStatement> checked(DisabilityStatement statement, LocalDate today);

/// A national identity number in capitals without blanks, a payroll number in plain digits; Arabic digits are read as digits.
/// Errors: invalid_identity_number, invalid_payroll_number (number). Neither says what was given.
Result<std::string> identity_number(SensitiveKind kind, std::string_view typed);

/// A number as it is stored: nobody reads it without the key, which is not in the database.
struct SealedNumber {
  std::string key_id;
  std::string sealed;                       ///< bytes
  std::string lookup;                       ///< bytes: a keyed hash, the same for the same number of a kind
};

struct IdentityNumber {
  PersonId person_id;
  SensitiveKind kind{SensitiveKind::national_identity};
  int version{1};
  SealedNumber number;
  LocalDate date;
  Channel channel{Channel::form};
  std::string recorded_by;
  Instant recorded_at;
};

/// A keyed hash and the key it was made with.
struct NumberLookup {
  std::string key_id;
  std::string lookup;
};

struct PersonOfNumber {
  PersonId person_id;
  std::string name;
};

class SensitiveDataStore {
 public:
  virtual ~SensitiveDataStore() = default;
  /// In the order of the enumeration.
  virtual std::vector<SensitiveAuthorisation> authorisations() = 0;
  /// Writes when the stored version is still that of `authorisation`, and raises it. Errors: stale; the named constraints.
  virtual Result<void> update(SensitiveAuthorisation const& authorisation, Actor const& actor) = 0;
  /// How many people something of that kind is held on.
  virtual std::int64_t held(SensitiveKind kind) = 0;

  /// Of all records of the person, the latest.
  virtual std::optional<DisabilityStatement> disability(PersonId person) = 0;
  /// Writes the row of `statement.person_id`. Errors: stale when the stored version is another (0: none); person_locked, already_erased.
  virtual Result<void> put(DisabilityStatement const& statement, Actor const& actor) = 0;
  /// False when there was none, or another version.
  virtual bool remove_disability(PersonId person, int version) = 0;
  /// What these people answered, each counted once; not stated is also whoever refused or withdrew a consent that is needed, and everybody while
  /// nothing is authorised.
  virtual DisabilityTotals disability_of(std::vector<PersonId> const& people) = 0;
  virtual std::optional<DisabilityEdition> last_disability_edition() = 0;
  /// Errors: edition_of_today_exists.
  virtual Result<void> insert(DisabilityEdition const& edition, Actor const& actor) = 0;

  /// Of all records of the person, one of each kind.
  virtual std::vector<IdentityNumber> identity_numbers(PersonId person) = 0;
  /// As `put` of a statement.
  virtual Result<void> put(IdentityNumber const& number, Actor const& actor) = 0;
  virtual bool remove_identity_number(PersonId person, SensitiveKind kind, int version) = 0;
  /// Who holds exactly that number, at most twenty; not those merged into another.
  virtual std::vector<PersonOfNumber> people_with(SensitiveKind kind, std::vector<NumberLookup> const& lookups) = 0;
  /// Ids of the keys that stored numbers need.
  virtual std::vector<std::string> keys_in_use() = 0;

  /// For the change of the key: nobody writes numbers until the end of the unit of work.
  virtual std::vector<IdentityNumber> hold_all_numbers() = 0;
  virtual void reseal(IdentityNumber const& number) = 0;
};

}  // namespace athar
