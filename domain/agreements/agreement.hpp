#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/partial_date.hpp"
#include "domain/shared/result.hpp"

namespace athar {

class AgreementDocumentStore;
class AgreementStepStore;
class EntranceStore;
class JointCommissionStore;
class PartnerWordStore;
class PublicRegisterStore;
class CorrectionStore;
class PartnerReportStore;

using JointCommissionSessionId = Id<struct JointCommissionSessionTag>;

/// Where an agreement stands. The order is that of its life; what each step needs is in lifecycle.hpp.
enum class AgreementStatus { idea, negotiation, visa, initialled, signed_, ratified, notified, in_force, suspended, expired, terminated, renewed };

std::string_view name_of(AgreementStatus status);
std::optional<AgreementStatus> agreement_status_named(std::string_view name);

/// As what an organisation is named in an agreement. Only signatories sign: a beneficiary may be a State that is no party to it, and an
/// executing institute does the work for one that is.
enum class PartyRole { signatory, funder, implementer, executing_institute, delegated_implementer, beneficiary, witness };

std::string_view name_of(PartyRole role);
std::optional<PartyRole> party_role_named(std::string_view name);

/// None, by itself for `renewal_months` unless notice is given, or by a new signature.
enum class RenewalRule { none, tacit, explicit_ };

std::string_view name_of(RenewalRule rule);
std::optional<RenewalRule> renewal_rule_named(std::string_view name);

struct AgreementParty {
  AgreementPartyId id;
  OrganisationId organisation_id;
  PartyRole role{PartyRole::signatory};
  PartialDate joined_on;               ///< charters are joined one by one
  PartialDate left_on;
  std::string signatory_name;          ///< who signed for it
  std::string signatory_capacity;      ///< as what: "Ministre", "Représentant résident"
  std::string contact_name;            ///< who to speak to, on that side
  std::string contact_email;
  std::string contact_phone;           ///< E.164
  friend bool operator==(AgreementParty const&, AgreementParty const&) = default;
};

/// A partnership agreement as signed; what amendments changed since is beside it (agreement_terms.hpp).
struct Agreement {
  AgreementId id;
  int version{1};
  std::string reference;               ///< what people write on it; may be missing
  std::string type;                    ///< code of the list agreement_type
  LocalizedText title;
  LocalizedText objective;
  AgreementStatus status{AgreementStatus::idea};
  PartialDate status_since;
  std::optional<AgreementId> parent_id;
  std::optional<JointCommissionSessionId> framework_session_id;
  std::string framework_note;          ///< the contractual framework in words
  std::optional<std::string> country;  ///< ISO 3166-1 alpha-2: the country the partnership is with
  PartialDate signed_on;
  std::string signed_at_place;
  PartialDate in_force_on;
  PartialDate ends_on;                 ///< as signed or last renewed
  PartialDate consolidated_ends_on;    ///< read only: moved by amendments (terms_at.hpp)
  RenewalRule renewal{RenewalRule::none};
  std::optional<int> renewal_months;
  std::optional<int> notice_months;
  std::vector<std::string> languages;  ///< ISO 639-1, of the signed text
  bool is_confidential{false};         ///< stays inside the house: its own parties do not see it either
  std::optional<AccountId> owner_id;   ///< whose it is to follow
  std::string note;                    ///< for the house only
  std::vector<AgreementParty> parties;
  std::vector<std::string> domains;    ///< codes of the list agreement_domain
  std::vector<ProgrammeId> programme_ids;

