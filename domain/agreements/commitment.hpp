#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/agreements/deadline.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/result.hpp"

namespace athar {

using CommitmentDueId = Id<struct CommitmentDueTag>;
using CommitmentEvidenceId = Id<struct CommitmentEvidenceTag>;

/// What shows how far a commitment is: the first four are figures of reach over the agreement's sessions, the others are added up from
/// the amounts of the evidence.
enum class CommitmentMeasure { people, attendances, person_hours, sessions, deliverables, documents, payment };

/// Computed from the due day, the progress and waivers; never stored.
enum class CommitmentStatus { open, at_risk, late, met, waived };

std::string_view name_of(CommitmentMeasure measure);
std::string_view name_of(CommitmentStatus status);
std::optional<CommitmentMeasure> commitment_measure_named(std::string_view name);
std::optional<CommitmentStatus> commitment_status_named(std::string_view name);
bool is_figure(CommitmentMeasure measure);

/// What a party of an agreement owes.
struct Commitment {
  CommitmentId id;
  int version{1};
  AgreementId agreement_id;
  std::string clause;                        ///< "Art. 4.2"
  LocalizedText description;
  OrganisationId organisation_id;            ///< a party of the agreement
  std::string responsible_name;              ///< who answers for it there
  CommitmentMeasure measure{CommitmentMeasure::deliverables};
  std::int64_t target{1};                    ///< in the measure's unit; of a payment minor units of `currency`
  std::optional<std::string> currency;       ///< ISO 4217, of payments only
  bool linked_only{false};                   ///< figures count the sessions that serve this clause instead of all of the agreement
  std::optional<LocalDate> first_due_on;     ///< its only due day unless it recurs; some clauses name none
  std::optional<int> every_months;
  std::optional<LocalDate> last_due_on;      ///< of one that recurs: no day after it
  std::string note;
};

inline constexpr int greatest_due_days = 120;
/// Together they stay far within sixty-four bits, and on one page.
inline constexpr std::size_t greatest_number_of_evidence = 1000;

/// Errors: description_required (description), out_of_range (target, every_months), unknown_currency and not_allowed_here (currency), required
/// (first_due_on, every_months, last_due_on), end_before_start (last_due_on), too_many_due_days (last_due_on; detail: how many may be).
Result<Commitment> checked(Commitment commitment);

/// A day on which it is due, and how it stands.
struct CommitmentDue {
  CommitmentDueId id;
  int number{1};
  std::optional<LocalDate> due_on;
  std::optional<LocalDate> counts_from;      ///< of one that recurs: figures count sessions from this day to the due day
  std::int64_t achieved{0};
  std::optional<LocalDate> met_on;           ///< when the target was first seen reached
  std::optional<LocalDate> waived_on;
  std::string waived_reason;
  std::string waived_by;
};

/// Its due days, first to last, without ids; one without a day when none is named. A month that is shorter ends it earlier: 31 January, 28 February.
std::vector<CommitmentDue> due_days(Commitment const& commitment);

/// Late: the day has passed. At risk: due within 30 days, or within 90 with less than half of a target of several.
CommitmentStatus status_of(CommitmentDue const& due, std::int64_t target, LocalDate today);
inline constexpr int days_at_risk = 30, days_at_risk_under_half = 90;

/// Something that shows that it was done.
struct CommitmentEvidence {
  CommitmentEvidenceId id;
  CommitmentDueId due_id;
  LocalDate happened_on;
  std::string link;                          ///< a web address; empty for a note or a file only
  std::string note;
  std::string file_name;                     ///< of a file, which is of any type and is only given as it came
  std::optional<std::string> sha256;
  std::int64_t size_bytes{0};
  std::optional<std::int64_t> amount;        ///< moves the progress; never of a figure
  std::optional<AccountId> author_id;
  std::string author_name;
  Instant recorded_at;
};

/// Errors: invalid_website (link), evidence_says_nothing (note), out_of_range (amount), not_allowed_here (amount of a figure), date_in_future
/// (happened_on).
Result<CommitmentEvidence> checked(CommitmentEvidence evidence, CommitmentMeasure measure, LocalDate today);

/// A session that serves the agreement; `serves` says whether it serves this clause.
struct CommitmentSession {
  SessionId id;
  std::string reference;
  LocalizedText title;
  std::optional<LocalDate> first_date;
  std::string status;
  int registered{0};
  bool serves{false};
};

struct CommitmentPage {
  Commitment commitment;
  std::string agreement_code;
  std::string agreement_reference;
  LocalizedText agreement_title;
  LocalizedText organisation_name;
  std::vector<CommitmentDue> dues;
  std::vector<CommitmentEvidence> evidence;  ///< by day, latest first
};

/// The same beside what is there already, for one of the commitment's due days.
/// Errors: those above; unknown_due_day (due_id), too_many_items (evidence).
Result<CommitmentEvidence> checked(CommitmentEvidence evidence, CommitmentPage const& page, LocalDate today);

struct CommitmentFilter {
  std::optional<AgreementId> agreement_id;
  std::optional<OrganisationId> organisation_id;   ///< the responsible party
  std::optional<CommitmentStatus> status;
  std::optional<LocalDate> from, to;         ///< of the due day; those without one are then left out
  std::optional<std::string> search;         ///< part of the clause, the description or the person
  std::optional<OrganisationId> scope;       ///< the caller's organisation
  LocalDate today;
};

/// A due day in lists.
struct CommitmentDueRow {
  CommitmentDue due;
  CommitmentId commitment_id;
  AgreementId agreement_id;
  std::string agreement_code;
  std::string agreement_reference;
  LocalizedText agreement_title;
  std::string clause;
  LocalizedText description;
  OrganisationId organisation_id;
  LocalizedText organisation_name;
  std::string responsible_name;
  CommitmentMeasure measure{CommitmentMeasure::deliverables};
  std::int64_t target{1};
  std::optional<std::string> currency;
  int occurrences{1};
  int sessions{0};                           ///< that serve the clause
};

/// What has to be asked of reach for one due day.
struct FigureQuestion {
  CommitmentDueId due_id;
  CommitmentMeasure measure{CommitmentMeasure::people};
  std::optional<LocalDate> from, to;
  std::vector<SessionId> sessions;
};

struct DueFigure {
  CommitmentDueId due_id;
  std::int64_t value{0};
};

/// An agreement that a session serves, with one of its clauses; an agreement without clauses has one row without any.
struct ServedClause {
  std::optional<CommitmentId> id;
  AgreementId agreement_id;
  std::string agreement_code;
  LocalizedText agreement_title;
  std::string clause;
  LocalizedText description;
  LocalizedText organisation_name;
  bool serves{false};
};

/// Somebody who can be told of deadlines.
struct DeadlineReader {
  AccountId account_id;
  std::string name;
};

class CommitmentStore {
 public:
  virtual ~CommitmentStore() = default;
  /// With its due days. Errors: the named constraints.
  virtual Result<void> insert(Commitment const& commitment, std::vector<CommitmentDue> const& dues) = 0;
  /// Due days that stay keep what they hold. Errors: stale; due_day_in_use (a day with evidence or a waiver would go).
  virtual Result<void> update(Commitment const& commitment, std::vector<CommitmentDue> const& dues) = 0;
  /// Errors: stale; commitment_in_use (it has evidence).
  virtual Result<void> remove(CommitmentId id, int version) = 0;
  /// Nothing outside the caller's organisation's agreements; null sees all. Three statements.
  virtual std::optional<CommitmentPage> find(CommitmentId id, std::optional<OrganisationId> scope) = 0;
  /// One statement, two with a total.
  virtual Page<CommitmentDueRow> list(CommitmentFilter const& filter, PageRequest const& page) = 0;
  /// Whether the agreement exists for that caller, and the organisation is one of its parties.
  virtual bool sees_agreement(AgreementId id, std::optional<OrganisationId> scope) = 0;
  virtual bool is_party(AgreementId id, OrganisationId organisation) = 0;

