#include "domain/shared/unless_empty.hpp"
#include "domain/shared/utf8.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/invitations/invitations.hpp"
#include "server/api/invitations/wire.hpp"
#include "server/api/sessions/views.hpp"

namespace athar::api {
namespace {

constexpr std::size_t costs_at_most = 1'000, note_at_most = 2'000;

PracticalNoteView view_of(PracticalNote const& n) { return {n.version, unless_empty(n.costs), unless_empty(n.note), unless_empty(n.contact)}; }

std::size_t characters(std::string const& text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) next_character(text, at);
  return count;
}

void check_length(std::string const& field, LocalizedText const& text, std::size_t most, std::vector<FieldError>& errors) {
  for (auto const& [language, value] : {std::pair("fr", &text.fr), std::pair("ar", &text.ar), std::pair("en", &text.en)})
    if (characters(*value) > most) errors.push_back({field + "/" + language, "too_long", std::to_string(most)});
}

Answer answer_with(PracticalNote const& note) {
  Answer answer;
  answer.body = json::to_json(view_of(note));
  answer.version = note.version;
  return answer;
}

Result<Answer> show(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.sessions().visible(*id, call.caller.scope(Permission::registrations_read))) return refuse(not_found("session"));
    return answer_with(unit.invitations().practical_note(*id));
  });
}

Result<Answer> put(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<PracticalNoteBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  PracticalNote wanted{*id, 0, body->costs.value_or(LocalizedText{}), body->note.value_or(LocalizedText{}), body->contact.value_or("")};
  std::vector<FieldError> errors;
  check_length("costs", wanted.costs, costs_at_most, errors);
  check_length("note", wanted.note, note_at_most, errors);
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.sessions().lock(*id, call.caller.scope(Permission::invitations_manage))) return refuse(not_found("session"));
    auto const before = unit.invitations().practical_note(*id);
    auto current = [&] { return json::to_json(view_of(before)); };
    if (auto fresh = require_version(call, before.version, current); !fresh) return refuse(std::move(fresh.error()));
    wanted.version = before.version;
    if (wanted == before) return answer_with(before);
    if (auto written = unit.invitations().write_practical_note(wanted); !written) return refuse(std::move(written.error()));
    auto const after = unit.invitations().practical_note(*id);
    record(call, unit, {.concept_name = "sessions", .subject = id->uuid, .action = "practical_note_set", .before = json::to_json(view_of(before)),
                        .after = json::to_json(view_of(after)), .touched = {}});
    return answer_with(after);
  });
}

}  // namespace

std::vector<Route> practical_note_routes() {
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/sessions/{id}/practical_note", Permission::registrations_read, show,
       {.summary = "What convocations say beside days and place", .tag = "invitations", .answer = &shape_of<PracticalNoteView>(), .errors = {401, 403, 404},
        .answers_etag = true}},
      {http::Method::put, "/api/v1/sessions/{id}/practical_note", Permission::invitations_manage, put,
       {.summary = "Say who bears costs, how to come, whom to ask", .tag = "invitations", .request = &shape_of<PracticalNoteBody>(),
        .answer = &shape_of<PracticalNoteView>(), .errors = {400, 401, 403, 404, 412, 422}, .answers_etag = true, .takes_if_match = true}},
  };
}

}  // namespace athar::api
