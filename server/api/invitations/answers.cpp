#include "domain/people/person.hpp"
#include "domain/shared/unless_empty.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/invitations/answer_link.hpp"
#include "server/api/invitations/desk.hpp"
#include "server/api/invitations/invitations.hpp"
#include "server/api/invitations/wire.hpp"

namespace athar::api {
namespace {

/// Errors: link_not_valid.
Result<AnswerLink> link_of(Call const& call, UnitOfWork& unit) {
  auto const link = AnswerLinks(unit).read(call.path_values.at(0));
  if (!link) return refuse({ErrorKind::not_found, "link_not_valid", "This is no link of this server's", {}});
  return *link;
}

Result<AnswerView> view_of(Call const& call, UnitOfWork& unit, AnswerLink const& link) {
  auto const invitation = unit.invitations().find(link.invitation);
  auto const page = invitation ? unit.sessions().find(invitation->session_id, Scope{}, call.services.today()) : std::nullopt;
  auto const people = invitation ? unit.invitations().recipients({invitation->person_id}) : std::vector<MailRecipient>{};
  if (!page || people.empty() || people.front().is_erased)
    return refuse({ErrorKind::not_found, "link_not_valid", "This invitation is no longer there", {}});
  auto const& person = people.front();
  AnswerView view;
  view.closed = closed(*invitation, link.number, page->status, page->first_date, call.services.today());
  view.session_title = page->session.title;
  view.session_reference = page->reference;
  view.first_date = page->first_date;
  view.last_date = page->last_date;
  if (!page->session.days.empty()) {
    view.starts = page->session.days.front().sittings.front().starts;
    view.ends = page->session.days.front().sittings.back().ends;
  }
  view.venue = unless_empty(page->session.venue);
  if (!page->place_name.empty()) view.place_name = page->place_name;
  bool const in_arabic = person.language == Language::ar && !(person.given_name_ar + person.family_name_ar).empty();
  view.person_name = in_arabic ? display_name("", "", person.given_name_ar, person.family_name_ar)
                               : display_name(person.given_name, person.family_name, person.given_name_ar, person.family_name_ar);
  view.language = person.language;
  view.answer_by = invitation->answer_by;
  view.reason = invitation->reason;
  // A link that was replaced says nothing of what was answered through the other.
  if (view.closed == LinkClosed::replaced) return view;
  view.answer = invitation->answer;
  view.answered_at = invitation->answered_at;
  view.note = unless_empty(invitation->note);
  view.replacement_name = unless_empty(invitation->replacement_name);
  view.replacement_contact = unless_empty(invitation->replacement_contact);
  if (auto const live = unit.invitations().live_registration(invitation->session_id, invitation->person_id))
    if (auto const row = unit.registrations().find(*live)) view.registration_status = row->registration.status;
  return view;
}

Answer answer_with(AnswerView const& view) {
  Answer answer;
  answer.body = json::to_json(view);
  answer.headers.push_back({"Cache-Control", "no-store"});
  return answer;
}

Result<Answer> show(Call& call) {
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const link = link_of(call, unit);
    if (!link) return refuse(link.error());
    auto const view = view_of(call, unit, *link);
    if (!view) return refuse(view.error());
    return answer_with(*view);
  });
}

Result<Answer> put(Call& call) {
  auto body = json::read_body<GivenAnswerBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto given = checked(GivenAnswer{body->answer, body->note.value_or(""), body->replacement_name.value_or(""), body->replacement_contact.value_or("")});
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const link = link_of(call, unit);
    if (!link) return refuse(link.error());
    if (!given) return refuse(given.error());
    auto desk = desk_of(call, unit);
    // Who holds the link is not known by name to the audit trail: the invitation says who it was for.
    desk.actor = {std::nullopt, "answer link"};
    desk.record = [&](ChangeRecord const& change) { unit.record(desk.actor, change); };
    auto const taken = take_answer(desk, link->invitation, link->number, *given, {});
    if (!taken) return refuse(taken.error());
    auto const view = view_of(call, unit, *link);
    if (!view) return refuse(view.error());
    return answer_with(*view);
  });
}

}  // namespace

std::vector<Route> answer_routes() {
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/answers/{token}", Permission::open, show,
       {.summary = "The invitation behind an answer link; changes nothing", .tag = "public", .answer = &shape_of<AnswerView>(), .errors = {404}}},
      {http::Method::put, "/api/v1/answers/{token}", Permission::open, put,
       {.summary = "Answer, or answer otherwise until the deadline", .tag = "public", .request = &shape_of<GivenAnswerBody>(),
        .answer = &shape_of<AnswerView>(), .errors = {400, 404, 409, 412, 422}},
       http::Lane::fast, 16 * 1024},
  };
}

}  // namespace athar::api
