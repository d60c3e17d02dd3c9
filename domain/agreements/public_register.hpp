#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/agreements/agreement.hpp"
#include "domain/agreements/terms_at.hpp"

namespace athar {

/// Where a published agreement stands, as outside readers are told: signed is not yet known to be in force; ended is also one whose last day
/// is over and that does not go on by itself.
enum class PublicState { signed_, in_force, suspended, ended };

std::string_view name_of(PublicState state);
std::optional<PublicState> public_state_named(std::string_view name);

/// That everybody may see an agreement. Amounts only where this says so.
struct AgreementPublication {
  AgreementId agreement_id;
  int version{0};                       ///< 0: it is not published
  bool shows_amounts{false};
  Instant published_at;
};

/// Why an agreement cannot be shown to everybody: confidential, not_signed. Empty when it can.
std::vector<std::string_view> why_not_public(Agreement const& agreement);

struct PublicAgreementFilter {
  std::optional<std::string> search;    ///< part of a title, reference, place, framework or party's name
  std::optional<std::string> type;
  std::optional<std::string> country;   ///< of the partnership or of one of its parties
  std::optional<std::string> domain;
  std::optional<int> year;              ///< it was signed in
  std::optional<PublicState> state;
};

struct PublicParty {
  LocalizedText name;
  LocalizedText acronym;
  std::string country;
  std::string role;
  PartialDate joined_on;
  PartialDate left_on;
};

/// A row of the public register: nothing is in it that may not be read by everybody.
struct PublicAgreementRow {
  AgreementId id;
  std::string reference;
  std::string type;
  LocalizedText type_name;
  LocalizedText title;
  LocalizedText objective;
  PublicState state{PublicState::signed_};
  LocalizedText commission;             ///< the joint commission it was made in
  std::optional<int> session_number;
  PartialDate session_held_on;
  std::string session_place;
  std::string framework_note;
  std::string country;
  PartialDate signed_on;
  std::string signed_at_place;
  PartialDate in_force_on;
  PartialDate signed_ends_on;           ///< the end as signed
  PartialDate ends_on;                  ///< as amended
  std::vector<std::string> languages;
  std::vector<PublicParty> parties;
  std::vector<NamedDomain> domains;
  std::string sort_key;
};

struct PublicAmendment {
  std::string reference;
  PartialDate signed_on;
  PartialDate effective_on;
  PartialDate ends_on;                  ///< the end it sets
  LocalizedText text;
};

/// Of the agreements above and below only those that are published, reached through published ones.
struct PublicRelative {
  AgreementId id;
  std::optional<AgreementId> parent_id;
  LocalizedText title;
  LocalizedText type_name;
  PublicState state{PublicState::signed_};
  PartialDate signed_on;
  PartialDate ends_on;
};

struct PublicAgreement {
  PublicAgreementRow row;
  bool shows_amounts{false};
  std::optional<Instant> published_at;  ///< none: a preview
  std::vector<PublicAmendment> amendments;
  std::vector<PublicRelative> family;   ///< with itself; alone: empty
};

/// A component with its own money, by giver and currency. What agreements below commit for it is theirs to show.
struct PublicComponent {
  LocalizedText title;
  bool is_not_carried_out{false};
  std::vector<MoneyOfParty> money;
};

/// What the agreement itself says of money on that day, without the amendments that are not signed by then.
std::vector<PublicComponent> public_money(AgreementTermsPage page, LocalDate today);

/// How many published agreements there are of each kind. Countries are the partners': Morocco is in all of them.
struct PublicRegisterCounts {
  struct Count {
    std::string code;
    LocalizedText name;                 ///< of types and domains
    int count{0};
  };
  int agreements{0};
  std::vector<Count> types, countries, domains, years, states;
};

class PublicRegisterStore {
 public:
  virtual ~PublicRegisterStore() = default;
  /// Version 0 when it is not published.
  virtual AgreementPublication publication(AgreementId agreement) = 0;
  /// Publishes, or changes what is shown, when the stored version is still `publication.version`. Errors: stale.
  virtual Result<void> put(AgreementPublication const& publication) = 0;
  /// Errors: stale.
  virtual Result<void> withdraw(AgreementPublication const& publication) = 0;
  /// Three statements a page; a fourth for the total. Sorts: -signed_on, title, ends_on.
  virtual Page<PublicAgreementRow> list(PublicAgreementFilter const& filter, PageRequest const& page, LocalDate today) = 0;
  /// Nothing for one that is not published, whatever it is. Five statements.
  virtual std::optional<PublicAgreement> find(AgreementId id, LocalDate today) = 0;
  /// As it would be shown if it were published; nothing when it may not be.
  virtual std::optional<PublicAgreement> preview(AgreementId id, LocalDate today) = 0;
  /// One statement.
  virtual PublicRegisterCounts counts(LocalDate today) = 0;
};

}  // namespace athar
