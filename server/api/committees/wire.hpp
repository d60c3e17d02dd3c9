#pragma once
#include <map>

#include "domain/agreements/committee.hpp"
#include "server/json/json.hpp"

namespace athar {
BOOST_DESCRIBE_ENUM(CommitteeKind, steering, follow_up)
BOOST_DESCRIBE_ENUM(CommitteeRole, chair, co_chair, secretary, member, guest)
BOOST_DESCRIBE_ENUM(MeetingStanding, invited, excused, present)
BOOST_DESCRIBE_ENUM(MinutesStatus, draft, circulated, validated, signed_)
BOOST_DESCRIBE_ENUM(FollowUpState, open, done, dropped)
BOOST_DESCRIBE_ENUM(FigureBasis, sessions, programmes)
BOOST_DESCRIBE_ENUM(ProposalState, open, accepted, declined)
}  // namespace athar

namespace athar::api {

struct CommitteeMemberView {
  CommitteeMemberId id;
  OrganisationId organisation_id;
  std::optional<LocalizedText> organisation_name;
  std::string person_name;
  std::optional<std::string> person_name_ar;
  std::optional<LocalizedText> capacity;
  CommitteeRole role{CommitteeRole::member};
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
};
BOOST_DESCRIBE_STRUCT(CommitteeMemberView, (), (id, organisation_id, organisation_name, person_name, person_name_ar, capacity, role, from, to))

struct CommitteeMemberBody {
  std::optional<CommitteeMemberId> id;
  OrganisationId organisation_id;
  std::optional<std::string> person_name;
  std::optional<std::string> person_name_ar;
  std::optional<LocalizedText> capacity;
  CommitteeRole role{CommitteeRole::member};
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
};
BOOST_DESCRIBE_STRUCT(CommitteeMemberBody, (), (id, organisation_id, person_name, person_name_ar, capacity, role, from, to))
constexpr auto read_as(json::Of<CommitteeMemberBody>) { return json::Of<CommitteeMemberView>{}; }
constexpr auto notes(json::Of<CommitteeMemberBody>) {
  return std::to_array<json::Note>({
      {.member = "id", .description = "Of a member who is in the list already; left out for somebody new"},
      {.member = "person_name", .description = "In Latin letters; this or the next", .max_length = 200},
      {.member = "person_name_ar", .max_length = 200},
      {.member = "capacity", .description = "As it is printed: Chef de division", .max_length = 200},
      {.member = "role", .has_default = true},
      {.member = "to", .description = "The last day"},
  });
}

struct CommitteeBody {
  std::optional<CommitteeId> id;
  std::optional<AgreementId> agreement_id;
  CommitteeKind kind{CommitteeKind::steering};
  LocalizedText name;
  std::optional<int> every_months;
  std::optional<LocalDate> first_due_on;
  std::optional<std::string> note;
  std::vector<CommitteeMemberBody> members;
};
BOOST_DESCRIBE_STRUCT(CommitteeBody, (), (id, agreement_id, kind, name, every_months, first_due_on, note, members))

/// A committee in lists.
struct CommitteeListItem {
  CommitteeId id;
  int version{1};
  AgreementId agreement_id;
  std::string agreement_code;
  LocalizedText agreement_title;
  CommitteeKind kind{CommitteeKind::steering};
  LocalizedText name;
  std::optional<int> every_months;
  std::optional<LocalDate> first_due_on;
  int members_count{0};
  int meetings_count{0};
  std::optional<LocalDate> last_held_on;
  std::optional<LocalDate> planned_on;
  std::optional<LocalDate> due_on;
  std::string next_state;
  int open_decisions{0};
  int late_decisions{0};
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(CommitteeListItem, (),
                      (id, version, agreement_id, agreement_code, agreement_title, kind, name, every_months, first_due_on, members_count, meetings_count,
                       last_held_on, planned_on, due_on, next_state, open_decisions, late_decisions, can))
constexpr auto notes(json::Of<CommitteeListItem>) {
  return std::to_array<json::Note>({
      {.member = "members_count", .description = "Who sit today"},
      {.member = "last_held_on", .description = "Of the meetings that were opened"},
      {.member = "planned_on", .description = "The first from today on that was not opened"},
      {.member = "due_on", .description = "By the rule of frequency"},
      {.member = "next_state", .description = "no_rule, due, planned or overdue"},
      {.member = "late_decisions", .description = "Open, their day past"},
  });
}

struct CommitteeView : CommitteeListItem {
  std::optional<std::string> note;
  std::vector<CommitteeMemberView> members;
};
BOOST_DESCRIBE_STRUCT(CommitteeView, (CommitteeListItem), (note, members))
constexpr auto read_as(json::Of<CommitteeBody>) { return json::Of<CommitteeView>{}; }
constexpr auto notes(json::Of<CommitteeBody>) {
  return std::to_array<json::Note>({
      {.member = "agreement_id", .description = "Needed for a new one; does not change afterwards"},
      {.member = "every_months", .description = "A meeting is due so many months after the last one, 1 to 60"},
      {.member = "first_due_on", .description = "When the first one is due"},
      {.member = "note", .max_length = 2000, .multiline = true},
      {.member = "members", .max_items = greatest_number_of_members},
  });
}

struct DecisionView {
  DecisionId id;
  int version{1};
  int number{0};
  LocalizedText text;
  std::optional<OrganisationId> owner_organisation_id;
  std::optional<LocalizedText> owner_organisation_name;
  std::optional<std::string> owner_name;
  std::optional<LocalDate> due_on;
  std::optional<CommitmentId> commitment_id;
  std::optional<LocalizedText> commitment;
  FollowUpState state{FollowUpState::open};
  std::optional<LocalDate> closed_on;
  std::optional<std::string> closed_note;
  std::optional<std::string> closed_by;
  bool late{false};
};
BOOST_DESCRIBE_STRUCT(DecisionView, (),
                      (id, version, number, text, owner_organisation_id, owner_organisation_name, owner_name, due_on, commitment_id, commitment, state, closed_on,
                       closed_note, closed_by, late))
constexpr auto notes(json::Of<DecisionView>) {
  return std::to_array<json::Note>({
      {.member = "number", .description = "Through the committee's life"},
      {.member = "late", .description = "Open, its day past"},
  });
}

struct DecisionBody {
  std::optional<DecisionId> id;
  LocalizedText text;
  std::optional<OrganisationId> owner_organisation_id;
  std::optional<std::string> owner_name;
  std::optional<LocalDate> due_on;
  std::optional<CommitmentId> commitment_id;
};
BOOST_DESCRIBE_STRUCT(DecisionBody, (), (id, text, owner_organisation_id, owner_name, due_on, commitment_id))
constexpr auto read_as(json::Of<DecisionBody>) { return json::Of<DecisionView>{}; }
constexpr auto notes(json::Of<DecisionBody>) {
  return std::to_array<json::Note>({
      {.member = "text", .max_length = 2000, .multiline = true},
      {.member = "owner_name", .description = "Who is responsible: this, an organisation, or both", .max_length = 200},
      {.member = "commitment_id", .description = "What a party of the agreement owes and this decision moves on"},
  });
}

/// A decision where it is followed up, with where it was taken.
struct FollowedDecision : DecisionView {
  CommitteeId committee_id;
  LocalizedText committee_name;
  AgreementId agreement_id;
  std::string agreement_code;
  LocalizedText agreement_title;
  CommitteeMeetingId meeting_id;
  int meeting_number{0};
  LocalDate meeting_on;
  MinutesStatus minutes{MinutesStatus::draft};
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(FollowedDecision, (DecisionView),
                      (committee_id, committee_name, agreement_id, agreement_code, agreement_title, meeting_id, meeting_number, meeting_on, minutes, can))

struct DecisionStateBody {
  FollowUpState state{FollowUpState::open};
  std::optional<LocalDate> on;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(DecisionStateBody, (), (state, on, note))
constexpr auto notes(json::Of<DecisionStateBody>) {
  return std::to_array<json::Note>({
      {.member = "state", .required = true},
      {.member = "on", .description = "The day it was done or dropped; today or earlier"},
      {.member = "note", .description = "Needed for what is dropped", .max_length = 500, .multiline = true},
  });
}

struct AgendaItemView {
  AgendaItemId id;
  LocalizedText title;
  std::optional<LocalizedText> exchanges;
  std::optional<DecisionId> about_decision_id;
  std::optional<int> about_decision_number;
  std::vector<DecisionView> decisions;
};
BOOST_DESCRIBE_STRUCT(AgendaItemView, (), (id, title, exchanges, about_decision_id, about_decision_number, decisions))

struct AgendaItemBody {
  std::optional<AgendaItemId> id;
  LocalizedText title;
  std::optional<LocalizedText> exchanges;
  std::optional<DecisionId> about_decision_id;
  std::vector<DecisionBody> decisions;
};
BOOST_DESCRIBE_STRUCT(AgendaItemBody, (), (id, title, exchanges, about_decision_id, decisions))
constexpr auto read_as(json::Of<AgendaItemBody>) { return json::Of<AgendaItemView>{}; }
constexpr auto notes(json::Of<AgendaItemBody>) {
  return std::to_array<json::Note>({
      {.member = "title", .max_length = 2500},
      {.member = "exchanges", .description = "What was said, if it is noted", .max_length = 8000, .multiline = true},
      {.member = "about_decision_id", .description = "The decision of an earlier meeting that the point takes up"},
      {.member = "decisions", .max_items = greatest_number_of_item_decisions},
  });
}

struct AttendeeView {
  CommitteeAttendeeId id;
  std::optional<CommitteeMemberId> member_id;
  std::optional<OrganisationId> organisation_id;
  std::optional<LocalizedText> organisation_name;
  std::string person_name;
  std::optional<std::string> person_name_ar;
  std::optional<LocalizedText> capacity;
  CommitteeRole role{CommitteeRole::guest};
  MeetingStanding standing{MeetingStanding::invited};
  std::optional<bool> is_coming;
  std::optional<Instant> replied_at;
  std::optional<std::string> replied_by;
  bool can_reply{false};
};
BOOST_DESCRIBE_STRUCT(AttendeeView, (),
                      (id, member_id, organisation_id, organisation_name, person_name, person_name_ar, capacity, role, standing, is_coming, replied_at,
                       replied_by, can_reply))
constexpr auto notes(json::Of<AttendeeView>) {
  return std::to_array<json::Note>({
      {.member = "is_coming", .description = "What was answered before the meeting; absent while nothing was"},
      {.member = "can_reply", .description = "Of the caller's institution, of a meeting that was not opened"},
  });
}

struct AttendeeBody {
  std::optional<CommitteeAttendeeId> id;
  std::optional<CommitteeMemberId> member_id;
  std::optional<OrganisationId> organisation_id;
  std::optional<std::string> person_name;
  std::optional<std::string> person_name_ar;
  std::optional<LocalizedText> capacity;
  CommitteeRole role{CommitteeRole::guest};
  MeetingStanding standing{MeetingStanding::invited};
};
BOOST_DESCRIBE_STRUCT(AttendeeBody, (), (id, member_id, organisation_id, person_name, person_name_ar, capacity, role, standing))
constexpr auto read_as(json::Of<AttendeeBody>) { return json::Of<AttendeeView>{}; }
constexpr auto notes(json::Of<AttendeeBody>) {
  return std::to_array<json::Note>({
      {.member = "member_id", .description = "Left out for guests"},
      {.member = "person_name", .max_length = 200},
      {.member = "person_name_ar", .max_length = 200},
      {.member = "capacity", .max_length = 200},
      {.member = "role", .has_default = true},
      {.member = "standing", .has_default = true},
  });
}

struct FrozenFigureView {
  std::string measure;
  int measure_version{1};
  FigureBasis basis{FigureBasis::sessions};
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
  double value{0};
  std::string unit;
  LocalizedText name;
  LocalizedText definition;
  std::int64_t tick{0};
  Instant recorded_at;
};
BOOST_DESCRIBE_STRUCT(FrozenFigureView, (), (measure, measure_version, basis, from, to, value, unit, name, definition, tick, recorded_at))
constexpr auto notes(json::Of<FrozenFigureView>) {
  return std::to_array<json::Note>({
      {.member = "basis", .description = "Over the sessions that serve the agreement, or its programmes"},
      {.member = "value", .description = "As it stood when the meeting opened; hours where the unit is person_hour"},
      {.member = "recorded_at", .description = "Up to when entries were counted"},
  });
}

struct MinutesStepView {
  MinutesStatus status{MinutesStatus::circulated};
  LocalDate stated_on;
  std::string actor_name;
  Instant recorded_at;
};
BOOST_DESCRIBE_STRUCT(MinutesStepView, (), (status, stated_on, actor_name, recorded_at))

struct MeetingPaperView {
  AgreementDocumentId document_id;
  std::string title;
  std::string file_name;
  int version{1};
  std::int64_t size_bytes{0};
  bool is_shown_to_partners{false};
};
BOOST_DESCRIBE_STRUCT(MeetingPaperView, (), (document_id, title, file_name, version, size_bytes, is_shown_to_partners))
constexpr auto notes(json::Of<MeetingPaperView>) {
  return std::to_array<json::Note>({{.member = "title", .description = "As it was called when it was put on the table"}});
}

struct AgendaProposalView {
  AgendaProposalId id;
  std::optional<OrganisationId> organisation_id;
  std::optional<LocalizedText> organisation_name;
  LocalizedText title;
  std::optional<std::string> reason;
  std::string proposed_by;
  Instant proposed_at;
  ProposalState state{ProposalState::open};
  std::optional<std::string> answer;
  std::optional<std::string> answered_by;
  std::optional<Instant> answered_at;
};
BOOST_DESCRIBE_STRUCT(AgendaProposalView, (),
                      (id, organisation_id, organisation_name, title, reason, proposed_by, proposed_at, state, answer, answered_by, answered_at))

struct AgendaProposalBody {
  LocalizedText title;
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(AgendaProposalBody, (), (title, reason))
constexpr auto notes(json::Of<AgendaProposalBody>) {
  return std::to_array<json::Note>({
      {.member = "title", .description = "The point as it would stand on the agenda", .max_length = 300},
      {.member = "reason", .max_length = 1000, .multiline = true},
  });
}

struct ProposalAnswerBody {
  bool accepted{false};
  std::optional<std::string> answer;
};
BOOST_DESCRIBE_STRUCT(ProposalAnswerBody, (), (accepted, answer))
constexpr auto notes(json::Of<ProposalAnswerBody>) {
  return std::to_array<json::Note>({
      {.member = "accepted", .description = "The point joins the agenda, last", .required = true},
      {.member = "answer", .description = "Needed when it is declined", .max_length = 1000, .multiline = true},
  });
}

struct ReplyBody {
  std::optional<bool> is_coming;
};
BOOST_DESCRIBE_STRUCT(ReplyBody, (), (is_coming))
constexpr auto notes(json::Of<ReplyBody>) {
  return std::to_array<json::Note>({{.member = "is_coming", .description = "Left out to take the answer back"}});
}

/// A meeting with its minutes.
struct MeetingView {
  CommitteeMeetingId id;
  int version{1};
  CommitteeId committee_id;
  CommitteeKind committee_kind{CommitteeKind::steering};
  LocalizedText committee_name;
  AgreementId agreement_id;
  std::string agreement_code;
  LocalizedText agreement_title;
  int number{1};
  LocalDate held_on;
  std::optional<LocalTime> starts;
  std::optional<LocalTime> ends;
  std::optional<LocalizedText> place;
  std::optional<LocalDate> next_on;
  std::optional<std::string> documents;
  std::optional<Instant> opened_at;
  MinutesStatus minutes{MinutesStatus::draft};
  std::vector<AttendeeView> attendees;
  std::vector<AgendaItemView> items;
  std::vector<FrozenFigureView> figures;
  std::vector<MinutesStepView> steps;
  std::vector<FollowedDecision> earlier;
  std::vector<MeetingPaperView> papers;
  std::vector<AgendaProposalView> proposals;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(MeetingView, (),
                      (id, version, committee_id, committee_kind, committee_name, agreement_id, agreement_code, agreement_title, number, held_on, starts,
                       ends, place, next_on, documents, opened_at, minutes, attendees, items, figures, steps, earlier, papers, proposals, can))
constexpr auto notes(json::Of<MeetingView>) {
  return std::to_array<json::Note>({
      {.member = "minutes", .description = "What is validated or signed changes no more"},
      {.member = "earlier", .description = "Decisions of earlier meetings: still open, or closed since the meeting before"},
      {.member = "papers", .description = "Documents of the agreement on the table; for partners those marked for them"},
      {.member = "proposals", .description = "Points that parties would like on the agenda; partners see their own"},
  });
}

struct MeetingBody {
  std::optional<int> number;
  LocalDate held_on;
  std::optional<LocalTime> starts;
  std::optional<LocalTime> ends;
  std::optional<LocalizedText> place;
  std::optional<LocalDate> next_on;
  std::optional<std::string> documents;
  std::vector<AttendeeBody> attendees;
  std::vector<AgendaItemBody> items;
};
BOOST_DESCRIBE_STRUCT(MeetingBody, (), (number, held_on, starts, ends, place, next_on, documents, attendees, items))
constexpr auto read_as(json::Of<MeetingBody>) { return json::Of<MeetingView>{}; }
constexpr auto notes(json::Of<MeetingBody>) {
  return std::to_array<json::Note>({
      {.member = "number", .description = "Unchanged when left out"},
      {.member = "place", .max_length = 200},
      {.member = "documents", .description = "What was on the table, one a line", .max_length = 4000, .multiline = true},
      {.member = "attendees", .max_items = greatest_number_of_attendees},
      {.member = "items", .description = "The agenda in its order, with what was said and decided", .max_items = greatest_number_of_items},
  });
}

/// A new meeting: its members are invited, and its agenda begins with what is still open.
struct NewMeetingBody {
  std::optional<CommitteeMeetingId> id;
  CommitteeId committee_id;
  std::optional<int> number;
  LocalDate held_on;
  std::optional<LocalTime> starts;
  std::optional<LocalTime> ends;
  std::optional<LocalizedText> place;
  std::vector<AgendaItemBody> items;
};
BOOST_DESCRIBE_STRUCT(NewMeetingBody, (), (id, committee_id, number, held_on, starts, ends, place, items))
constexpr auto notes(json::Of<NewMeetingBody>) {
  return std::to_array<json::Note>({
      {.member = "number", .description = "The next one when left out"},
      {.member = "place", .max_length = 200},
      {.member = "items", .description = "Points after those that take up open decisions", .max_items = greatest_number_of_items},
  });
}

struct MeetingListItem {
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
  std::optional<LocalizedText> place;
  bool opened{false};
  MinutesStatus minutes{MinutesStatus::draft};
  int items_count{0};
  int decisions_count{0};
  int open_decisions{0};
  int present_count{0};
};
BOOST_DESCRIBE_STRUCT(MeetingListItem, (),
                      (id, version, committee_id, committee_name, committee_kind, agreement_id, agreement_title, number, held_on, starts, place, opened,
                       minutes, items_count, decisions_count, open_decisions, present_count))

struct FigureBody {
  std::string measure;
  FigureBasis basis{FigureBasis::sessions};
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
};
BOOST_DESCRIBE_STRUCT(FigureBody, (), (measure, basis, from, to))
constexpr auto notes(json::Of<FigureBody>) {
  return std::to_array<json::Note>({
      {.member = "measure", .description = "Code of a measure of reach", .max_length = 60},
      {.member = "basis", .has_default = true},
  });
}

struct OpeningBody {
  std::vector<FigureBody> figures;
};
BOOST_DESCRIBE_STRUCT(OpeningBody, (), (figures))
constexpr auto notes(json::Of<OpeningBody>) {
  return std::to_array<json::Note>({{.member = "figures", .description = "Frozen as they stand now", .max_items = greatest_number_of_figures}});
}

struct MinutesStatusBody {
  MinutesStatus status{MinutesStatus::circulated};
  std::optional<LocalDate> stated_on;
};
BOOST_DESCRIBE_STRUCT(MinutesStatusBody, (), (status, stated_on))
constexpr auto notes(json::Of<MinutesStatusBody>) {
  return std::to_array<json::Note>({
      {.member = "status", .description = "draft, circulated, validated, signed: one after another; what is validated can be circulated again", .required = true},
      {.member = "stated_on", .description = "Today when left out"},
  });
}

}  // namespace athar::api
