#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/privacy/person_request.hpp"
#include "domain/shared/localized_text.hpp"

namespace athar {

using PurposeId = Id<struct PurposeTag>;
using ConsentId = Id<struct ConsentTag>;

/// Why data may be used (law 09-08, article 4).
enum class LegalBasis { consent, contract, public_mission, legal_obligation, vital_interest };
enum class ConsentAnswer { given, refused, withdrawn };

template <>
inline constexpr std::array<std::string_view, 5> words_of<LegalBasis>{"consent", "contract", "public_mission", "legal_obligation", "vital_interest"};
template <>
inline constexpr std::array<std::string_view, 3> words_of<ConsentAnswer>{"given", "refused", "withdrawn"};

/// What data serve for, as it is said now.
struct Purpose {
  PurposeId id;
  int version{1};
  std::string code;                         ///< small letters, digits and "_"
  bool active{true};
  int number{1};                            ///< of the words and the legal basis: each change is a new one
  LocalizedText name;
  LocalizedText text;
  LegalBasis legal_basis{LegalBasis::consent};
  Instant since;                            ///< this number

  bool says_the_same(Purpose const& other) const {
    return name == other.name && text == other.text && legal_basis == other.legal_basis;
  }
};

/// Errors: name_required, invalid_code.
Result<Purpose> checked(Purpose purpose);

/// What somebody answered to one version of a purpose.
struct Consent {
  ConsentId id;
  PersonId person_id;
  PurposeId purpose_id;
  int purpose_number{1};
  ConsentAnswer answer{ConsentAnswer::given};
  LocalDate date;
  Channel channel{Channel::form};
};

struct ConsentLine {
  Consent consent;
  std::string recorded_by;
  Instant recorded_at;
};

/// Where a person stands with one purpose: asked again when what they answered to is no longer what is said.
enum class ConsentState { not_asked, given, refused, withdrawn, ask_again };
template <>
inline constexpr std::array<std::string_view, 5> words_of<ConsentState>{"not_asked", "given", "refused", "withdrawn", "ask_again"};

/// `last` is the answer that holds: the one of the latest day, of several on a day the one recorded last. A refusal or a withdrawal stays
/// one when the words change.
ConsentState state_of(Purpose const& purpose, std::optional<Consent> const& last);

/// Errors: future_date (date), nothing_to_withdraw (answer), no_consent_needed (purpose_id), purpose_not_active (purpose_id).
Result<Consent> checked(Consent consent, Purpose const& purpose, std::optional<Consent> const& last, LocalDate today);

class ConsentStore {
 public:
  virtual ~ConsentStore() = default;
  /// Errors: code_taken; the named constraints.
  virtual Result<void> insert(Purpose const& purpose) = 0;
  /// Writes when the stored version is still that of `purpose`, and raises it; words of a number that is not there yet are added.
  /// Errors: stale.
  virtual Result<void> update(Purpose const& purpose) = 0;
  virtual std::optional<Purpose> find(PurposeId id) = 0;
  /// All of them, by code.
  virtual std::vector<Purpose> purposes() = 0;
  /// What was said under the earlier numbers too, oldest first.
  virtual std::vector<Purpose> versions(PurposeId id) = 0;

  /// Errors: already_erased.
  virtual Result<void> insert(Consent const& consent, Actor const& actor) = 0;
  /// Every answer of a person under all their records, the one that holds first of each purpose.
  virtual std::vector<ConsentLine> of_person(PersonId person) = 0;
};

}  // namespace athar
