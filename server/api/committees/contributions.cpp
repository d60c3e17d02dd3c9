#include <algorithm>

#include "domain/agreements/agreement_document.hpp"
#include "server/api/committees/committees.hpp"
#include "server/api/committees/views.hpp"
#include "server/api/framework/command.hpp"

/// What is brought to a meeting beside its minutes: papers on the table, who is coming, points that parties propose.
namespace athar::api {
namespace {

constexpr char const* concept_name = "committee_meetings";

Answer answer_with(MeetingPage const& page, Call const& call, int status = 200) {
  Answer answer;
  answer.status = status;
  answer.body = json::to_json(view_of(page, call));
  answer.version = page.meeting.version;
  answer.location = "/api/v1/committee_meetings/" + page.meeting.id.text();
  return answer;
}

/// What was done beside the minutes: which meeting, and what of it changed.
struct Change {
  std::string action;
  std::function<void(json::Writer&)> said;
};

/// The meeting after the change, with its line in the audit trail.
Result<Answer> written(Call& call, UnitOfWork& unit, MeetingPage const& before, Change const& change, int status) {
  auto after = find_meeting(call, unit, before.meeting.id);
  if (!after) return refuse(std::move(after.error()));
  json::Writer out(256);
  out.begin_object().field("agreement_id", before.agreement_id).field("number", before.meeting.number).field("held_on", before.meeting.held_on);
  change.said(out);
  record(call, unit, {.concept_name = concept_name, .subject = before.meeting.id.uuid, .action = change.action, .before = {},
                      .after = out.end_object().take(), .touched = {}});
  return answer_with(*after, call, status);
}

/// Does `change` to the meeting as it is and answers what it became. None of this is the minutes' text: their version stays.
Result<Answer> change_beside(Call& call, CommitteeMeetingId id, int status,
                             std::function<Result<Change>(UnitOfWork&, MeetingPage const&)> const& change) {
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_meeting(call, unit, id);
    if (!before) return refuse(std::move(before.error()));
    auto changed = change(unit, *before);
    if (!changed) return refuse(std::move(changed.error()));
    return written(call, unit, *before, *changed, status);
  });
}

std::string title_of(MeetingPage const& page, AgreementDocumentId document) {
  for (auto const& paper : page.papers)
    if (paper.document_id == document) return paper.title;
  return {};
}

Result<void> not_signed(CommitteeMeeting const& meeting) {
  if (meeting.minutes == MinutesStatus::signed_) return refuse(conflict("minutes_closed", "These minutes are signed"));
  return {};
}

Result<Answer> put_paper(Call& call) {
  auto id = call.id<CommitteeMeetingId>();
  if (!id) return refuse(std::move(id.error()));
  auto document = call.id<AgreementDocumentId>(1);
  if (!document) return refuse(std::move(document.error()));
  return change_beside(call, *id, 200, [&](UnitOfWork& unit, MeetingPage const& page) -> Result<Change> {
    if (auto may = not_signed(page.meeting); !may) return refuse(std::move(may.error()));
    if (auto put = unit.committees().put_paper(*id, *document); !put) return refuse(std::move(put.error()));
    return Change{"paper_added", [&](json::Writer& out) { out.field("document_id", *document); }};
  });
}

Result<Answer> remove_paper(Call& call) {
  auto id = call.id<CommitteeMeetingId>();
  if (!id) return refuse(std::move(id.error()));
  auto document = call.id<AgreementDocumentId>(1);
  if (!document) return refuse(std::move(document.error()));
  return change_beside(call, *id, 200, [&](UnitOfWork& unit, MeetingPage const& page) -> Result<Change> {
    if (auto may = not_signed(page.meeting); !may) return refuse(std::move(may.error()));
    auto removed = unit.committees().remove_paper(*id, *document);
    if (!removed) return refuse(std::move(removed.error()));
    if (!*removed) return refuse(not_found("paper"));
    return Change{"paper_removed", [title = title_of(page, *document)](json::Writer& out) { out.field("title", title); }};
  });
}

Result<Answer> put_reply(Call& call) {
  auto id = call.id<CommitteeMeetingId>();
  if (!id) return refuse(std::move(id.error()));
  auto attendee = call.id<CommitteeAttendeeId>(1);
  if (!attendee) return refuse(std::move(attendee.error()));
  auto body = json::read_body<ReplyBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return change_beside(call, *id, 200, [&](UnitOfWork& unit, MeetingPage const& page) -> Result<Change> {
    auto const& all = page.meeting.attendees;
    auto const found = std::find_if(all.begin(), all.end(), [&](auto const& each) { return each.id == *attendee; });
    if (found == all.end()) return refuse(not_found("attendee"));
    if (!found->is_of_caller) return refuse(not_allowed());
    if (auto may = may_be_answered(page.meeting); !may) return refuse(std::move(may.error()));
    auto const actor = call.actor();
    if (!unit.committees().put_reply(*id, *attendee, body->is_coming, actor.account, actor.name)) return refuse(not_found("attendee"));
    return Change{"replied", [&, name = found->person_name.empty() ? found->person_name_ar : found->person_name](json::Writer& out) {
      out.field("person_name", name).field("is_coming", body->is_coming);
    }};
  });
}

