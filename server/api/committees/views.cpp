#include "server/api/committees/views.hpp"

#include "domain/shared/unless_empty.hpp"

namespace athar::api {
namespace {

std::optional<std::string> maybe(std::string const& text) { return text.empty() ? std::nullopt : std::optional(text); }

bool writes(Call const& call) { return call.caller.may(Permission::agreements_write); }

void fill(DecisionView& view, CommitteeDecision const& d, LocalDate today) {
  view.id = d.id;
  view.version = d.version;
  view.number = d.number;
  view.text = d.text;
  view.owner_organisation_id = d.owner_organisation_id;
  view.owner_organisation_name = unless_empty(d.owner_organisation_name);
  view.owner_name = maybe(d.owner_name);
  view.due_on = d.due_on;
  view.commitment_id = d.commitment_id;
  view.commitment = unless_empty(d.commitment);
  view.state = d.state;
  view.closed_on = d.closed_on;
  view.closed_note = maybe(d.closed_note);
  view.closed_by = maybe(d.closed_by);
  view.late = d.state == FollowUpState::open && d.due_on && *d.due_on < today;
}

AgendaItemView view_of(AgendaItem const& item, LocalDate today) {
  AgendaItemView view{.id = item.id, .title = item.title, .exchanges = unless_empty(item.exchanges), .about_decision_id = item.about_decision_id,
                      .about_decision_number = item.about_decision_number, .decisions = {}};
  for (auto const& each : item.decisions) view.decisions.push_back(athar::api::view_of(each, today));
  return view;
}

AttendeeView view_of(CommitteeAttendee const& a) {
  return {.id = a.id, .member_id = a.member_id, .organisation_id = a.organisation_id, .organisation_name = unless_empty(a.organisation_name),
          .person_name = a.person_name, .person_name_ar = maybe(a.person_name_ar), .capacity = unless_empty(a.capacity), .role = a.role,
          .standing = a.standing, .is_coming = a.is_coming, .replied_at = a.replied_at, .replied_by = maybe(a.replied_by), .can_reply = false};
}

AgendaProposalView view_of(AgendaProposal const& x) {
  return {.id = x.id, .organisation_id = x.organisation_id, .organisation_name = unless_empty(x.organisation_name), .title = x.title,
          .reason = maybe(x.reason), .proposed_by = x.proposed_by_name, .proposed_at = x.proposed_at, .state = x.state, .answer = maybe(x.answer),
          .answered_by = maybe(x.answered_by_name), .answered_at = x.answered_at};
}

FrozenFigureView view_of(FrozenFigure const& f) {
  constexpr double minutes_an_hour = 60;
  return {.measure = f.measure, .measure_version = f.measure_version, .basis = f.basis, .from = f.from, .to = f.to,
          .value = f.unit == "person_hour" ? static_cast<double>(f.value) / minutes_an_hour : static_cast<double>(f.value), .unit = f.unit, .name = f.name,
          .definition = f.definition, .tick = f.tick, .recorded_at = f.recorded_at};
}

std::map<std::string, bool> can_of(CommitteeMeeting const& m, Call const& call) {
  bool const may = writes(call);
  return {{"update", may && m.may_be_written()},
          {"open", may && !m.opened_at && m.held_on <= call.services.today()},
          {"delete", may && m.minutes == MinutesStatus::draft},
          {"circulate", may && m.minutes == MinutesStatus::draft && m.opened_at},
          {"validate", may && m.minutes == MinutesStatus::circulated},
          {"sign", may && m.minutes == MinutesStatus::validated},
          {"take_back", may && m.minutes == MinutesStatus::validated},
          {"follow_up", may},
          {"papers", may && m.minutes != MinutesStatus::signed_},
          {"propose", call.caller.may(Permission::agreements_contribute) && !m.opened_at},
          {"print", may || m.minutes != MinutesStatus::draft || !agreement_scope(call)}};
}

}  // namespace

std::optional<OrganisationId> agreement_scope(Call const& call) { return call.caller.scope(Permission::agreements_read).organisation; }

CommitteeListItem list_item(CommitteeRow const& r, Call const& call) {
  auto const next = next_meeting(r.every_months, r.first_due_on, r.last_held_on, r.planned_on, call.services.today());
  return {.id = r.id, .version = r.version, .agreement_id = r.agreement_id, .agreement_code = r.agreement_code, .agreement_title = r.agreement_title,
          .kind = r.kind, .name = r.name, .every_months = r.every_months, .first_due_on = r.first_due_on, .members_count = r.members_count,
          .meetings_count = r.meetings_count, .last_held_on = r.last_held_on, .planned_on = r.planned_on, .due_on = next.due_on,
          .next_state = std::string(name_of(next.state)), .open_decisions = r.open_decisions, .late_decisions = r.late_decisions,
          .can = {{"update", writes(call)}, {"delete", writes(call) && r.meetings_count == 0}}};
}

CommitteeView view_of(CommitteePage const& page, Call const& call) {
  CommitteeView view;
  static_cast<CommitteeListItem&>(view) = list_item(page.row, call);
  // A remark of the house stays in the house.
  if (!agreement_scope(call)) view.note = maybe(page.committee.note);
  for (auto const& m : page.committee.members)
    view.members.push_back({.id = m.id, .organisation_id = m.organisation_id, .organisation_name = unless_empty(m.organisation_name),
                            .person_name = m.person_name, .person_name_ar = maybe(m.person_name_ar), .capacity = unless_empty(m.capacity), .role = m.role,
                            .from = m.from, .to = m.to});
  return view;
}

DecisionView view_of(CommitteeDecision const& decision, LocalDate today) {
  DecisionView view;
  fill(view, decision, today);
  return view;
}

FollowedDecision view_of(DecisionRow const& row, Call const& call) {
  FollowedDecision view;
  fill(view, row.decision, call.services.today());
  view.committee_id = row.committee_id;
  view.committee_name = row.committee_name;
  view.agreement_id = row.agreement_id;
  view.agreement_code = row.agreement_code;
  view.agreement_title = row.agreement_title;
  view.meeting_id = row.meeting_id;
  view.meeting_number = row.meeting_number;
  view.meeting_on = row.meeting_on;
  view.minutes = row.minutes;
  view.can = {{"update", writes(call)}};
  return view;
}

MeetingView view_of(MeetingPage const& page, Call const& call) {
  auto const& m = page.meeting;
  auto const today = call.services.today();
  MeetingView view;
  view.id = m.id;
  view.version = m.version;
  view.committee_id = m.committee_id;
  view.committee_kind = committee_kind_named(page.committee_kind).value_or(CommitteeKind::steering);
  view.committee_name = page.committee_name;
  view.agreement_id = page.agreement_id;
  view.agreement_code = page.agreement_code;
  view.agreement_title = page.agreement_title;
  view.number = m.number;
  view.held_on = m.held_on;
  view.starts = m.starts;
  view.ends = m.ends;
  view.place = unless_empty(m.place);
  view.next_on = m.next_on;
  view.documents = maybe(m.documents);
  view.opened_at = m.opened_at;
  view.minutes = m.minutes;
  bool const may_reply = call.caller.may(Permission::agreements_contribute) && !m.opened_at;
  for (auto const& each : m.attendees) {
    view.attendees.push_back(view_of(each));
    view.attendees.back().can_reply = may_reply && each.is_of_caller;
  }
  for (auto const& each : m.items) view.items.push_back(view_of(each, today));
  for (auto const& each : m.figures) view.figures.push_back(view_of(each));
  for (auto const& each : m.steps) view.steps.push_back({each.status, each.stated_on, each.actor_name, each.recorded_at});
  for (auto const& each : page.earlier) view.earlier.push_back(view_of(each, call));
  for (auto const& p : page.papers) view.papers.push_back({p.document_id, p.title, p.file_name, p.version, p.size_bytes, p.is_shown_to_partners});
  for (auto const& each : page.proposals) view.proposals.push_back(view_of(each));
  view.can = can_of(m, call);
  return view;
}

MeetingListItem list_item(MeetingRow const& r) {
  return {.id = r.id, .version = r.version, .committee_id = r.committee_id, .committee_name = r.committee_name, .committee_kind = r.committee_kind,
          .agreement_id = r.agreement_id, .agreement_title = r.agreement_title, .number = r.number, .held_on = r.held_on, .starts = r.starts,
          .place = unless_empty(r.place), .opened = r.opened, .minutes = r.minutes, .items_count = r.items_count, .decisions_count = r.decisions_count,
          .open_decisions = r.open_decisions, .present_count = r.present_count};
}

std::string stored_json(CommitteePage const& page, Call const& call) {
  auto view = view_of(page, call);
  view.can.clear();
  return json::to_json(view);
}

std::string stored_json(MeetingPage const& page, Call const& call) {
  auto view = view_of(page, call);
  view.can.clear();
  view.earlier.clear();
  for (auto& attendee : view.attendees) attendee.can_reply = false;
  return json::to_json(view);
}

Result<CommitteePage> find_committee(Call& call, UnitOfWork& unit, CommitteeId id) {
  auto page = unit.committees().find(id, agreement_scope(call), call.services.today());
  if (!page) return refuse(not_found("committee"));
  return std::move(*page);
}

Result<MeetingPage> find_meeting(Call& call, UnitOfWork& unit, CommitteeMeetingId id) {
  auto page = unit.committees().meeting(id, agreement_scope(call));
  if (!page) return refuse(not_found("meeting"));
  return std::move(*page);
}

}  // namespace athar::api
