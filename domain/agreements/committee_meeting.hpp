#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/result.hpp"

namespace athar {

using CommitteeMemberId = Id<struct CommitteeMemberTag>;
using CommitteeAttendeeId = Id<struct CommitteeAttendeeTag>;
using AgendaItemId = Id<struct AgendaItemTag>;
using AgendaProposalId = Id<struct AgendaProposalTag>;
using AgreementDocumentId = Id<struct AgreementDocumentTag>;

enum class CommitteeRole { chair, co_chair, secretary, member, guest };
enum class MeetingStanding { invited, excused, present };
enum class MinutesStatus { draft, circulated, validated, signed_ };
enum class FollowUpState { open, done, dropped };
enum class ProposalState { open, accepted, declined };
/// What a figure of the meeting counts over: the sessions that serve the agreement, or its programmes.
enum class FigureBasis { sessions, programmes };

std::string_view name_of(CommitteeRole role);
std::string_view name_of(MeetingStanding standing);
std::string_view name_of(MinutesStatus status);
std::string_view name_of(FollowUpState state);
std::string_view name_of(FigureBasis basis);
std::string_view name_of(ProposalState state);
std::optional<CommitteeRole> committee_role_named(std::string_view name);
std::optional<MeetingStanding> meeting_standing_named(std::string_view name);
std::optional<MinutesStatus> minutes_status_named(std::string_view name);
std::optional<FollowUpState> follow_up_state_named(std::string_view name);
std::optional<FigureBasis> figure_basis_named(std::string_view name);
std::optional<ProposalState> proposal_state_named(std::string_view name);

/// A party of the agreement, as far as papers name it.
struct CommitteeParty {
  OrganisationId organisation_id;
  std::string role;
  std::optional<std::string> country;
};

/// Who was asked to a meeting, as they were called then.
struct CommitteeAttendee {
  CommitteeAttendeeId id;
  std::optional<CommitteeMemberId> member_id;  ///< nothing for guests
  std::optional<OrganisationId> organisation_id;
  LocalizedText organisation_name;
  std::string person_name;
  std::string person_name_ar;
  LocalizedText capacity;
  CommitteeRole role{CommitteeRole::guest};
  MeetingStanding standing{MeetingStanding::invited};
  // Read only: what was answered before the meeting, and whether it is for the caller's institution to say.
  std::optional<bool> is_coming{};
  std::optional<Instant> replied_at{};
  std::string replied_by{};
  bool is_of_caller{false};
};

/// A paper on the table, called as it was when it was put there.
struct MeetingPaper {
  AgreementDocumentId document_id;
  std::string title;
  std::string file_name;
  int version{1};
  std::int64_t size_bytes{0};
  bool is_shown_to_partners{false};
};

/// A point that a party would like on the agenda.
struct AgendaProposal {
  AgendaProposalId id;
  CommitteeMeetingId meeting_id;
  std::optional<OrganisationId> organisation_id;
  LocalizedText organisation_name;          ///< read only
  LocalizedText title;
  std::string reason;
  std::optional<AccountId> proposed_by;
  std::string proposed_by_name;
  Instant proposed_at;
  ProposalState state{ProposalState::open};
  std::string answer;
  std::optional<AccountId> answered_by;
  std::string answered_by_name;
  std::optional<Instant> answered_at;
};

/// What a committee decided. Its wording belongs to the minutes, what became of it does not.
struct CommitteeDecision {
  DecisionId id;
  int version{1};
  int number{0};                            ///< through the committee's life; 0 until stored
  LocalizedText text;
  std::optional<OrganisationId> owner_organisation_id;
  LocalizedText owner_organisation_name;    ///< read only
  std::string owner_name;
  std::optional<LocalDate> due_on;
  std::optional<CommitmentId> commitment_id;  ///< what a party owes and this moves on
  LocalizedText commitment;                 ///< read only
  FollowUpState state{FollowUpState::open};
  std::optional<LocalDate> closed_on;
  std::string closed_note;
  std::string closed_by;

  bool has_owner() const { return owner_organisation_id.has_value() || !owner_name.empty(); }
};

struct AgendaItem {
  AgendaItemId id;
  LocalizedText title;
  LocalizedText exchanges;
  std::optional<DecisionId> about_decision_id;
  std::optional<int> about_decision_number;  ///< read only
  std::vector<CommitteeDecision> decisions;
};

/// A figure of reach as it stood when the meeting opened.
struct FrozenFigure {
  std::string measure;
  int measure_version{1};
  FigureBasis basis{FigureBasis::sessions};
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
  std::int64_t value{0};                    ///< a count; minutes where the unit is person_hour
  std::string unit;
  LocalizedText name;
  LocalizedText definition;
  std::int64_t tick{0};
  Instant recorded_at;
  std::optional<LocalDate> recorded_on{};   ///< that day on the wall where the minutes are printed
};

struct MinutesStep {
  MinutesStatus status{MinutesStatus::circulated};
  LocalDate stated_on;
  std::optional<AccountId> actor;
  std::string actor_name;
  Instant recorded_at;
};

struct CommitteeMeeting {
  CommitteeMeetingId id;
  int version{1};
  CommitteeId committee_id;
  int number{1};
  LocalDate held_on;
  std::optional<LocalTime> starts;
  std::optional<LocalTime> ends;
  LocalizedText place;
  std::optional<LocalDate> next_on;
  std::string documents;                    ///< what was on the table, one a line
  std::optional<Instant> opened_at;
  MinutesStatus minutes{MinutesStatus::draft};
  std::vector<CommitteeAttendee> attendees;
  std::vector<AgendaItem> items;
  std::vector<FrozenFigure> figures;
  std::vector<MinutesStep> steps;           ///< oldest first

