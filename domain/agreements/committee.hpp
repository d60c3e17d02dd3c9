#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/agreements/committee_meeting.hpp"
#include "domain/agreements/evaluation.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/result.hpp"

namespace athar {

enum class CommitteeKind { steering, follow_up };
std::string_view name_of(CommitteeKind kind);
std::optional<CommitteeKind> committee_kind_named(std::string_view name);

/// Somebody who sits for an institution, for a time.
struct CommitteeMember {
  CommitteeMemberId id;
  OrganisationId organisation_id;
  LocalizedText organisation_name;          ///< read only
  std::string person_name;
  std::string person_name_ar;
  LocalizedText capacity;                   ///< "Chef de division"
  CommitteeRole role{CommitteeRole::member};
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;

  bool sits_on(LocalDate day) const { return (!from || *from <= day) && (!to || *to >= day); }
};

inline constexpr std::size_t greatest_number_of_members = 60;

/// A body that steers or follows one agreement.
struct Committee {
  CommitteeId id;
  int version{1};
  AgreementId agreement_id;
  CommitteeKind kind{CommitteeKind::steering};
  LocalizedText name;
  std::optional<int> every_months;          ///< 1 to 60
  std::optional<LocalDate> first_due_on;    ///< while nothing was held
  std::string note;
  std::vector<CommitteeMember> members;
};

/// Errors: name_required, out_of_range, end_before_start, too_many_items, required (a member's name).
Result<Committee> checked(Committee committee);

/// The same day so many months later; the month's last day where it has no such day (31 January + 1 → 28 February).
LocalDate months_after(LocalDate day, int months);

/// When the next meeting is due, and whether it is late: nothing is planned from today on and the day is past.
struct NextMeeting {
  enum class State { no_rule, due, planned, overdue };
  State state{State::no_rule};
  std::optional<LocalDate> due_on;          ///< by the rule of frequency
  std::optional<LocalDate> planned_on;
};
std::string_view name_of(NextMeeting::State state);
NextMeeting next_meeting(std::optional<int> every_months, std::optional<LocalDate> first_due_on, std::optional<LocalDate> last_held_on,
                         std::optional<LocalDate> planned_on, LocalDate today);

/// A committee as lists show it.
struct CommitteeRow {
  CommitteeId id;
  int version{1};
  AgreementId agreement_id;
  std::string agreement_code;
  LocalizedText agreement_title;
  CommitteeKind kind{CommitteeKind::steering};
  LocalizedText name;
  std::optional<int> every_months;
  std::optional<LocalDate> first_due_on;
  int members_count{0};                     ///< who sit today
  int meetings_count{0};
  std::optional<LocalDate> last_held_on;    ///< of those opened
  std::optional<LocalDate> planned_on;      ///< the first from today on that was not opened
  int open_decisions{0};
  int late_decisions{0};                    ///< open, their day past
  std::string sort_key;
};

struct CommitteePage {
  Committee committee;
  CommitteeRow row;
};

struct CommitteeFilter {
  std::optional<std::string> search;
  std::optional<AgreementId> agreement;
  LocalDate today;
  std::optional<OrganisationId> scope;      ///< the caller's organisation: agreements it is in, nothing else
};

/// Committees of agreements, their meetings and decisions, and the evaluations of agreements. Every reading takes the caller's
/// organisation and sees nothing outside its agreements.
class CommitteeStore {
 public:
  virtual ~CommitteeStore() = default;

  /// True when there is such an agreement in scope.
  virtual bool sees_agreement(AgreementId agreement, std::optional<OrganisationId> scope) = 0;
  /// Of the signed minutes of a meeting as they were at signature, else as they are.
  virtual std::vector<CommitteeParty> parties(AgreementId agreement, std::optional<CommitteeMeetingId> meeting) = 0;