  bool has(PartyRole role) const;
  /// The end that holds.
  PartialDate const& end() const { return consolidated_ends_on.empty() ? ends_on : consolidated_ends_on; }
};

/// Checks what the fields say of each other; the database checks what they say of other records. Languages, domains and programmes given
/// twice are kept once.
/// Errors: title_required, party_twice, end_before_start, invalid_email, invalid_phone, invalid_code, required (renewal_months), out_of_range.
Result<Agreement> checked(Agreement agreement);

/// What is odd in an agreement and may still be so: codes, in the order of its life. History is recorded as it was.
/// in_force_before_signature, ends_before_signature, ends_before_in_force, notice_longer_than_period, signed_without_signatory,
/// signed_without_date.
std::vector<std::string_view> oddities(Agreement const& agreement);

struct AgreementFilter {
  std::optional<std::string> search;
  std::optional<std::string> type;
  std::optional<AgreementStatus> status;
  std::optional<std::string> country;
  std::optional<std::string> domain;
  std::optional<OrganisationId> party;
  std::optional<std::string> programme;      ///< id or code
  std::optional<AgreementId> parent_id;
  std::optional<JointCommissionSessionId> framework_session_id;
  std::optional<LocalDate> ends_from;        ///< those whose end has its last day in the period, both days included
  std::optional<LocalDate> ends_to;
  std::optional<OrganisationId> within;      ///< the caller's scope: persistence/agreements/scope_sql.hpp
};

/// A party as rows and pages name it.
struct NamedParty {
  AgreementParty party;
  LocalizedText name;
  LocalizedText acronym;
  std::optional<std::string> country;
  LocalizedText name_when_signed{};    ///< on the day it signed or joined; empty where that is today's name. Of pages, not of rows.
  int owed_count{0};                   ///< what it owes and has not done, by due day. Of pages, not of rows.
};

struct NamedDomain {
  std::string code;
  LocalizedText name;
};

struct NamedProgramme {
  ProgrammeId id;
  std::string code;
  LocalizedText title;
};

/// A row of the register. Its parties hold only what the row shows: organisation and role.
struct AgreementRow {
  AgreementId id;
  int version{1};
  std::string code;                    ///< "A-0042"
  std::string reference;
  std::string type;
  LocalizedText type_name;
  LocalizedText title;
  AgreementStatus status{AgreementStatus::idea};
  PartialDate status_since;
  std::optional<std::string> country;
  PartialDate signed_on;
  std::string signed_at_place;
  PartialDate in_force_on;
  PartialDate ends_on;
  PartialDate consolidated_ends_on;    ///< moved by amendments: what lists sort, filter and warn by
  bool is_confidential{false};
  std::vector<NamedParty> parties;
  std::vector<NamedDomain> domains;
  std::string sort_key;
};

/// One agreement with what its page shows beside it.
struct AgreementPage {
  Agreement agreement;
  std::string code;
  LocalizedText type_name;
  std::string parent_code;             ///< empty when the parent is outside the caller's scope; so is its id
  LocalizedText parent_title;
  LocalizedText framework_commission;
  std::optional<int> framework_session_number;
  PartialDate framework_held_on;
  std::string framework_place;
  std::string owner_name;
  std::vector<NamedParty> parties;     ///< as in `agreement.parties`, with their names
  std::vector<NamedDomain> domains;
  std::vector<NamedProgramme> programmes;
  int children_count{0};               ///< that the caller may see
  int sessions_count{0};               ///< training sessions that serve it
};

/// A training session that serves an agreement.
struct ServingSession {
  SessionId id;
  std::string reference;
  LocalizedText title;
  std::string status;
  std::optional<LocalDate> first_date;
  std::optional<LocalDate> last_date;
};

/// How many agreements of the register end when, are with which country and stand where.
struct AgreementTotals {
  struct Count {
    std::string key;                   ///< a country, a status, or a month "2027-03"
    int count{0};
  };
  std::vector<Count> countries;        ///< most first
  std::vector<Count> statuses;
  std::vector<Count> ends;             ///< by month, those not yet over
};

class AgreementStore {
 public:
  virtual ~AgreementStore() = default;
  virtual AgreementDocumentStore& documents() = 0;
  virtual AgreementStepStore& steps() = 0;
  virtual CorrectionStore& corrections() = 0;
  virtual JointCommissionStore& joint_commissions() = 0;
  virtual PartnerWordStore& partner_words() = 0;
  virtual EntranceStore& entrance() = 0;
  virtual PublicRegisterStore& public_register() = 0;
  virtual PartnerReportStore& partner_reports() = 0;
  /// Errors: the named constraints.
  virtual Result<void> insert(Agreement const& agreement) = 0;
  /// Writes when the stored version is still `agreement.version`, and raises it by one. Parties keep their ids.
  /// Errors: stale; the named constraints.
  virtual Result<void> update(Agreement const& agreement) = 0;
  /// Errors: in_use, stale.
  virtual Result<void> remove(AgreementId id, int version) = 0;
  /// Nothing for one that does not exist or lies outside `within` (the caller's organisation; none: everything).
  virtual std::optional<AgreementPage> find(AgreementId id, std::optional<OrganisationId> within) = 0;
  /// Three statements a page; a fourth for the total. Sorts: title, ends_on, -signed_on.
  virtual Page<AgreementRow> list(AgreementFilter const& filter, PageRequest const& page) = 0;
  /// True when making `parent` the parent of `id` would close a circle. Holds the families' lock until the end of the unit of work.
  virtual bool would_circle(AgreementId id, AgreementId parent) = 0;
  /// Latest first.
  virtual std::vector<ServingSession> serving_sessions(AgreementId id) = 0;
  /// Errors: already_serves, unknown_session (session_id).
  virtual Result<void> link_session(AgreementId id, SessionId session) = 0;
  /// False when it did not serve it.
  virtual bool unlink_session(AgreementId id, SessionId session) = 0;
  /// Three statements, whatever the number of agreements. Each part follows the filter but for its own question: what is counted by country does
  /// not heed the country, what is counted by end not the period. `today`: months before it are not counted among the ends.
  virtual AgreementTotals totals(AgreementFilter const& filter, LocalDate today) = 0;
};

}  // namespace athar
