#include "server/api/invitations/invitations.hpp"

#include <algorithm>

#include "domain/invitations/whom_to_ask.hpp"
#include "domain/people/person.hpp"
#include "domain/shared/unless_empty.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/invitations/answer_link.hpp"
#include "server/api/invitations/desk.hpp"
#include "server/api/invitations/telling.hpp"
#include "server/api/invitations/wire.hpp"
#include "server/api/sessions/views.hpp"
#include "server/mail/settings.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "invitations";

RoomCountView view_of(RoomCount const& count) { return {count.women, count.men, count.unknown, count.women_percent()}; }

SessionFillingView view_of(SessionFilling const& f) {
  return {f.version, f.women_target_percent, f.promotion_answer_days, f.promotion_stops_days, f.answer_reminder_days, f.session_reminder_days};
}

InvitedPersonView view_of(InvitedPerson const& p) {
  InvitedPersonView view;
  view.person_id = p.person_id;
  view.display_name = display_name(p.given_name, p.family_name, p.given_name_ar, p.family_name_ar);
  view.family_name = p.family_name;
  view.given_name = p.given_name;
  view.family_name_ar = unless_empty(p.family_name_ar);
  view.given_name_ar = unless_empty(p.given_name_ar);
  view.sex = p.sex;
  view.organisation_id = p.organisation_id;
  view.organisation_name = unless_empty(p.organisation_name);
  view.region_code = p.region_code;
  view.has_address = p.has_address;
  view.language = p.language;
  view.registration_id = p.registration_id;
  if (p.registration_id) view.registration_status = p.registration;
  view.waiting_position = p.waiting_position;
  view.standing = standing(p);
  if (p.invitation) view.invitation = api::view_of(*p.invitation);
  view.mail_state = p.mail;
  if (p.mail_problem && *p.mail_problem != MailProblem::none) view.mail_problem = p.mail_problem;
  return view;
}

std::vector<RoomQuotaView> quotas_view(UnitOfWork& unit, RoomProjection const& room) {
  std::vector<OrganisationId> organisations;
  for (auto const& quota : room.quotas) organisations.push_back(quota.organisation_id);
  auto const names = organisations.empty() ? std::map<OrganisationId, LocalizedText>{} : unit.designations().names(organisations);
  std::vector<RoomQuotaView> out;
  for (auto const& quota : room.quotas) out.push_back({quota.organisation_id, names.at(quota.organisation_id), quota.places, quota.confirmed, quota.projected});
  return out;
}

AskNextView view_of(AskNext const& step, InvitedPerson const& p) {
  AskNextView view;
  view.source = step.source;
  view.reasons = step.reasons;
  view.person_id = p.person_id;
  view.display_name = display_name(p.given_name, p.family_name, p.given_name_ar, p.family_name_ar);
  view.family_name = p.family_name;
  view.given_name = p.given_name;
  view.family_name_ar = unless_empty(p.family_name_ar);
  view.given_name_ar = unless_empty(p.given_name_ar);
  view.sex = p.sex;
  view.region_code = p.region_code;
  view.has_address = p.has_address;
  view.place = p.waiting_position;
  view.organisation_id = p.organisation_id;
  view.organisation_name = unless_empty(p.organisation_name);
  return view;
}

AskNextView view_of(AskNext const& step, Substitute const& substitute) {
  auto view = view_of(step, substitute.person);
  view.place = substitute.rank;
  view.organisation_id = substitute.letter_organisation;
  view.organisation_name = substitute.letter_organisation_name;
  view.designation_id = substitute.letter;
  return view;
}

AskNextView view_of(AskNext const& step, RoomQuotaView const& quota) {
  AskNextView view;
  view.source = step.source;
  view.reasons = step.reasons;
  view.organisation_id = quota.organisation_id;
  view.organisation_name = quota.organisation_name;
  view.names = step.names;
  view.women = step.women;
  return view;
}

/// Whose places substitutes take: as anybody's, else those of the organisation that named them.
void set_quotas_of_substitutes(UnitOfWork& unit, DesignationPlan const& plan, std::vector<Substitute>& substitutes) {
  if (plan.quotas.empty() || substitutes.empty()) return;
  std::vector<InvitedPerson> people;
  for (auto const& each : substitutes) people.push_back(each.person);
  set_quotas(unit, plan, people);
  for (std::size_t i = 0; i < substitutes.size(); ++i) {
    auto const named_by = std::find_if(plan.quotas.begin(), plan.quotas.end(), [&](auto const& q) { return q.organisation_id == substitutes[i].letter_organisation; });
    substitutes[i].person.quota_of = named_by == plan.quotas.end() ? people[i].quota_of : std::optional(named_by->organisation_id);
  }
}

