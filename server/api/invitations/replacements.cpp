#include <algorithm>

#include "domain/people/person_merge_store.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/invitations/answer_link.hpp"
#include "server/api/invitations/desk.hpp"
#include "server/api/invitations/invitations.hpp"
#include "server/api/invitations/wire.hpp"

namespace athar::api {
namespace {

/// Whether the proposal can be followed now. Errors: no_replacement_proposed, replacement_taken; those of a closed link.
Result<void> check_proposal(Invitation const& proposal, SessionPage const& page, LocalDate today) {
  if (proposal.replaced_by) return refuse(conflict("replacement_taken", "Somebody has already taken this place"));
  if (proposal.ended != InvitationEnd::open || proposal.answer != InvitationAnswer::replacement)
    return refuse(conflict("no_replacement_proposed", "Nobody else was proposed in answer to this invitation"));
  auto const why = closed(proposal, proposal.link_number, page.status, page.first_date, today);
  if (why == LinkClosed::session_cancelled || why == LinkClosed::session_begun) return refuse(link_refusal(why));
  return {};
}

/// Errors: in_the_past, after_session_start (answer_by).
Result<LocalDate> deadline_of(ReplacementBody const& body, Invitation const& proposal, SessionPage const& page, LocalDate today) {
  auto const until = body.answer_by.value_or(proposal.answer_by);
  if (until < today) return refuse(invalid_field("answer_by", "in_the_past"));
  if (page.first_date && until > *page.first_date) return refuse(invalid_field("answer_by", "after_session_start", page.first_date->text()));
  return until;
}

/// Errors: unknown_person, same_person, record_locked (person_id); already_registered, already_invited.
Result<MailRecipient> check_person(Desk& desk, ReplacementBody const& body, Invitation const& proposal) {
  auto const found = desk.unit.invitations().recipients({body.person_id});
  if (found.empty() || found.front().is_erased) return refuse(invalid_field("person_id", "unknown_person"));
  auto const& person = found.front();
  if (person.person_id == proposal.person_id) return refuse(invalid_field("person_id", "same_person"));
  if (person.is_locked) return refuse(conflict("person_locked", "This record is locked"));
  if (desk.unit.invitations().live_registration(proposal.session_id, person.person_id)) return refuse(conflict("already_registered", "Already registered"));
  if (desk.unit.invitations().open_of(proposal.session_id, person.person_id)) return refuse(conflict("already_invited", "Already invited"));
  return person;
}

/// Puts a person where another stood: in the seat, at the place in the waiting list, or, of somebody who had neither, where there is room.
/// Errors: those of registering.
Result<void> take_place(Desk& desk, SessionSeats const& seats, Invitation const& proposal, PersonId person) {
  auto const live = desk.unit.invitations().live_registration(proposal.session_id, proposal.person_id);
  auto const row = live ? desk.unit.registrations().find(*live) : std::nullopt;
  auto order = desk.unit.registrations().waiting_list(proposal.session_id);
  Registration registration;
  registration.id = RegistrationId{desk.new_id()};
  registration.session_id = proposal.session_id;
  registration.person_id = person;
  if (row) {
    auto left = row->registration;
    registration.status = left.status;
    registration.role = left.role;
    left.status = RegistrationStatus::withdrawn;
    if (auto written = desk.unit.registrations().update(left); !written) return written;
    note_registration(desk, left, "withdrawn", row->registration.status);
  } else {
    auto const status = placed(seats, registration.role);
    if (!status) return refuse(status.error());
    registration.status = *status;
  }
  auto added = desk.unit.registrations().insert(registration);
  if (!added) return refuse(std::move(added.error()));
  note_registration(desk, added->registration, std::string(name_of(added->registration.status)), std::nullopt);
  if (row && row->registration.waits()) {
    std::replace(order.begin(), order.end(), row->registration.id, registration.id);
    desk.unit.registrations().reorder_waiting_list(proposal.session_id, order);
  }
  return {};
}

Result<Answer> replace_with(Call& call, UnitOfWork& unit, InvitationId id, ReplacementBody const& body) {
  auto proposal = unit.invitations().find(id);
  if (!proposal) return refuse(not_found("invitation"));
  auto desk = desk_of(call, unit);
  unit.person_merges().hold_off(proposal->person_id);
  unit.person_merges().hold_off(body.person_id);
  auto const seats = unit.sessions().lock(proposal->session_id, call.caller.scope(Permission::invitations_manage));
  if (!seats) return refuse(not_found("invitation"));
  // What was read before the lock may have been followed meanwhile.
  proposal = unit.invitations().find(id);
  auto const page = unit.sessions().find(proposal->session_id, Scope{}, desk.today);
  if (auto open = check_proposal(*proposal, *page, desk.today); !open) return refuse(std::move(open.error()));
  auto const until = deadline_of(body, *proposal, *page, desk.today);
  if (!until) return refuse(until.error());
  auto const person = check_person(desk, body, *proposal);
  if (!person) return refuse(person.error());
  if (auto taken = take_place(desk, *seats, *proposal, person->person_id); !taken) return refuse(std::move(taken.error()));

  Invitation invitation;
  invitation.id = InvitationId{desk.new_id()};
  invitation.session_id = proposal->session_id;
  invitation.person_id = person->person_id;
  invitation.answer_by = *until;
  if (auto written = unit.invitations().insert({invitation}); !written) return refuse(std::move(written.error()));
  proposal->replaced_by = invitation.id;
  if (auto written = unit.invitations().update(*proposal); !written) return refuse(std::move(written.error()));
  note_invitation(desk, invitation, "asked", {});
  note_invitation(desk, *proposal, "replaced", {});
  auto const link = AnswerLinks(unit).address({invitation.id, invitation.link_number});
  if (auto sent = send_one(desk, Letters(unit, *page, desk.now).write(MailKind::invitation, *person, &invitation, link, {})); !sent)
    return refuse(std::move(sent.error()));
  Answer answer;
  answer.body = json::to_json(view_of(*unit.invitations().find(invitation.id)));
  return answer;
}

}  // namespace

Result<Answer> replace_invited(Call& call) {
  auto id = call.id<InvitationId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<ReplacementBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) { return replace_with(call, unit, *id, *body); });
}

}  // namespace athar::api
