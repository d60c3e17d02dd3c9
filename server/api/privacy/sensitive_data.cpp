#include "server/api/privacy/sensitive_data.hpp"

#include <algorithm>

#include "domain/privacy/privacy_store.hpp"
#include "domain/shared/unless_empty.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/privacy/sensitive_access.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "sensitive_authorisations";

AuthorisationView wire_of(SensitiveAuthorisation const& a, std::int64_t held) {
  return {.kind = a.kind, .version = a.version, .number = unless_empty(a.number), .granted_on = a.granted_on, .purpose_id = a.purpose_id,
          .entered_by = unless_empty(a.entered_by), .entered_at = a.entered_at, .held = held};
}

std::string stored_json(SensitiveAuthorisation const& a) {
  json::Writer out(128);
  out.begin_object().field("kind", word(a.kind));
  if (a.on()) out.field("number", a.number);
  if (a.granted_on) out.field("granted_on", *a.granted_on);
  if (a.purpose_id) out.field("purpose_id", *a.purpose_id);
  return out.end_object().take();
}

Result<Answer> list(Call& call) {
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto& store = unit.sensitive_data();
    Authorisations all;
    for (auto const& each : store.authorisations()) all.items.push_back(wire_of(each, store.held(each.kind)));
    Answer answer;
    answer.body = json::to_json(all);
    return answer;
  });
}

Result<Answer> replace(Call& call) {
  auto const kind = from_word<SensitiveKind>(call.path_values.at(0));
  if (!kind) return refuse(not_found("kind"));
  auto body = json::read_body<AuthorisationBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto& store = unit.sensitive_data();
    auto const before = store.authorisations()[static_cast<std::size_t>(*kind)];
    auto current = [&] { return json::to_json(wire_of(before, store.held(*kind))); };
    if (auto fresh = require_version(call, before.version, current); !fresh) return refuse(std::move(fresh.error()));
    auto wanted = checked(SensitiveAuthorisation{.kind = *kind, .version = before.version, .number = body->number.value_or(""), .granted_on = body->granted_on,
                                                 .purpose_id = body->purpose_id, .entered_by = {}, .entered_at = {}},
                          call.services.today());
    if (!wanted) return refuse(std::move(wanted.error()));
    if (auto written = store.update(*wanted, call.actor()); !written) return refuse(std::move(written.error()));
    auto const after = store.authorisations()[static_cast<std::size_t>(*kind)];
    record(call, unit, {.concept_name = concept_name, .subject = std::nullopt, .action = "updated", .before = stored_json(before), .after = stored_json(after), .touched = {}});
    Answer answer;
    answer.body = json::to_json(wire_of(after, store.held(*kind)));
    answer.version = after.version;
    return answer;
  });
}

Result<Answer> questions(Call& call) {
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  auto const& set = short_set();
  ShortSetView view{.official = static_cast<WrittenLanguage>(ShortSet::official), .introduction = set.introduction, .questions = {}, .answers = {}};
  for (std::size_t i = 0; i < set.questions.size(); ++i) view.questions.push_back({static_cast<Functioning>(i), set.questions[i]});
  for (std::size_t i = 0; i < set.answers.size(); ++i) view.answers.push_back({static_cast<Difficulty>(i), set.answers[i]});
  Answer answer;
  answer.body = json::to_json(view);
  return answer;
}

}  // namespace

Result<std::vector<SensitiveAccess>> access_to(Call& call, UnitOfWork& unit, PersonId person) {
  auto const page = unit.people().find(person, call.caller.scope(Permission::people_read));
  if (!page) return refuse(not_found("person"));
  std::vector<SensitiveAccess> out;
  std::optional<std::vector<ConsentLine>> answered;
  for (auto const& authorisation : unit.sensitive_data().authorisations()) {
    SensitiveAccess access{.authorisation = authorisation, .consent = {}, .person_is_open = !page->locked_at && !page->erased_at};
    auto const purpose = authorisation.purpose_id ? unit.privacy().consents().find(*authorisation.purpose_id) : std::nullopt;
    if (purpose && purpose->legal_basis == LegalBasis::consent) {
      if (!answered) answered = unit.privacy().consents().of_person(person);
      auto const last = std::find_if(answered->begin(), answered->end(), [&](auto const& line) { return line.consent.purpose_id == purpose->id; });
      access.consent = state_of(*purpose, last == answered->end() ? std::nullopt : std::optional(last->consent));
    }
    out.push_back(std::move(access));
  }
  return out;
}

Result<void> require_taking(SensitiveAccess const& access) {
  if (!access.authorisation.on()) return refuse(conflict("sensitive_data_off", "The CNDP's authorisation for this kind is not entered"));
  if (access.consent && *access.consent != ConsentState::given) return refuse(conflict("consent_missing", "The purpose asks for a consent that is not given"));
  return {};
}

std::vector<Route> authorisation_routes() {
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/sensitive_authorisations", Permission::privacy_settings, list,
       {.summary = "What may be taken of people with an authorisation of the CNDP", .tag = concept_name, .answer = &shape_of<Authorisations>(),
        .errors = {401, 403, 422}}},
      {http::Method::put, "/api/v1/sensitive_authorisations/{kind}", Permission::privacy_settings, replace,
       {.summary = "Enter or take away the number of an authorisation",
        .description = "kind: disability, national_identity or payroll. Without a number the kind is off: what was entered stays and is hidden.",
        .tag = concept_name, .request = &shape_of<AuthorisationBody>(), .answer = &shape_of<AuthorisationView>(), .errors = {400, 401, 403, 404, 412, 422},
        .answers_etag = true, .takes_if_match = true}},
      {http::Method::get, "/api/v1/washington_group_short_set", Permission::signed_in, questions,
       {.summary = "The six questions on functioning, as they are to be read out", .tag = concept_name, .answer = &shape_of<ShortSetView>(),
        .errors = {401, 422}}},
  };
}

std::vector<Route> sensitive_data_routes() {
  auto routes = authorisation_routes();
  for (auto& each : disability_routes()) routes.push_back(std::move(each));
  for (auto& each : identity_number_routes()) routes.push_back(std::move(each));
  return routes;
}

}  // namespace athar::api