  /// Errors: the named constraints.
  virtual Result<void> insert(Committee const& committee) = 0;
  /// Errors: stale; the named constraints.
  virtual Result<void> update(Committee const& committee) = 0;
  /// Errors: in_use when it has met, stale.
  virtual Result<void> remove(CommitteeId id, int version) = 0;
  virtual std::optional<CommitteePage> find(CommitteeId id, std::optional<OrganisationId> scope, LocalDate today) = 0;
  virtual Page<CommitteeRow> list(CommitteeFilter const& filter, PageRequest const& page) = 0;

  /// The number of the next meeting and the open decisions that its agenda begins with. Holds the committee until the end of the unit
  /// of work, so that two meetings do not get one number.
  virtual MeetingBeginning begin_meeting(CommitteeId committee) = 0;
  /// Errors: the named constraints.
  virtual Result<void> insert(CommitteeMeeting const& meeting) = 0;
  /// Writes what the minutes say: everything but figures, steps and what became of decisions. New decisions get their numbers.
  /// Errors: stale; in_use (a decision another meeting takes up); the named constraints.
  virtual Result<void> update(CommitteeMeeting const& meeting) = 0;
  /// Errors: in_use, stale.
  virtual Result<void> remove(CommitteeMeetingId id, int version) = 0;
  /// Opens the meeting with its figures. Errors: stale.
  virtual Result<void> open(CommitteeMeeting const& meeting) = 0;
  /// Adds the last of `meeting.steps`; at signature keeps what stands around the minutes, so that they read the same ever after. Errors: stale.
  virtual Result<void> add_step(CommitteeMeeting const& meeting) = 0;
  /// Puts a paper of the meeting's agreement on its table; twice is once. Errors: unknown_document.
  virtual Result<void> put_paper(CommitteeMeetingId id, AgreementDocumentId document) = 0;
  /// False when it was not there.
  virtual Result<bool> remove_paper(CommitteeMeetingId id, AgreementDocumentId document) = 0;
  /// Whether somebody who was asked is coming; nothing takes the answer back. False when the meeting has no such line.
  virtual bool put_reply(CommitteeMeetingId id, CommitteeAttendeeId attendee, std::optional<bool> is_coming, std::optional<AccountId> by,
                         std::string const& by_name) = 0;
  /// Errors: the named constraints.
  virtual Result<void> insert(AgendaProposal const& proposal) = 0;
  /// Of a meeting in scope; outside eyes find their own.
  virtual std::optional<AgendaProposal> proposal(AgendaProposalId id, std::optional<OrganisationId> scope) = 0;
  /// False when it was answered meanwhile.
  virtual bool put_answer(AgendaProposal const& proposal) = 0;
  virtual std::optional<MeetingPage> meeting(CommitteeMeetingId id, std::optional<OrganisationId> scope) = 0;
  virtual Page<MeetingRow> meetings(MeetingFilter const& filter, PageRequest const& page) = 0;

  virtual std::optional<DecisionRow> decision(DecisionId id, std::optional<OrganisationId> scope) = 0;
  /// Writes what became of it. Errors: stale.
  virtual Result<void> put_state(CommitteeDecision const& decision) = 0;
  virtual Page<DecisionRow> decisions(DecisionFilter const& filter, PageRequest const& page) = 0;

  /// Those of these commitments that are the agreement's.
  virtual std::vector<CommitmentId> commitments_of(AgreementId agreement, std::vector<CommitmentId> const& ids) = 0;
  /// What serves the agreement, for figures: its sessions, or its programmes.
  virtual std::vector<Uuid> figure_basis(AgreementId agreement, FigureBasis basis) = 0;

  virtual Result<void> insert(Evaluation const& evaluation) = 0;
  /// Errors: stale; the named constraints.
  virtual Result<void> update(Evaluation const& evaluation) = 0;
  /// Errors: stale.
  virtual Result<void> remove(EvaluationId id, int version) = 0;
  virtual std::optional<EvaluationPage> evaluation(EvaluationId id, std::optional<OrganisationId> scope) = 0;
  virtual Page<EvaluationPage> evaluations(EvaluationFilter const& filter, PageRequest const& page) = 0;
};

}  // namespace athar
