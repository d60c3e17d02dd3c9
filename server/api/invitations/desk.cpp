#include "server/api/invitations/desk.hpp"

#include "domain/people/person_merge_store.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/invitations/answer_link.hpp"

namespace athar::api {
namespace {

std::string one_field(std::string_view name, std::string_view value) {
  json::Writer out(96);
  return out.begin_object().field(name, value).end_object().take();
}

std::optional<MailRecipient> recipient(Desk& desk, PersonId person) {
  auto found = desk.unit.invitations().recipients({person});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

/// Asks somebody who was just given a seat whether they come.
void ask_promoted(Desk& desk, SessionPage const& page, Registration const& registration, LocalDate until) {
  if (auto earlier = desk.unit.invitations().open_of(page.session.id, registration.person_id)) {
    earlier->ended = InvitationEnd::withdrawn;
    if (!desk.unit.invitations().update(*earlier)) return;
  }
  Invitation invitation;
  invitation.id = InvitationId{desk.new_id()};
  invitation.session_id = page.session.id;
  invitation.person_id = registration.person_id;
  invitation.reason = InvitationReason::promoted;
  invitation.answer_by = until;
  auto const to = recipient(desk, registration.person_id);
  // Nobody asks a locked or erased person; they keep the seat.
  if (!to || to->is_locked || to->is_erased) return;
  if (!desk.unit.invitations().insert({invitation})) return;
  note_invitation(desk, invitation, "asked", {});
  auto const link = AnswerLinks(desk.unit).address({invitation.id, invitation.link_number});
  (void)send_one(desk, Letters(desk.unit, page, desk.now).write(MailKind::promotion, *to, &invitation, link, {}));
}

/// The registration that follows from "I come". Errors: those of registering.
Result<Registration> give_place(Desk& desk, SessionSeats const& seats, Invitation const& invitation) {
  if (auto const live = desk.unit.invitations().live_registration(invitation.session_id, invitation.person_id))
    if (auto row = desk.unit.registrations().find(*live)) return row->registration;
  Registration registration;
  registration.id = RegistrationId{desk.new_id()};
  registration.session_id = invitation.session_id;
  registration.person_id = invitation.person_id;
  auto const status = placed(seats, registration.role);
  if (!status) return refuse(status.error());
  registration.status = *status;
  auto row = desk.unit.registrations().insert(registration);
  if (!row) return refuse(std::move(row.error()));
  note_registration(desk, row->registration, std::string(name_of(row->registration.status)), std::nullopt);
  return row->registration;
}

/// Withdraws the person's registration, and offers their seat.
Result<void> free_place(Desk& desk, SessionSeats const& seats, Invitation const& invitation) {
  auto const live = desk.unit.invitations().live_registration(invitation.session_id, invitation.person_id);
  auto const row = live ? desk.unit.registrations().find(*live) : std::nullopt;
  if (!row) return {};
  auto registration = row->registration;
  bool const frees_a_seat = registration.takes_seat();
  auto const before = registration.status;
  registration.status = RegistrationStatus::withdrawn;
  if (auto written = desk.unit.registrations().update(registration); !written) return written;
  note_registration(desk, registration, "withdrawn", before);
  if (frees_a_seat && seats.waiting > 0 && gives_seats_to_waiting(seats.status)) offer_free_seats(desk, invitation.session_id);
  return {};
}

bool same_answer(Invitation const& invitation, GivenAnswer const& given) {
  return invitation.answer == given.answer && invitation.note == given.note && invitation.replacement_name == given.replacement_name &&
         invitation.replacement_contact == given.replacement_contact;
}

}  // namespace

Desk desk_of(Call& call, UnitOfWork& unit) {
  return {unit, call.actor(), [&call, &unit](ChangeRecord change) { record(call, unit, std::move(change)); }, call.services.new_id,
          call.services.now(), call.services.today()};
}

void note_registration(Desk& desk, Registration const& r, std::string action, std::optional<RegistrationStatus> before) {
  desk.record({.concept_name = "registrations", .subject = r.id.uuid, .action = std::move(action),
               .before = before ? one_field("status", name_of(*before)) : std::string(), .after = one_field("status", name_of(r.status)),
               .touched = {.people = {}, .sessions = {}, .organisations = {}, .participations = {{r.person_id, r.session_id}}}});
}

void note_invitation(Desk& desk, Invitation const& i, std::string action, std::string const& before) {
  json::Writer after(128);
  after.begin_object().field("session_id", i.session_id).field("answer", name_of(i.answer));
  if (i.ended != InvitationEnd::open) after.field("ended", name_of(i.ended));
  desk.record({.concept_name = "invitations", .subject = i.id.uuid, .action = std::move(action), .before = before,
               .after = after.end_object().take(), .touched = {}});
}

Result<void> send_one(Desk& desk, MailMessage message) {
  if (message.to_address.empty()) return {};
  message.id = MailMessageId{desk.new_id()};
  return desk.unit.mail().put({std::move(message)}, desk.actor.name);
}

Error link_refusal(LinkClosed why) {
  switch (why) {
    case LinkClosed::replaced: return conflict("link_replaced", "A newer link was sent");
    case LinkClosed::withdrawn: return conflict("invitation_withdrawn", "This invitation was called back");
    case LinkClosed::session_cancelled: return conflict("session_cancelled", "The session is cancelled");
    case LinkClosed::session_begun: return conflict("session_begun", "The session has begun");
    default: return conflict("link_expired", "The time to answer is over");
  }
}

void set_quotas(UnitOfWork& unit, DesignationPlan const& plan, std::vector<InvitedPerson>& people) {
  if (plan.quotas.empty() || people.empty()) return;
  std::vector<PersonId> ids;
  for (auto const& person : people) ids.push_back(person.person_id);
  auto const quotas = unit.invitations().quotas_of(plan.session_id, ids);
  for (auto& person : people)
    if (auto const found = quotas.find(person.person_id); found != quotas.end()) person.quota_of = found->second;
}

void offer_free_seats(Desk& desk, SessionId session) {
  auto const filling = desk.unit.invitations().filling(session);
  std::optional<SessionPage> page;
  std::optional<LocalDate> until;
  if (filling.promotion_answer_days) {
    page = desk.unit.sessions().find(session, Scope{}, desk.today);
    if (page) until = offer_until(filling, page->first_date, desk.today);
    if (!until) return;
  }
  for (auto const& promoted : desk.unit.registrations().promote_waiting(session)) {
    note_registration(desk, promoted, "promoted", RegistrationStatus::waiting);
    if (until) ask_promoted(desk, *page, promoted, *until);
  }
}

Result<TakenAnswer> take_answer(Desk& desk, InvitationId id, std::optional<int> link_number, GivenAnswer const& given, std::string const& typed_by) {
  auto invitation = desk.unit.invitations().find(id);
  if (!invitation) return refuse(not_found("invitation"));
  desk.unit.person_merges().hold_off(invitation->person_id);
  auto const seats = desk.unit.sessions().lock(invitation->session_id, Scope{});
  if (!seats) return refuse(not_found("session"));
  // What was read before the lock may have been answered meanwhile.
  invitation = desk.unit.invitations().find(id);
  auto const page = desk.unit.sessions().find(invitation->session_id, Scope{}, desk.today);
  auto const is_closed = closed(*invitation, link_number.value_or(invitation->link_number), seats->status, page->first_date, desk.today);
  bool const too_late_for_links_only = is_closed == LinkClosed::expired && !link_number && invitation->ended == InvitationEnd::open;
  if (is_closed != LinkClosed::open && !too_late_for_links_only) return refuse(link_refusal(is_closed));
  if (same_answer(*invitation, given)) return TakenAnswer{*invitation, false};

  auto const before = one_field("answer", name_of(invitation->answer));
  bool const comes_anew = given.answer == InvitationAnswer::comes && invitation->answer != InvitationAnswer::comes;
  invitation->answer = given.answer;
  invitation->note = given.note;
  invitation->replacement_name = given.replacement_name;
  invitation->replacement_contact = given.replacement_contact;
  invitation->answered_at = desk.now;
  invitation->answered_by = typed_by;
  if (auto written = desk.unit.invitations().update(*invitation); !written) return refuse(std::move(written.error()));
  ++invitation->version;
  desk.unit.mail().give_up(invitation->id);
  note_invitation(desk, *invitation, "answered", before);

  if (given.answer == InvitationAnswer::comes) {
    auto const registration = give_place(desk, *seats, *invitation);
    if (!registration) return refuse(registration.error());
    auto const to = comes_anew && registration->takes_seat() ? recipient(desk, invitation->person_id) : std::nullopt;
    if (to && !to->is_locked)
      if (auto sent = send_one(desk, Letters(desk.unit, *page, desk.now).write(MailKind::confirmation, *to, nullptr, {}, {})); !sent)
        return refuse(std::move(sent.error()));
  } else if (given.answer == InvitationAnswer::declines) {
    if (auto freed = free_place(desk, *seats, *invitation); !freed) return refuse(std::move(freed.error()));
  }
  return TakenAnswer{*invitation, true};
}

bool end_overdue(Desk& desk, OverduePromotion const& overdue) {
  auto const seats = desk.unit.sessions().lock(overdue.session_id, Scope{});
  auto invitation = desk.unit.invitations().find(overdue.id);
  bool const is_due = seats && invitation && invitation->ended == InvitationEnd::open && invitation->answer == InvitationAnswer::none &&
                      invitation->answer_by < desk.today;
  if (!is_due) return false;
  invitation->ended = InvitationEnd::expired;
  if (!desk.unit.invitations().update(*invitation)) return false;
  desk.unit.mail().give_up(invitation->id);
  note_invitation(desk, *invitation, "expired", one_field("answer", "none"));
  return free_place(desk, *seats, *invitation).has_value();
}

}  // namespace athar::api