  /// Raises the commitment's version. Errors: stale; not_found.
  virtual Result<void> set_waiver(CommitmentId id, int version, CommitmentDue const& due) = 0;
  /// Adds it and its amount. Errors: not_found when the due day is not the commitment's.
  virtual Result<void> add_evidence(CommitmentId id, CommitmentEvidence const& evidence) = 0;
  virtual bool remove_evidence(CommitmentId id, CommitmentEvidenceId evidence) = 0;

  /// The sessions of the agreement, latest first, at most 500.
  virtual std::vector<CommitmentSession> sessions(CommitmentId id) = 0;
  /// Errors: session_of_other_agreement.
  virtual Result<void> link(CommitmentId id, SessionId session) = 0;
  virtual bool unlink(CommitmentId id, SessionId session) = 0;
  /// The agreements that the session serves and their clauses, within the caller's scope.
  virtual std::vector<ServedClause> of_session(SessionId session, std::optional<OrganisationId> scope) = 0;

  /// What reach has to be asked: of one commitment, or of all that are not waived. One statement.
  virtual std::vector<FigureQuestion> figure_questions(std::optional<CommitmentId> only) = 0;
  /// Writes what moved; how many.
  virtual int put_figures(std::vector<DueFigure> const& figures, LocalDate today) = 0;

  /// One statement.
  virtual Page<Deadline> deadlines(DeadlineFilter const& filter, PageRequest const& page) = 0;
  virtual DeadlineCounts deadline_counts(DeadlineFilter const& filter) = 0;
  virtual std::vector<DeadlineReader> deputies(AgreementId agreement) = 0;
  /// Errors: unknown_account on account_ids.
  virtual Result<void> put_deputies(AgreementId agreement, std::vector<AccountId> const& accounts) = 0;
  /// Accounts of the house that may be owner or deputy.
  virtual std::vector<DeadlineReader> deadline_readers() = 0;

  /// Owners and deputies whose week is not decided yet.
  virtual std::vector<AccountId> without_digest(LocalDate week) = 0;
  /// False when it was decided already, by this server or another. Of two at once the second waits.
  virtual bool decide_digest(AccountId account, LocalDate week) = 0;
  virtual std::vector<DeadlineTold> told(AccountId account) = 0;
  /// Remembers what the message tells; without a message, that there was nothing.
  virtual void write_told(AccountId account, LocalDate week, std::optional<MailMessageId> message, std::vector<DeadlineTold> const& told) = 0;
};

}  // namespace athar
