#include "server/api/privacy/consents.hpp"

#include <algorithm>

#include "domain/people/person_store.hpp"
#include "domain/privacy/privacy_store.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/privacy/wire.hpp"

namespace athar::api {
namespace {

PurposeView wire_of(Purpose const& p, Caller const& caller) {
  return {.id = p.id,
          .version = p.version,
          .code = p.code,
          .name = p.name,
          .text = p.text,
          .legal_basis = p.legal_basis,
          .active = p.active,
          .number = p.number,
          .since = p.since,
          .versions = {},
          .can = {{"update", caller.may(Permission::privacy_settings)}}};
}

Result<Answer> answer_with(UnitOfWork& unit, PurposeId id, Caller const& caller) {
  auto const purpose = unit.privacy().consents().find(id);
  if (!purpose) return refuse(not_found("purpose"));
  auto view = wire_of(*purpose, caller);
  for (auto const& each : unit.privacy().consents().versions(id))
    view.versions.push_back({.number = each.number, .name = each.name, .text = each.text, .legal_basis = each.legal_basis, .since = each.since});
  Answer answer;
  answer.body = json::to_json(view);
  answer.version = purpose->version;
  answer.location = "/api/v1/purposes/" + id.text();
  return answer;
}

std::string stored_json(Purpose const& purpose) {
  auto view = wire_of(purpose, Caller{});
  view.can.clear();
  return json::to_json(view);
}

Result<Answer> list_purposes(Call& call) {
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Purposes all;
    for (auto const& each : unit.privacy().consents().purposes()) all.items.push_back(wire_of(each, call.caller));
    Answer answer;
    answer.body = json::to_json(all);
    return answer;
  });
}

Result<Answer> show_purpose(Call& call) {
  auto id = call.id<PurposeId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) { return answer_with(unit, *id, call.caller); });
}

Result<Answer> add_purpose(Call& call) {
  auto body = json::read_body<PurposeBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto purpose = checked(Purpose{.id = body->id.value_or(PurposeId{call.services.new_id()}), .version = 1, .code = body->code, .active = body->active,
                                 .number = 1, .name = body->name, .text = body->text, .legal_basis = body->legal_basis, .since = {}});
  if (!purpose) return refuse(std::move(purpose.error()));
  Creation const creation{"purposes", body->id ? std::optional(purpose->id.uuid) : std::nullopt, json::to_json(*body)};
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        if (auto written = unit.privacy().consents().insert(*purpose); !written) return refuse(std::move(written.error()));
        record(call, unit, {.concept_name = "purposes", .subject = purpose->id.uuid, .action = "created", .before = {}, .after = stored_json(*purpose), .touched = {}});
        return answer_with(unit, purpose->id, call.caller);
      },
      [&](UnitOfWork& unit) { return answer_with(unit, purpose->id, call.caller); });
}

Result<Answer> replace_purpose(Call& call) {
  auto id = call.id<PurposeId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<PurposeBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const before = unit.privacy().consents().find(*id);
    if (!before) return refuse(not_found("purpose"));
    auto current = [&] { return json::to_json(wire_of(*before, call.caller)); };
    if (auto fresh = require_version(call, before->version, current); !fresh) return refuse(std::move(fresh.error()));
    if (body->code != before->code) return refuse(invalid_field("code", "code_stays"));
    auto after = *before;
    after.active = body->active;
    after.name = body->name;
    after.text = body->text;
    after.legal_basis = body->legal_basis;
    if (!after.says_the_same(*before)) ++after.number;
    auto sound = checked(after);
    if (!sound) return refuse(std::move(sound.error()));
    if (auto written = unit.privacy().consents().update(*sound); !written) return refuse(std::move(written.error()));
    record(call, unit, {.concept_name = "purposes", .subject = id->uuid, .action = "updated", .before = stored_json(*before), .after = stored_json(*sound), .touched = {}});
    auto answer = answer_with(unit, *id, call.caller);
    if (answer) answer->location.clear();
    return answer;
  });
}

/// What a person answered to each purpose: where they stand, and every answer.
PersonConsents consents_of(UnitOfWork& unit, PersonId person, bool may_write) {
  auto const lines = unit.privacy().consents().of_person(person);
  PersonConsents out;
  out.can = {{"update", may_write}};
  for (auto const& purpose : unit.privacy().consents().purposes()) {
    PersonConsentView view{.purpose_id = purpose.id, .code = purpose.code, .name = purpose.name, .text = purpose.text,
                           .legal_basis = purpose.legal_basis, .number = purpose.number, .state = std::nullopt, .answers = {}};
    std::optional<Consent> last;
    for (auto const& line : lines) {
      auto const& c = line.consent;
      if (c.purpose_id != purpose.id) continue;
      if (!last) last = c;
      view.answers.push_back({.id = c.id, .number = c.purpose_number, .answer = c.answer, .date = c.date, .channel = c.channel,
                              .recorded_by = line.recorded_by, .recorded_at = line.recorded_at});
    }
    if (!purpose.active && view.answers.empty()) continue;
    if (purpose.legal_basis == LegalBasis::consent) view.state = state_of(purpose, last);
    out.items.push_back(std::move(view));
  }
  return out;
}

