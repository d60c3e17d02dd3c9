#include <algorithm>

#include "domain/people/person.hpp"
#include "server/api/documents/printing.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/patient_command.hpp"
#include "server/api/invitations/answer_link.hpp"
#include "server/api/invitations/desk.hpp"
#include "server/api/invitations/invitations.hpp"
#include "server/api/invitations/wire.hpp"
#include "server/api/sessions/views.hpp"

namespace athar::api {
namespace {

/// Somebody a message is meant for.
struct Addressee {
  MailRecipient recipient;
  InvitedPerson const* known{nullptr};     ///< as the session knows them
  std::string left_out;                    ///< empty: is written to, if there is an address
  bool over_quota{false};

  Invitation const* open_invitation() const {
    return known && known->invitation && known->invitation->ended == InvitationEnd::open ? &*known->invitation : nullptr;
  }
};

bool asks(MailKind kind) { return kind == MailKind::invitation || kind == MailKind::reminder; }

/// Whether such messages fit the session as it is. Errors: invalid_choice, session_cancelled, session_not_cancelled, session_begun,
/// required, in_the_past, after_session_start.
Result<void> check(SessionMessageBody const& body, SessionPage const& page, LocalDate today) {
  bool const leaves_by_itself = body.kind == MailKind::promotion || body.kind == MailKind::short_message || body.kind == MailKind::withdrawal ||
                                !is_of_session(body.kind);
  bool const is_postponed = page.status == SessionStatus::postponed;
  if (leaves_by_itself || (body.kind == MailKind::postponement && !is_postponed)) return refuse(invalid_field("kind", "unknown_choice"));
  bool const is_cancelled = page.status == SessionStatus::cancelled;
  if (body.kind == MailKind::cancellation && !is_cancelled) return refuse(conflict("session_not_cancelled", "Cancel the session first"));
  if (body.kind != MailKind::cancellation && is_cancelled) return refuse(link_refusal(LinkClosed::session_cancelled));
  if (!asks(body.kind)) return {};
  bool const has_begun = page.status == SessionStatus::completed || page.status == SessionStatus::running || (page.first_date && *page.first_date < today);
  if (has_begun) return refuse(link_refusal(LinkClosed::session_begun));
  if (!body.answer_by) return body.kind == MailKind::invitation ? Result<void>(refuse(invalid_field("answer_by", "required"))) : Result<void>();
  if (*body.answer_by < today) return refuse(invalid_field("answer_by", "in_the_past"));
  if (page.first_date && *body.answer_by > *page.first_date) return refuse(invalid_field("answer_by", "after_session_start", page.first_date->text()));
  return {};
}

std::string why_left_out(SessionMessageBody const& body, Addressee const& to, LocalDate today) {
  if (to.recipient.is_erased || to.recipient.is_locked) return "record_locked";
  auto const* invitation = to.open_invitation();
  bool const answered = invitation && invitation->answer != InvitationAnswer::none;
  auto const at = to.known ? standing(*to.known) : Expectation::out;
  switch (body.kind) {
    case MailKind::invitation: return answered ? "already_answered" : "";
    case MailKind::reminder:
      if (!invitation) return "not_invited";
      if (answered) return "already_answered";
      return !body.answer_by && invitation->answer_by < today ? "deadline_passed" : "";
    case MailKind::upcoming:
    case MailKind::confirmation: return at == Expectation::confirmed ? "" : "no_seat";
    default: return at == Expectation::out ? "not_expected" : "";
  }
}

struct Plan {
  std::vector<InvitedPerson> people;
  std::vector<Addressee> addressees;
};

/// Marks those for whom their organisation has no place left, in the order in which they are asked.
void mark_over_quota(UnitOfWork& unit, SessionId session, Plan& plan) {
  auto const asked = unit.designations().plan(session);
  if (asked.quotas.empty()) return;
  set_quotas(unit, asked, plan.people);
  auto room = projection(plan.people, {}, asked.quotas);
  std::vector<PersonId> ids;
  for (auto const& to : plan.addressees) ids.push_back(to.recipient.person_id);
  auto const quotas = unit.invitations().quotas_of(session, ids);
  for (auto& to : plan.addressees) {
    auto const at = to.known ? standing(*to.known) : Expectation::out;
    auto const quota = quotas.find(to.recipient.person_id);
    if (!to.left_out.empty() || quota == quotas.end() || at == Expectation::confirmed || at == Expectation::expected) continue;
    for (auto& each : room.quotas)
      if (each.organisation_id == quota->second) to.over_quota = ++each.projected > each.places;
  }
}

/// Errors: unknown_person (the place in the list).
Result<Plan> plan(UnitOfWork& unit, SessionMessageBody const& body, SessionId session, LocalDate today) {
  Plan out;
  out.people = unit.invitations().of_session(session);
  auto recipients = unit.invitations().recipients(body.person_ids);
  if (recipients.size() != body.person_ids.size()) return refuse(invalid_field("person_ids", "unknown_person"));
  for (auto& recipient : recipients) {
    auto const same = [&](auto const& each) { return each.recipient.person_id == recipient.person_id; };
    if (std::any_of(out.addressees.begin(), out.addressees.end(), same)) continue;
    auto& to = out.addressees.emplace_back();
    auto const known = std::find_if(out.people.begin(), out.people.end(), [&](auto const& p) { return p.person_id == recipient.person_id; });
    if (known != out.people.end()) to.known = &*known;
    to.recipient = std::move(recipient);
    to.left_out = why_left_out(body, to, today);
  }
  if (body.kind == MailKind::invitation) mark_over_quota(unit, session, out);
  return out;
}

SessionMessagePlan view_of(Plan const& plan) {
  SessionMessagePlan view;
  for (auto const& to : plan.addressees) {
    auto const& r = to.recipient;
    auto& line = view.items.emplace_back();
    line.person_id = r.person_id;
    line.display_name = display_name(r.given_name, r.family_name, r.given_name_ar, r.family_name_ar);
    line.language = r.language;
    line.over_quota = to.over_quota;
    if (to.over_quota) ++view.over_quota;
    if (!to.left_out.empty()) {
      line.left_out = to.left_out;
      ++view.left_out;
    } else if (!r.email) {
      line.left_out = "no_address";
      ++view.without_address;
    } else {
      line.address = r.email;
      ++view.written;
    }
  }
  return view;
}

constexpr std::size_t most_convocations = 50;

Convoked convoked_of(Addressee const& to) {
  Convoked out{to.recipient.person_id, display_name(to.recipient.given_name, to.recipient.family_name, {}, {}),
               display_name({}, {}, to.recipient.given_name_ar, to.recipient.family_name_ar), {}, {}, {}};
  if (!to.known) return out;
  if (to.known->sex == "F" || to.known->sex == "M") out.sex = to.known->sex;
  out.organisation = to.known->organisation_name;
  return out;
}

/// Made before anything is held in the database: each takes a moment. Errors: too_many_items (person_ids); those of the press.
Result<std::map<PersonId, std::string>> convocations(Call& call, SessionId id, SessionMessageBody const& body) {
  std::map<PersonId, std::string> out;
  if (!body.convocation) return out;
  bool const fits = body.kind == MailKind::invitation || body.kind == MailKind::confirmation || body.kind == MailKind::change || body.kind == MailKind::upcoming;
  if (!fits) return refuse(invalid_field("convocation", "unknown_choice"));
  if (body.person_ids.size() > most_convocations) return refuse(invalid_field("person_ids", "too_many_items", std::to_string(most_convocations)));
  auto unit = call.services.database.read(Patience::patient);
  auto const page = find_session_for(call, *unit, id, Permission::invitations_manage);
  if (!page) return refuse(page.error());
  auto const today = call.services.today();
  if (auto right = check(body, *page, today); !right) return refuse(std::move(right.error()));
  auto const planned = plan(*unit, body, id, today);
  if (!planned) return refuse(planned.error());
  ConvocationWriter const writer(call, *unit, *page);
  call.sql_statements += unit->statements();
  unit.reset();
  for (auto const& to : planned->addressees) {
    if (!to.left_out.empty() || !to.recipient.email) continue;
    auto file = writer.write(convoked_of(to), to.recipient.language);
    if (!file) return refuse(std::move(file.error()));
    out.emplace(to.recipient.person_id, std::move(*file));
  }
  return out;
}

std::string convocation_name(Language language) {
  return language == Language::ar ? "istidaa.pdf" : "convocation.pdf";
}

Result<Answer> preview(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<SessionMessageBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const page = find_session_for(call, unit, *id, Permission::invitations_manage);
    if (!page) return refuse(page.error());
    auto const today = call.services.today();
    if (auto fits = check(*body, *page, today); !fits) return refuse(std::move(fits.error()));
    auto const planned = plan(unit, *body, *id, today);
    if (!planned) return refuse(planned.error());
    auto view = view_of(*planned);
    Letters const letters(unit, *page, call.services.now());
    for (auto language : {Language::fr, Language::ar, Language::en}) {
      auto const first = std::find_if(planned->addressees.begin(), planned->addressees.end(),
                                      [&](auto const& to) { return to.left_out.empty() && to.recipient.language == language; });
      if (first == planned->addressees.end()) continue;
      Invitation invitation;
      if (auto const* open = first->open_invitation()) invitation = *open;
      if (body->answer_by) invitation.answer_by = *body->answer_by;
      // The link is made when the message is written; here stands what it will look like.
      auto const message = letters.write(body->kind, first->recipient, asks(body->kind) ? &invitation : nullptr,
                                         asks(body->kind) ? "https://…/answer/…" : "", body->message.value_or(""));
      view.samples.push_back({language, message.subject, message.body});
    }
    Answer answer;
    answer.body = json::to_json(view);
    return answer;
  }, Patience::patient);
}

