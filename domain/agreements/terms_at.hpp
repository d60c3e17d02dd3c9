#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/agreements/agreement_terms.hpp"

namespace athar {

/// Whether something dated counts on a day: a day known to the year surely counts from the year's last day on, and may from its first.
/// What has no day counts on every day.
enum class InEffect { yes, perhaps, no, undated };
InEffect in_effect(std::optional<PartialDate> const& since, LocalDate on);
std::string_view name_of(InEffect state);

/// Since when an amendment holds: its effective day or, where none is said, the day it was signed.
std::optional<PartialDate> day_of_effect(Amendment const& amendment);

/// What gave the agreement another end: an amendment (its place in the list), or a renewal.
struct EndMove {
  std::optional<std::size_t> amendment;
  std::optional<PartialDate> since;
  PartialDate ends_on;
};

/// In the order they take effect; of one day the renewal first. Amendments that nobody dated count last, but not against a renewal, which has a day.
std::vector<EndMove> moves_of_end(AgreementTermsPage const& page);

/// The end that holds by all that is recorded, also by what takes effect later; nothing when none was ever said. The database keeps it beside the
/// agreement (athar.end_of_agreement): two readings of one rule, held together by a test.
std::optional<PartialDate> consolidated_end(AgreementTermsPage const& page);

/// Amounts of one currency. A part that nothing is known of is absent, which is not zero.
struct MoneySums {
  std::optional<std::int64_t> planned_minor;
  std::optional<std::int64_t> committed_minor;
  std::optional<std::int64_t> disbursed_minor;
  std::optional<std::int64_t> spent_minor;
  std::optional<std::int64_t> awaited_minor;   ///< instalments that are not paid yet
  bool planned_is_estimated{false};            ///< at least one amount in it is
  bool committed_is_estimated{false};
  bool is_uncertain{false};                    ///< an amount of that month or year may belong to it or not, and was left out
  friend bool operator==(MoneySums const&, MoneySums const&) = default;
};

struct MoneyOfParty {
  std::optional<OrganisationId> party_id;
  LocalizedText party_name;
  std::string currency;
  MoneySums sums;
};

struct MoneyOfCurrency {
  std::string currency;
  MoneySums sums;
};

/// A total in one currency, with the rates that made it.
struct ExchangedMoney {
  std::string currency;
  MoneySums sums;
  std::vector<ExchangeRate> rates;
};

struct PartyAt {
  PartyOfAgreement party;
  std::optional<std::size_t> by;               ///< the amendment that brought it
  InEffect state{InEffect::yes};
};

/// The agreement as it stood on a day.
struct TermsAt {
  LocalDate on;
  std::optional<PartialDate> ends_on;
  std::optional<std::size_t> ends_by;          ///< the amendment that set it
  std::optional<PartialDate> renewed_on;       ///< or the renewal
  std::vector<InEffect> amendments;            ///< beside the terms' own
  std::vector<PartyAt> parties;                ///< without those that had not joined or had left
  std::vector<std::vector<MoneyOfParty>> money;        ///< by component
  std::vector<std::vector<MoneyOfParty>> continuing;   ///< by continuing component
  std::vector<MoneyOfCurrency> totals;         ///< own amounts and those of agreements below that carry components out; by currency
  std::vector<ExchangedMoney> exchanged;       ///< only into currencies that every total has a stated rate into, of that day or before
};
TermsAt terms_at(AgreementTermsPage const& page, LocalDate on);

/// What an amendment changed, before and after.
struct AmendmentDifference {
  std::optional<PartialDate> ends_on_before;   ///< absent: the end was not known
  std::vector<std::optional<std::int64_t>> minor_before;   ///< beside its amounts
};
std::vector<AmendmentDifference> differences(AgreementTermsPage const& page);

struct TermsWarning {
  std::string path;
  std::string code;
  std::string detail;
  friend bool operator==(TermsWarning const&, TermsWarning const&) = default;
};

/// What is odd and may still be meant so: the disagreements of agreement_terms.hpp, party_left_owes (detail: who), extension_after_end, extension_shortens, extensions_order_unknown, effective_before_signed,
/// amendment_undated, committed_twice, committed_before_signature, disbursed_over_committed, spent_over_disbursed.
std::vector<TermsWarning> warnings_of(AgreementTermsPage const& page, LocalDate today);

/// Claims of one field that do not say the same, beside the claims.
std::vector<bool> contradicted(std::vector<AgreementClaim> const& claims);

}  // namespace athar