Result<Answer> list(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const page = find_session_for(call, unit, *id);
    if (!page) return refuse(page.error());
    auto people = unit.invitations().of_session(*id);
    auto const filling = unit.invitations().filling(*id);
    // What letters ask of administrations holds for the room too.
    auto const plan = unit.designations().plan(*id);
    auto wanted = filling;
    if (!wanted.women_target_percent) wanted.women_target_percent = plan.women_percent;
    set_quotas(unit, plan, people);
    auto const room = projection(people, wanted, plan.quotas);
    auto const left = page->session.seats ? std::optional(*page->session.seats - room.projected.total()) : std::nullopt;
    // A full room too says who would be asked if somebody withdrew.
    auto substitutes = unit.invitations().substitutes(*id);
    set_quotas_of_substitutes(unit, plan, substitutes);
    auto const steps = whom_to_ask(people, substitutes, wanted, left ? std::optional(std::max(1, *left)) : std::nullopt, plan.quotas);
    InvitationList view;
    view.room = {view_of(room.confirmed), view_of(room.projected), room.waiting, room.out, {}, room.women_missing, page->session.seats, wanted.women_target_percent, quotas_view(unit, room)};
    for (auto const& region : room.regions)
      view.room.regions.push_back({unless_empty(region.region_code), region.confirmed, region.projected});
    view.filling = view_of(filling);
    view.mail_leaves = mail::settings().can_send();
    for (auto const& person : people) view.items.push_back(view_of(person));
    for (auto const& step : steps) {
      if (step.source == AskSource::waiting) view.items[step.index].next = true;
      view.ask_next.push_back(step.source == AskSource::waiting      ? view_of(step, people[step.index])
                              : step.source == AskSource::substitute ? view_of(step, substitutes[step.index])
                                                                     : view_of(step, view.room.quotas[step.index]));
    }
    Answer answer;
    answer.body = json::to_json(view);
    return answer;
  });
}

Result<Answer> put_filling(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<SessionFillingBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.sessions().lock(*id, call.caller.scope(Permission::invitations_manage))) return refuse(not_found("session"));
    auto const before = unit.invitations().filling(*id);
    SessionFilling const wanted{*id, body->version, body->women_target_percent, body->promotion_answer_days, body->promotion_stops_days,
                                body->answer_reminder_days, body->session_reminder_days};
    if (body->version != before.version) {
      call.current = json::to_json(view_of(before));
      return refuse(stale());
    }
    Answer answer;
    if (wanted == before) {
      answer.body = json::to_json(view_of(before));
      return answer;
    }
    if (auto written = unit.invitations().write_filling(wanted); !written) return refuse(std::move(written.error()));
    auto const after = unit.invitations().filling(*id);
    record(call, unit, {.concept_name = "sessions", .subject = id->uuid, .action = "filling_changed", .before = json::to_json(view_of(before)),
                        .after = json::to_json(view_of(after)), .touched = {}});
    answer.body = json::to_json(view_of(after));
    return answer;
  });
}

Result<Answer> people_to_tell(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.sessions().visible(*id, call.caller.scope(Permission::invitations_manage))) return refuse(not_found("session"));
    auto const concerned = count_concerned(unit, *id, MailKind::change), seated = count_concerned(unit, *id, MailKind::confirmation);
    Answer answer;
    answer.body = json::to_json(PeopleToTell{{concerned.written, concerned.without_address}, {seated.written, seated.without_address}});
    return answer;
  });
}

/// Errors: not_found.
Result<Invitation> find_for(UnitOfWork& unit, Call const& call) {
  auto id = call.id<InvitationId>();
  if (!id) return refuse(std::move(id.error()));
  auto found = unit.invitations().find(*id);
  if (!found) return refuse(not_found("invitation"));
  return *found;
}

Result<Answer> paste_text(Call& call) {
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const invitation = find_for(unit, call);
    if (!invitation) return refuse(invitation.error());
    auto const page = unit.sessions().find(invitation->session_id, Scope{}, call.services.today());
    auto const people = unit.invitations().recipients({invitation->person_id});
    if (!page || people.empty()) return refuse(not_found("invitation"));
    auto const link = AnswerLinks(unit).address({invitation->id, invitation->link_number});
    auto const message = Letters(unit, *page, call.services.now()).write(MailKind::short_message, people.front(), &*invitation, link, {});
    Answer answer;
    answer.body = json::to_json(PasteText{link, message.body, people.front().language});
    return answer;
  });
}

Result<Answer> put_answer(Call& call) {
  auto id = call.id<InvitationId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<GivenAnswerBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto given = checked(GivenAnswer{body->answer, body->note.value_or(""), body->replacement_name.value_or(""), body->replacement_contact.value_or("")});
  if (!given) return refuse(std::move(given.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto desk = desk_of(call, unit);
    auto const taken = take_answer(desk, *id, std::nullopt, *given, call.caller.name);
    if (!taken) return refuse(taken.error());
    Answer answer;
    answer.body = json::to_json(api::view_of(taken->invitation));
    return answer;
  });
}

/// Tells one person that they are not expected any more.
Result<void> tell_withdrawn(Desk& desk, Invitation const& invitation) {
  auto const page = desk.unit.sessions().find(invitation.session_id, Scope{}, desk.today);
  auto const people = desk.unit.invitations().recipients({invitation.person_id});
  if (!page || people.empty() || !people.front().email || people.front().is_locked || people.front().is_erased) return {};
  auto message = Letters(desk.unit, *page, desk.now).write(MailKind::withdrawal, people.front(), nullptr, {}, {});
  message.id = MailMessageId{desk.new_id()};
  return desk.unit.mail().put({std::move(message)}, desk.actor.name);
}