Result<Answer> propose(Call& call) {
  auto id = call.id<CommitteeMeetingId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<AgendaProposalBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto const actor = call.actor();
  AgendaProposal given;
  given.id = AgendaProposalId{call.services.new_id()};
  given.meeting_id = *id;
  given.organisation_id = agreement_scope(call);
  given.title = body->title;
  given.reason = body->reason.value_or("");
  given.proposed_by = actor.account;
  given.proposed_by_name = actor.name;
  given.proposed_at = call.services.now();
  auto proposal = checked(std::move(given));
  if (!proposal) return refuse(std::move(proposal.error()));
  return change_beside(call, *id, 201, [&](UnitOfWork& unit, MeetingPage const& page) -> Result<Change> {
    if (auto may = may_be_answered(page.meeting); !may) return refuse(std::move(may.error()));
    if (page.proposals.size() >= greatest_number_of_items) return refuse(invalid_field("title", "too_many_items", std::to_string(greatest_number_of_items)));
    if (auto kept = unit.committees().insert(*proposal); !kept) return refuse(std::move(kept.error()));
    return Change{"item_proposed", [&](json::Writer& out) { out.field("title", proposal->title); }};
  });
}

/// The meeting with that point at the end of its agenda. Errors: minutes_closed, too_many_items.
Result<CommitteeMeeting> with_item(CommitteeMeeting meeting, AgendaProposal const& proposal, Call const& call) {
  if (auto may = may_be_written(meeting); !may) return refuse(std::move(may.error()));
  AgendaItem item;
  item.id = AgendaItemId{call.services.new_id()};
  item.title = proposal.title;
  meeting.items.push_back(std::move(item));
  return checked(std::move(meeting));
}

Result<Answer> answer_proposal(Call& call) {
  auto id = call.id<AgendaProposalId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<ProposalAnswerBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const found = unit.committees().proposal(*id, agreement_scope(call));
    if (!found) return refuse(not_found("proposal"));
    auto page = find_meeting(call, unit, found->meeting_id);
    if (!page) return refuse(std::move(page.error()));
    auto proposal = answered(*found, body->accepted ? ProposalState::accepted : ProposalState::declined, body->answer.value_or(""));
    if (!proposal) return refuse(std::move(proposal.error()));
    auto const actor = call.actor();
    proposal->answered_by = actor.account;
    proposal->answered_by_name = actor.name;
    proposal->answered_at = call.services.now();
    if (!unit.committees().put_answer(*proposal)) return refuse(conflict("proposal_answered", "This proposal was answered already"));
    if (body->accepted) {
      auto added = with_item(page->meeting, *proposal, call);
      if (!added) return refuse(std::move(added.error()));
      if (auto put = unit.committees().update(*added); !put) return refuse(std::move(put.error()));
    }
    Change const change{body->accepted ? "proposal_accepted" : "proposal_declined", [&](json::Writer& out) {
      out.field("title", proposal->title);
      if (!proposal->answer.empty()) out.field("answer", proposal->answer);
    }};
    return written(call, unit, *page, change, 200);
  });
}

}  // namespace

std::vector<Route> committee_contribution_routes() {
  using json::shape_of;
  auto const* view = &shape_of<MeetingView>();
  return {
      {http::Method::put, "/api/v1/committee_meetings/{id}/papers/{document_id}", Permission::agreements_write, put_paper,
       {.summary = "Put a document of the agreement on the table of a meeting", .description = "Until the minutes are signed.", .tag = concept_name,
        .answer = view, .errors = {401, 403, 404, 409, 422}, .answers_etag = true}},
      {http::Method::delete_, "/api/v1/committee_meetings/{id}/papers/{document_id}", Permission::agreements_write, remove_paper,
       {.summary = "Take a document off the table", .tag = concept_name, .answer = view, .errors = {401, 403, 404, 409}, .answers_etag = true}},
      {http::Method::put, "/api/v1/committee_meetings/{id}/attendees/{attendee_id}/reply", Permission::agreements_contribute, put_reply,
       {.summary = "Say whether somebody of one's institution is coming", .tag = concept_name, .request = &shape_of<ReplyBody>(), .answer = view,
        .errors = {400, 401, 403, 404, 409, 422}, .answers_etag = true}},
      {http::Method::post, "/api/v1/committee_meetings/{id}/proposals", Permission::agreements_contribute, propose,
       {.summary = "Propose a point for the agenda", .tag = concept_name, .request = &shape_of<AgendaProposalBody>(), .answer = view, .status = 201,
        .errors = {400, 401, 403, 404, 409, 422}, .answers_etag = true, .takes_idempotency_key = true}},
      {http::Method::put, "/api/v1/committee_proposals/{id}/answer", Permission::agreements_write, answer_proposal,
       {.summary = "Take a proposed point on the agenda, or decline it", .tag = concept_name, .request = &shape_of<ProposalAnswerBody>(), .answer = view,
        .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true}},
  };
}

}  // namespace athar::api