Result<PersonPage> person_for(Call& call, UnitOfWork& unit, PersonId id) {
  auto page = unit.people().find(id, call.caller.scope(Permission::people_read));
  if (!page) return refuse(not_found("person"));
  return std::move(*page);
}

Result<Answer> list_consents(Call& call) {
  auto id = call.id<PersonId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const person = person_for(call, unit, *id);
    if (!person) return refuse(person.error());
    Answer answer;
    answer.body = json::to_json(consents_of(unit, *id, call.caller.may(Permission::people_write) && !person->erased_at));
    return answer;
  });
}

Result<Answer> add_consent(Call& call) {
  auto id = call.id<PersonId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<ConsentBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  ConsentId const consent_id = body->id.value_or(ConsentId{call.services.new_id()});
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto const person = person_for(call, unit, *id);
    if (!person) return refuse(person.error());
    Answer answer;
    answer.body = json::to_json(consents_of(unit, *id, !person->erased_at));
    answer.location = "/api/v1/people/" + id->text() + "/consents";
    return answer;
  };
  Creation const creation{"consents", body->id ? std::optional(consent_id.uuid) : std::nullopt, id->text() + json::to_json(*body)};
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        auto const person = person_for(call, unit, *id);
        if (!person) return refuse(person.error());
        auto& consents = unit.privacy().consents();
        auto const purpose = consents.find(body->purpose_id);
        if (!purpose) return refuse(invalid_field("purpose_id", "unknown_reference"));
        auto const lines = consents.of_person(*id);
        auto const held = std::find_if(lines.begin(), lines.end(), [&](auto const& line) { return line.consent.purpose_id == purpose->id; });
        auto const last = held == lines.end() ? std::nullopt : std::optional(held->consent);
        auto consent = checked(Consent{.id = consent_id, .person_id = *id, .purpose_id = purpose->id, .purpose_number = purpose->number,
                                       .answer = body->answer, .date = body->date, .channel = body->channel},
                               *purpose, last, call.services.today());
        if (!consent) return refuse(std::move(consent.error()));
        if (auto written = consents.insert(*consent, call.actor()); !written) return refuse(std::move(written.error()));
        json::Writer after(128);
        after.begin_object().field("purpose", purpose->code).field("number", consent->purpose_number).field("answer", word(consent->answer));
        after.field("date", consent->date).field("channel", word(consent->channel));
        record(call, unit, {.concept_name = "consents", .subject = id->uuid, .action = "consent_" + std::string(word(consent->answer)), .before = {},
                            .after = after.end_object().take(), .touched = {}});
        return stored(unit);
      },
      stored);
}

}  // namespace

std::vector<Route> consent_routes() {
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/purposes", Permission::people_read, list_purposes,
       {.summary = "What data serve for", .tag = "purposes", .answer = &shape_of<Purposes>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/purposes", Permission::privacy_settings, add_purpose,
       {.summary = "Add a purpose", .tag = "purposes", .request = &shape_of<PurposeBody>(), .answer = &shape_of<PurposeView>(), .status = 201,
        .errors = {400, 401, 403, 409, 422}, .answers_etag = true, .takes_idempotency_key = true}},
      {http::Method::get, "/api/v1/purposes/{id}", Permission::people_read, show_purpose,
       {.summary = "One purpose with what was said of it before", .tag = "purposes", .answer = &shape_of<PurposeView>(), .errors = {401, 403, 404},
        .answers_etag = true}},
      {http::Method::put, "/api/v1/purposes/{id}", Permission::privacy_settings, replace_purpose,
       {.summary = "Change a purpose", .description = "Other words or another legal basis make a new version: consents given before are asked for again.",
        .tag = "purposes", .request = &shape_of<PurposeBody>(), .answer = &shape_of<PurposeView>(), .errors = {400, 401, 403, 404, 412, 422},
        .answers_etag = true, .takes_if_match = true}},
      {http::Method::get, "/api/v1/people/{id}/consents", Permission::people_read, list_consents,
       {.summary = "Where a person stands with each purpose", .tag = "purposes", .answer = &shape_of<PersonConsents>(), .errors = {401, 403, 404}}},
      {http::Method::post, "/api/v1/people/{id}/consents", Permission::people_write, add_consent,
       {.summary = "Record what a person answered", .description = "Answers where the person stands with each purpose.", .tag = "purposes",
        .request = &shape_of<ConsentBody>(), .answer = &shape_of<PersonConsents>(), .status = 201, .errors = {400, 401, 403, 404, 409, 422},
        .takes_idempotency_key = true}},
  };
}

}  // namespace athar::api