Result<Answer> withdraw(Call& call) {
  QueryReader query(call);
  bool const tells = query.flag("tell");
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_for(unit, call);
    if (!before) return refuse(std::move(before.error()));
    if (!unit.sessions().lock(before->session_id, Scope{})) return refuse(not_found("session"));
    auto invitation = find_for(unit, call);
    Answer answer;
    answer.status = 204;
    if (invitation->ended == InvitationEnd::withdrawn) return answer;
    invitation->ended = InvitationEnd::withdrawn;
    if (auto written = unit.invitations().update(*invitation); !written) return refuse(std::move(written.error()));
    unit.mail().give_up(invitation->id);
    auto desk = desk_of(call, unit);
    if (tells)
      if (auto told = tell_withdrawn(desk, *invitation); !told) return refuse(std::move(told.error()));
    record(call, unit, {.concept_name = concept_name, .subject = invitation->id.uuid, .action = "withdrawn", .before = {}, .after = {}, .touched = {}});
    return answer;
  });
}

Result<Answer> renew_link(Call& call) {
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto invitation = find_for(unit, call);
    if (!invitation) return refuse(std::move(invitation.error()));
    if (invitation->ended != InvitationEnd::open) return refuse(link_refusal(LinkClosed::withdrawn));
    if (invitation->link_number >= 65'535) return refuse(stale());
    ++invitation->link_number;
    if (auto written = unit.invitations().update(*invitation); !written) return refuse(std::move(written.error()));
    record(call, unit, {.concept_name = concept_name, .subject = invitation->id.uuid, .action = "link_renewed", .before = {}, .after = {}, .touched = {}});
    Answer answer;
    answer.body = json::to_json(api::view_of(*unit.invitations().find(invitation->id)));
    return answer;
  });
}

}  // namespace

InvitationView view_of(Invitation const& i) {
  return {i.id,          i.version,     i.reason, i.answer_by, i.asked_at, i.reminders, i.reminded_at, i.answer, i.answered_at,
          unless_empty(i.answered_by), unless_empty(i.note), unless_empty(i.replacement_name), unless_empty(i.replacement_contact), i.ended, i.replaced_by};
}

std::vector<Route> invitation_routes() {
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/sessions/{id}/invitations", Permission::invitations_manage, list,
       {.summary = "Who was asked to a session, what they answered, and the room as it fills", .tag = concept_name,
        .answer = &shape_of<InvitationList>(), .errors = {401, 403, 404, 422}}},
      {http::Method::get, "/api/v1/sessions/{id}/people_to_tell", Permission::invitations_manage, people_to_tell,
       {.summary = "How many would be told of a change", .tag = concept_name, .answer = &shape_of<PeopleToTell>(), .errors = {401, 403, 404}}},
      {http::Method::put, "/api/v1/sessions/{id}/filling", Permission::invitations_manage, put_filling,
       {.summary = "Say how a session is to be filled", .tag = concept_name, .request = &shape_of<SessionFillingBody>(),
        .answer = &shape_of<SessionFillingView>(), .errors = {400, 401, 403, 404, 412, 422}}},
      {http::Method::get, "/api/v1/invitations/{id}/link", Permission::invitations_manage, paste_text,
       {.summary = "The answer link, and a text to paste into a message", .tag = concept_name, .answer = &shape_of<PasteText>(), .errors = {401, 403, 404}}},
      {http::Method::put, "/api/v1/invitations/{id}/answer", Permission::invitations_manage, put_answer,
       {.summary = "Type in what somebody answered", .tag = concept_name, .request = &shape_of<GivenAnswerBody>(),
        .answer = &shape_of<InvitationView>(), .errors = {400, 401, 403, 404, 409, 412, 422}}},
      {http::Method::put, "/api/v1/invitations/{id}/link", Permission::invitations_manage, renew_link,
       {.summary = "Replace the answer link: the one before takes no answer any more", .tag = concept_name, .answer = &shape_of<InvitationView>(),
        .errors = {401, 403, 404, 409, 412}}},
      {http::Method::post, "/api/v1/invitations/{id}/replacement", Permission::invitations_manage, replace_invited,
       {.summary = "Give the place of whoever proposed somebody else to that person, and invite them", .tag = concept_name,
        .request = &shape_of<ReplacementBody>(), .answer = &shape_of<InvitationView>(), .errors = {400, 401, 403, 404, 409, 422},
        .takes_idempotency_key = true}},
      {http::Method::delete_, "/api/v1/invitations/{id}", Permission::invitations_manage, withdraw,
       {.summary = "Call an invitation back", .tag = concept_name,
        .query = {{.name = "tell", .description = "Also write to the person, and take the session out of their calendar", .type = json::ParameterType::boolean}},
        .status = 204, .errors = {401, 403, 404, 412, 422}}},
  };
}

}  // namespace athar::api