  bool may_be_written() const { return minutes == MinutesStatus::draft || minutes == MinutesStatus::circulated; }
};

inline constexpr std::size_t greatest_number_of_items = 60;
inline constexpr std::size_t greatest_number_of_attendees = 150;
inline constexpr std::size_t greatest_number_of_item_decisions = 30;
inline constexpr std::size_t greatest_number_of_figures = 20;

/// Errors: out_of_range, end_before_start, title_required, text_required, required, next_not_later, too_many_items, given_twice; of minutes
/// that left the house decision_without_owner.
Result<CommitteeMeeting> checked(CommitteeMeeting meeting);

/// What a party may still say of a meeting to come. Errors: meeting_opened.
Result<void> may_be_answered(CommitteeMeeting const& meeting);
/// Errors: title_required.
Result<AgendaProposal> checked(AgendaProposal proposal);
/// Errors: proposal_answered; required (answer) of one that is declined.
Result<AgendaProposal> answered(AgendaProposal proposal, ProposalState state, std::string answer);

/// Errors: minutes_closed once they are validated.
Result<void> may_be_written(CommitteeMeeting const& meeting);
/// Errors: meeting_opened, meeting_not_yet (its day is to come).
Result<void> may_open(CommitteeMeeting const& meeting, LocalDate today);

/// The meeting with one step more: draft → circulated → validated → signed, and back from validated to circulated.
/// Errors: transition_not_allowed; meeting_not_opened, nobody_present, decision_without_owner (to circulate); future_date, before_earlier_step.
Result<CommitteeMeeting> with_step(CommitteeMeeting meeting, MinutesStep step, LocalDate today);

/// A decision with what became of it. Errors: future_date, required.
Result<CommitteeDecision> with_state(CommitteeDecision decision, FollowUpState state, std::optional<LocalDate> on, std::string note,
                                     std::string actor, LocalDate today);

/// A decision of an earlier meeting, as a later one recalls it.
struct DecisionRow {
  CommitteeDecision decision;
  CommitteeId committee_id;
  LocalizedText committee_name;
  AgreementId agreement_id;
  std::string agreement_code;
  LocalizedText agreement_title;
  CommitteeMeetingId meeting_id;
  int meeting_number{0};
  LocalDate meeting_on;
  MinutesStatus minutes{MinutesStatus::draft};
};

/// What a new meeting begins with.
struct MeetingBeginning {
  int number{1};
  std::vector<DecisionRow> open_decisions;  ///< by number
};

/// The points that a new agenda starts with: what is still open.
std::vector<AgendaItem> carried_over(std::vector<DecisionRow> const& open_decisions);

struct MeetingPage {
  CommitteeMeeting meeting;
  std::string committee_kind;               ///< code
  LocalizedText committee_name;
  AgreementId agreement_id;
  std::string agreement_code;
  std::string agreement_reference;
  LocalizedText agreement_title;
  std::vector<DecisionRow> earlier;         ///< decisions of earlier meetings: those open, and those closed since the meeting before
  std::vector<MeetingPaper> papers{};       ///< for outside eyes those that partners are shown
  std::vector<std::string> paper_titles{};  ///< of all of them: minutes name what was on the table
  std::vector<AgendaProposal> proposals{};  ///< oldest first; for outside eyes their own
};

/// What outside eyes may read of a meeting: of minutes that are a draft, neither exchanges nor decisions nor figures.
MeetingPage for_outside(MeetingPage page);

struct MeetingRow {
  CommitteeMeetingId id;
  int version{1};
  CommitteeId committee_id;
  LocalizedText committee_name;
  std::string committee_kind;
  AgreementId agreement_id;
  LocalizedText agreement_title;
  int number{1};
  LocalDate held_on;
  std::optional<LocalTime> starts;
  LocalizedText place;
  bool opened{false};
  MinutesStatus minutes{MinutesStatus::draft};
  int items_count{0};
  int decisions_count{0};
  int open_decisions{0};
  int present_count{0};
};

struct MeetingFilter {
  std::optional<AgreementId> agreement;
  std::optional<CommitteeId> committee;
  std::optional<bool> opened{};
  std::optional<MinutesStatus> minutes{};
  std::optional<std::string> search{};      ///< words of the committee, the agreement or the place
  std::optional<OrganisationId> scope;
};

struct DecisionFilter {
  std::optional<std::string> search;
  std::optional<AgreementId> agreement;
  std::optional<CommitteeId> committee;
  std::optional<FollowUpState> state;
  bool late{false};
  LocalDate today;
  std::optional<OrganisationId> scope;      ///< then none of minutes that are a draft
};

}  // namespace athar
