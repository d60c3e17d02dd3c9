#include "domain/agreements/committee_meeting.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace athar {
namespace {

constexpr std::array<std::string_view, 5> role_names{"chair", "co_chair", "secretary", "member", "guest"};
constexpr std::array<std::string_view, 3> standing_names{"invited", "excused", "present"};
constexpr std::array<std::string_view, 4> minutes_names{"draft", "circulated", "validated", "signed"};
constexpr std::array<std::string_view, 3> state_names{"open", "done", "dropped"};
constexpr std::array<std::string_view, 2> basis_names{"sessions", "programmes"};
constexpr std::array<std::string_view, 3> proposal_names{"open", "accepted", "declined"};

template <class E, std::size_t N>
std::optional<E> named(std::array<std::string_view, N> const& names, std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<E>(i);
  return std::nullopt;
}

std::string decision_path(std::size_t item, std::size_t decision) {
  return "items/" + std::to_string(item) + "/decisions/" + std::to_string(decision);
}

std::vector<FieldError> without_owner(CommitteeMeeting const& meeting) {
  std::vector<FieldError> errors;
  for (std::size_t i = 0; i < meeting.items.size(); ++i)
    for (std::size_t j = 0; j < meeting.items[i].decisions.size(); ++j)
      if (!meeting.items[i].decisions[j].has_owner()) errors.push_back({decision_path(i, j) + "/owner_name", "decision_without_owner", {}});
  return errors;
}

void check_attendees(std::vector<CommitteeAttendee> const& attendees, std::vector<FieldError>& errors) {
  if (attendees.size() > greatest_number_of_attendees)
    errors.push_back({"attendees", "too_many_items", std::to_string(greatest_number_of_attendees)});
  std::set<CommitteeAttendeeId> seen;
  std::set<CommitteeMemberId> members;
  for (std::size_t i = 0; i < attendees.size(); ++i) {
    auto const& attendee = attendees[i];
    auto const path = "attendees/" + std::to_string(i);
    if (attendee.person_name.empty() && attendee.person_name_ar.empty()) errors.push_back({path + "/person_name", "required", {}});
    if (!seen.insert(attendee.id).second) errors.push_back({path + "/id", "given_twice", {}});
    if (attendee.member_id && !members.insert(*attendee.member_id).second) errors.push_back({path + "/member_id", "given_twice", {}});
  }
}

void check_items(std::vector<AgendaItem> const& items, std::vector<FieldError>& errors) {
  if (items.size() > greatest_number_of_items) errors.push_back({"items", "too_many_items", std::to_string(greatest_number_of_items)});
  std::set<AgendaItemId> seen;
  std::set<DecisionId> decisions;
  for (std::size_t i = 0; i < items.size(); ++i) {
    auto const& item = items[i];
    auto const path = "items/" + std::to_string(i);
    if (item.title.empty()) errors.push_back({path + "/title", "title_required", {}});
    if (!seen.insert(item.id).second) errors.push_back({path + "/id", "given_twice", {}});
    if (item.decisions.size() > greatest_number_of_item_decisions)
      errors.push_back({path + "/decisions", "too_many_items", std::to_string(greatest_number_of_item_decisions)});
    for (std::size_t j = 0; j < item.decisions.size(); ++j) {
      if (item.decisions[j].text.empty()) errors.push_back({decision_path(i, j) + "/text", "text_required", {}});
      if (!decisions.insert(item.decisions[j].id).second) errors.push_back({decision_path(i, j) + "/id", "given_twice", {}});
    }
  }
}

}  // namespace

std::string_view name_of(CommitteeRole role) { return role_names[static_cast<std::size_t>(role)]; }
std::string_view name_of(MeetingStanding standing) { return standing_names[static_cast<std::size_t>(standing)]; }
std::string_view name_of(MinutesStatus status) { return minutes_names[static_cast<std::size_t>(status)]; }
std::string_view name_of(FollowUpState state) { return state_names[static_cast<std::size_t>(state)]; }
std::string_view name_of(ProposalState state) { return proposal_names[static_cast<std::size_t>(state)]; }
std::optional<ProposalState> proposal_state_named(std::string_view name) { return named<ProposalState>(proposal_names, name); }
std::string_view name_of(FigureBasis basis) { return basis_names[static_cast<std::size_t>(basis)]; }
std::optional<CommitteeRole> committee_role_named(std::string_view name) { return named<CommitteeRole>(role_names, name); }
std::optional<MeetingStanding> meeting_standing_named(std::string_view name) { return named<MeetingStanding>(standing_names, name); }
std::optional<MinutesStatus> minutes_status_named(std::string_view name) { return named<MinutesStatus>(minutes_names, name); }
std::optional<FollowUpState> follow_up_state_named(std::string_view name) { return named<FollowUpState>(state_names, name); }
std::optional<FigureBasis> figure_basis_named(std::string_view name) { return named<FigureBasis>(basis_names, name); }