Result<Answer> send(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<SessionMessageBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto files = convocations(call, *id, *body);
  if (!files) return refuse(std::move(files.error()));
  return patient_command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.sessions().lock(*id, call.caller.scope(Permission::invitations_manage))) return refuse(not_found("session"));
    auto const page = find_session_for(call, unit, *id, Permission::invitations_manage);
    if (!page) return refuse(page.error());
    auto const today = call.services.today();
    if (auto fits = check(*body, *page, today); !fits) return refuse(std::move(fits.error()));
    auto const planned = plan(unit, *body, *id, today);
    if (!planned) return refuse(planned.error());

    std::vector<Invitation> added;
    std::vector<InvitationId> asked_again;
    std::vector<std::optional<Invitation>> of_each;
    for (auto const& to : planned->addressees) {
      auto& invitation = of_each.emplace_back();
      if (!to.left_out.empty() || !asks(body->kind)) continue;
      if (auto const* open = to.open_invitation()) {
        invitation = *open;
        if (body->answer_by) invitation->answer_by = *body->answer_by;
        asked_again.push_back(open->id);
      } else {
        invitation.emplace();
        invitation->id = InvitationId{call.services.new_id()};
        invitation->session_id = *id;
        invitation->person_id = to.recipient.person_id;
        invitation->answer_by = *body->answer_by;
        added.push_back(*invitation);
      }
    }
    if (auto written = unit.invitations().insert(added); !written) return refuse(std::move(written.error()));
    if (body->answer_by) unit.invitations().remind(asked_again, *body->answer_by, body->kind == MailKind::reminder);
    else unit.invitations().count_reminders(asked_again);

    Letters const letters(unit, *page, call.services.now());
    AnswerLinks const links(unit);
    std::vector<MailMessage> messages;
    for (std::size_t i = 0; i < planned->addressees.size(); ++i) {
      auto const& to = planned->addressees[i];
      if (!to.left_out.empty() || !to.recipient.email) continue;
      auto const* invitation = of_each[i] ? &*of_each[i] : nullptr;
      auto const link = invitation ? links.address({invitation->id, invitation->link_number}) : std::string();
      auto& message = messages.emplace_back(letters.write(body->kind, to.recipient, invitation, link, body->message.value_or("")));
      message.id = MailMessageId{call.services.new_id()};
      if (auto const file = files->find(to.recipient.person_id); file != files->end())
        message.attachments.push_back({convocation_name(to.recipient.language), "application/pdf", file->second});
      // Whoever waits has no entry in their calendar.
      if (to.known && standing(*to.known) == Expectation::waiting && !asks(body->kind)) message.attachments.clear();
    }
    if (auto written = unit.mail().put(messages, call.caller.name); !written) return refuse(std::move(written.error()));

    auto const view = view_of(*planned);
    json::Writer after(160);
    after.begin_object().field("kind", name_of(body->kind)).field("written", view.written).field("without_address", view.without_address);
    if (body->answer_by) after.field("answer_by", *body->answer_by);
    record(call, unit, {.concept_name = "sessions", .subject = id->uuid, .action = "messages_written", .before = {},
                        .after = after.end_object().take(), .touched = {}});
    Answer answer;
    answer.body = json::to_json(view);
    return answer;
  });
}

}  // namespace

std::vector<Route> session_message_routes() {
  using json::shape_of;
  return {
      {http::Method::post, "/api/v1/sessions/{id}/message_preview", Permission::invitations_manage, preview,
       {.summary = "Who would get what; writes nothing", .tag = "invitations", .request = &shape_of<SessionMessageBody>(),
        .answer = &shape_of<SessionMessagePlan>(), .errors = {400, 401, 403, 404, 409, 422}},
       http::Lane::slow},
      {http::Method::post, "/api/v1/sessions/{id}/messages", Permission::invitations_manage, send,
       {.summary = "Invite, remind, confirm, or tell of a change, by mail", .tag = "invitations", .request = &shape_of<SessionMessageBody>(),
        .answer = &shape_of<SessionMessagePlan>(), .errors = {400, 401, 403, 404, 409, 422}, .takes_idempotency_key = true},
       http::Lane::slow},
  };
}

}  // namespace athar::api
