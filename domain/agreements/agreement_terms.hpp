#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access/access.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/partial_date.hpp"
#include "domain/shared/result.hpp"
#include "domain/training/session_budget.hpp"

namespace athar {

/// How far an amount is: foreseen, signed for, paid out in instalments, used. Kept beside each other, never one for another.
enum class MoneyStep { planned, committed, disbursed, spent };
std::string_view name_of(MoneyStep step);
std::optional<MoneyStep> money_step_named(std::string_view name);

/// What a source may say of an agreement that another source denies.
enum class ClaimField { signed_on, in_force_on, starts_on, ends_on, period, amount, title, party, other };
std::string_view name_of(ClaimField field);
std::optional<ClaimField> claim_field_named(std::string_view name);

struct AgreementAmount {
  MoneyStep step{MoneyStep::planned};
  std::optional<OrganisationId> party_id;   ///< who gives it; one of the agreement's parties
  LocalizedText party_name;                 ///< read only
  std::string currency;                     ///< ISO 4217
  std::int64_t amount_minor{0};             ///< in the currency's smallest unit
  bool is_estimated{false};
  std::optional<PartialDate> on;            ///< of an instalment: when it was paid; none yet means awaited
  std::optional<PartialDate> due_on;        ///< of an instalment
  std::string condition;                    ///< of an instalment: what must be there before it is paid
  std::string source;
  friend bool operator==(AgreementAmount const&, AgreementAmount const&) = default;
};

struct AgreementComponent {
  ComponentId id;
  LocalizedText title;                      ///< as planned
  LocalizedText signed_title;               ///< as signed, when it was signed under another
  bool is_not_carried_out{false};
  std::string not_carried_out_reason;       ///< empty: the source does not say
  std::optional<ComponentId> continues_id;  ///< a component of an agreement above
  LocalizedText continues_title;            ///< read only; empty where the caller may not see it
  std::vector<AgreementAmount> amounts;
  friend bool operator==(AgreementComponent const&, AgreementComponent const&) = default;
};

/// The amount committed for a component by a party, from the amendment on.
struct AmendedAmount {
  ComponentId component_id;
  std::optional<OrganisationId> party_id;
  LocalizedText party_name;                 ///< read only
  std::string currency;
  std::int64_t amount_minor{0};
  bool is_estimated{false};
  friend bool operator==(AmendedAmount const&, AmendedAmount const&) = default;
};

struct AmendedParty {
  OrganisationId organisation_id;
  LocalizedText name;                       ///< read only
  std::string role;
  bool joins{true};                         ///< or leaves
  friend bool operator==(AmendedParty const&, AmendedParty const&) = default;
};

/// What changed, and since when. What no paper says (reference, days) stays unknown.
struct Amendment {
  AmendmentId id;
  std::string reference;
  std::optional<PartialDate> signed_on;
  std::optional<PartialDate> effective_on;
  std::optional<PartialDate> ends_on;       ///< the end it sets
  LocalizedText text;
  std::string document;
  std::vector<AmendedAmount> amounts;
  std::vector<AmendedParty> parties;
  friend bool operator==(Amendment const&, Amendment const&) = default;
};

/// One unit of `currency` is `rate` units of `into`, as stated on that day.
struct ExchangeRate {
  std::string currency;
  std::string into;
  std::string rate;                         ///< decimal, at most nine digits before and eight after the point: "10.8523"
  LocalDate on;
  std::string source;
  friend bool operator==(ExchangeRate const&, ExchangeRate const&) = default;
};

struct AgreementClaim {
  ClaimField field{ClaimField::other};
  std::string value;
  std::string source;
  std::string note;
  friend bool operator==(AgreementClaim const&, AgreementClaim const&) = default;
};

/// Version 0: nothing is entered yet.
struct AgreementTerms {
  AgreementId agreement_id;
  int version{0};
  std::vector<Amendment> amendments;
  std::vector<AgreementComponent> components;
  std::vector<ExchangeRate> rates;
  std::vector<AgreementClaim> claims;
  friend bool operator==(AgreementTerms const&, AgreementTerms const&) = default;
};

struct PartyOfAgreement {
  OrganisationId organisation_id;
  LocalizedText name;
  std::string role;
  std::optional<PartialDate> joined_on;
  std::optional<PartialDate> left_on;
  int owed{0};                              ///< read only: what it owes the agreement and has not done, by due day
};

/// A step of the agreement's life that gave it a new end.
struct Renewal {
  std::optional<PartialDate> on;
  PartialDate ends_on;
};

/// What the terms are read beside: the agreement as it was signed, and its renewals.
struct SignedAgreement {
  AgreementId id;
  std::string code;
  std::string reference;
  LocalizedText title;
  std::string status;
  std::optional<PartialDate> signed_on;
  std::optional<PartialDate> in_force_on;
  std::optional<PartialDate> terminated_on; ///< of one that is terminated
  std::optional<PartialDate> ends_on;       ///< the first one
  std::vector<Renewal> renewals;            ///< in the order they were recorded
  std::vector<PartyOfAgreement> parties;
};

/// Whether an agreement of that status is still to be signed.
bool is_before_signature(std::string_view status);

/// Whether the organisation is named in the agreement, in that role where one is given.
bool is_named(SignedAgreement const& agreement, OrganisationId organisation, std::string_view role = {});

/// The day by which an amendment was made after the agreement's termination: its signature, or its effect where no signature is dated;
/// nothing where it was not.
std::optional<PartialDate> Amendment::*made_after(std::optional<PartialDate> const& termination, Amendment const& amendment);

/// A component of an agreement below that carries one of this agreement's out, with what amendments of that agreement set.
struct ContinuingComponent {
  struct Change {
    std::optional<PartialDate> effective_on;
    AmendedAmount amount;
  };
  AgreementId agreement_id;
  std::string agreement_code;
  LocalizedText agreement_title;
  AgreementComponent component;
  std::vector<Change> changes;
};

struct AgreementTermsPage {
  SignedAgreement agreement;
  AgreementTerms terms;
  std::vector<ContinuingComponent> continuing;
};

inline constexpr std::size_t greatest_number_of_amendments = 100;
inline constexpr std::size_t greatest_number_of_components = 60;
inline constexpr std::size_t greatest_number_of_component_amounts = 120;
inline constexpr std::size_t greatest_number_of_rates = 100;
inline constexpr std::size_t greatest_number_of_claims = 100;

/// All field errors at once, by path ("amendments/1/effective_on").
/// Errors: amendment_before_signature (signed_on, effective_on), amendment_after_termination (signed_on; effective_on where no signature is
/// dated), agreement_not_signed (amendments), amendment_changes_nothing, end_before_start (ends_on),
/// extensions_overlap (effective_on: two ends set from the same day), listed_twice, unknown_component, not_a_party, title_required, only_when_not_carried_out, unknown_currency, out_of_range, only_for_instalments, invalid_rate, same_currency, required, invalid_partial_date, too_many_items.
Result<AgreementTerms> checked(AgreementTerms terms, SignedAgreement const& agreement);

/// Where terms and agreement do not go together. Terms entered so are refused; those an agreement was changed under are warned of:
/// agreement_not_signed, amendment_before_signature, amendment_after_termination, not_a_party.
std::vector<FieldError> disagreements(AgreementTerms const& terms, SignedAgreement const& agreement);

/// A step of an agreement's life, for the family's line of time.
struct FamilyMoment {
  AgreementId agreement_id;
  std::string kind;                         ///< signed, in_force, amended, ends
  PartialDate on;
  std::string reference;                    ///< of the amendment
};

struct FamilyMember {
  AgreementId id;
  std::optional<AgreementId> parent_id;     ///< only one the caller may see
  std::string code;
  std::string reference;
  LocalizedText title;
  std::string type;
  LocalizedText type_name;
  std::string status;
  std::optional<PartialDate> signed_on;
  std::optional<PartialDate> in_force_on;
  std::optional<PartialDate> ends_on;       ///< as amended
  std::vector<LocalizedText> parties;       ///< names, in their order
};

/// Every agreement above and below, in the order of a walk: each after the one above it.
struct AgreementFamily {
  std::vector<FamilyMember> members;
  std::vector<FamilyMoment> moments;        ///< by day
};

/// Puts members into the order of a walk, children as they are listed, and adds what their own days say to the moments.
AgreementFamily in_order(AgreementFamily family);

struct AgreementAmountFilter {
  Scope scope;
  std::optional<AgreementId> agreement;
  std::optional<OrganisationId> party;
  std::optional<std::string> currency;
  std::optional<std::string> step;
};

/// An amount of any agreement, as lists show it. One that an amendment set names it.
struct AgreementAmountRow {
  AgreementId agreement_id;
  std::string agreement_code;
  LocalizedText agreement_title;
  LocalizedText component_title;
  AgreementAmount amount;
  std::string amendment_reference;
  bool is_amended{false};
};

class AgreementTermsStore {
 public:
  virtual ~AgreementTermsStore() = default;
  /// Nothing when there is no such agreement in that scope. At most nine statements, however much is entered.
  virtual std::optional<AgreementTermsPage> find(AgreementId id, Scope const& scope) = 0;
  /// Replaces all when the stored version is still `terms.version`, and raises it by one; components keep their ids.
  /// Errors: stale; id_taken and unknown_component (by path); the named constraints.
  virtual Result<void> put(AgreementTerms const& terms) = 0;
  /// Nothing when there is no such agreement in that scope; of the others only those in it, and nothing through one that is not. Two statements.
  virtual std::optional<AgreementFamily> family(AgreementId id, Scope const& scope) = 0;
  /// In the order of agreements, components and amounts. One statement a page.
  virtual Page<AgreementAmountRow> amounts(AgreementAmountFilter const& filter, PageRequest const& page) = 0;
};

}  // namespace athar