Result<CommitteeMeeting> checked(CommitteeMeeting meeting) {
  std::vector<FieldError> errors;
  if (meeting.number < 1 || meeting.number > 9999) errors.push_back({"number", "out_of_range", "1, 9999"});
  if (meeting.ends && !meeting.starts) errors.push_back({"starts", "start_required", {}});
  if (meeting.starts && meeting.ends && *meeting.ends <= *meeting.starts) errors.push_back({"ends", "end_before_start", {}});
  if (meeting.next_on && *meeting.next_on <= meeting.held_on) errors.push_back({"next_on", "next_not_later", {}});
  check_attendees(meeting.attendees, errors);
  check_items(meeting.items, errors);
  if (meeting.minutes != MinutesStatus::draft)
    for (auto& error : without_owner(meeting)) errors.push_back(std::move(error));
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return meeting;
}

Result<void> may_be_answered(CommitteeMeeting const& meeting) {
  if (meeting.opened_at) return refuse(conflict("meeting_opened", "This meeting was opened already"));
  return {};
}

Result<AgendaProposal> checked(AgendaProposal proposal) {
  if (proposal.title.empty()) return refuse(invalid_field("title", "title_required"));
  return proposal;
}

Result<AgendaProposal> answered(AgendaProposal proposal, ProposalState state, std::string answer) {
  if (proposal.state != ProposalState::open) return refuse(conflict("proposal_answered", "This proposal was answered already"));
  if (state == ProposalState::declined && answer.empty()) return refuse(invalid_field("answer", "required"));
  proposal.state = state;
  proposal.answer = std::move(answer);
  return proposal;
}

Result<void> may_be_written(CommitteeMeeting const& meeting) {
  if (!meeting.may_be_written()) return refuse(conflict("minutes_closed", "These minutes are validated or signed"));
  return {};
}

Result<void> may_open(CommitteeMeeting const& meeting, LocalDate today) {
  if (meeting.opened_at) return refuse(conflict("meeting_opened", "This meeting was opened already"));
  if (meeting.held_on > today) return refuse(conflict("meeting_not_yet", "The day of this meeting is to come"));
  return {};
}

Result<CommitteeMeeting> with_step(CommitteeMeeting meeting, MinutesStep step, LocalDate today) {
  auto const from = meeting.minutes, to = step.status;
  bool const forward = static_cast<int>(to) == static_cast<int>(from) + 1;
  bool const back = from == MinutesStatus::validated && to == MinutesStatus::circulated;
  if (!forward && !back)
    return refuse(invalid_field("status", "transition_not_allowed", std::string(name_of(from)) + " → " + std::string(name_of(to))));
  if (step.stated_on > today) return refuse(invalid_field("stated_on", "future_date"));
  auto const earliest = meeting.steps.empty() ? meeting.held_on : meeting.steps.back().stated_on;
  if (step.stated_on < earliest) return refuse(invalid_field("stated_on", "before_earlier_step", earliest.text()));
  if (from == MinutesStatus::draft) {
    if (!meeting.opened_at) return refuse(conflict("meeting_not_opened", "This meeting was not opened"));
    bool const anybody = std::any_of(meeting.attendees.begin(), meeting.attendees.end(),
                                     [](auto const& each) { return each.standing == MeetingStanding::present; });
    if (!anybody) return refuse(invalid_field("attendees", "nobody_present"));
    if (auto errors = without_owner(meeting); !errors.empty()) return refuse(invalid_fields(std::move(errors)));
  }
  meeting.minutes = to;
  meeting.steps.push_back(std::move(step));
  return meeting;
}

Result<CommitteeDecision> with_state(CommitteeDecision decision, FollowUpState state, std::optional<LocalDate> on, std::string note,
                                     std::string actor, LocalDate today) {
  if (state == FollowUpState::open) {
    decision.state = state;
    decision.closed_on.reset();
    decision.closed_note = std::move(note);
    decision.closed_by = std::move(actor);
    return decision;
  }
  if (!on) return refuse(invalid_field("on", "required"));
  if (*on > today) return refuse(invalid_field("on", "future_date"));
  // Nobody drops what was decided without a word.
  if (state == FollowUpState::dropped && note.empty()) return refuse(invalid_field("note", "reason_required"));
  decision.state = state;
  decision.closed_on = on;
  decision.closed_note = std::move(note);
  decision.closed_by = std::move(actor);
  return decision;
}

std::vector<AgendaItem> carried_over(std::vector<DecisionRow> const& open_decisions) {
  auto with_mark = [](std::string_view mark, std::string_view number, std::string const& text) {
    return text.empty() ? std::string() : std::string(mark) + std::string(number) + text;
  };
  std::vector<AgendaItem> items;
  for (auto const& row : open_decisions) {
    auto const& decision = row.decision;
    auto const number = std::to_string(decision.number);
    AgendaItem item;
    item.about_decision_id = decision.id;
    item.about_decision_number = decision.number;
    item.title = {with_mark("Suites de la décision n° ", number + " : ", decision.text.fr), with_mark("مآل القرار رقم ", number + ": ", decision.text.ar),
                  with_mark("Follow-up of decision no. ", number + ": ", decision.text.en)};
    items.push_back(std::move(item));
  }
  return items;
}

MeetingPage for_outside(MeetingPage page) {
  if (page.meeting.minutes != MinutesStatus::draft) return page;
  for (auto& item : page.meeting.items) {
    item.exchanges = {};
    item.decisions.clear();
  }
  page.meeting.figures.clear();
  page.meeting.documents.clear();
  return page;
}

}  // namespace athar
