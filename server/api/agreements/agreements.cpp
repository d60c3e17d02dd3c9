#include "server/api/agreements/agreements.hpp"

#include "domain/agreements/lifecycle.hpp"
#include "server/api/agreements/table.hpp"
#include "server/api/agreements/views.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/framework/wire.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "agreements";

Answer answer_with(AgreementPage const& page, Caller const& caller) {
  Answer answer;
  answer.body = json::to_json(view_of(page, caller));
  answer.version = page.agreement.version;
  answer.location = "/api/v1/agreements/" + page.agreement.id.text();
  return answer;
}

void optional_day(json::Writer& out, std::string_view name, PartialDate const& date) {
  if (!date.empty()) out.field(name, date);
}

void write_row(json::Writer& out, AgreementRow const& a, bool may_write) {
  out.begin_object().field("id", a.id).field("version", a.version).field("code", a.code);
  optional_text(out, "reference", a.reference);
  out.field("type", a.type).field("type_name", a.type_name).field("title", a.title).field("status", a.status);
  optional_day(out, "status_since", a.status_since);
  out.field("country", a.country);
  optional_day(out, "signed_on", a.signed_on);
  optional_text(out, "signed_at_place", a.signed_at_place);
  optional_day(out, "in_force_on", a.in_force_on);
  optional_day(out, "ends_on", a.ends_on);
  optional_day(out, "consolidated_ends_on", a.consolidated_ends_on);
  out.field("is_confidential", a.is_confidential);
  out.key("parties").begin_array();
  for (auto const& named : a.parties) {
    out.begin_object().field("organisation_id", named.party.organisation_id).field("name", named.name);
    optional_text(out, "acronym", named.acronym);
    out.field("role", named.party.role).end_object();
  }
  out.end_array().key("domains").begin_array();
  for (auto const& domain : a.domains) out.begin_object().field("code", domain.code).field("name", domain.name).end_object();
  out.end_array();
  can(out, {{"update", may_write}});
  out.end_object();
}

Result<Answer> list(Call& call) {
  auto asked = asked_agreements(call);
  if (!asked) return refuse(std::move(asked.error()));
  if (asked->csv) return csv_answer(call, agreements_table());
  bool const may_write = call.caller.may(Permission::agreements_write);
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const page = unit.agreements().list(asked->filter, asked->page);
    Answer answer;
    answer.body = page_json(page, asked->page, [&](json::Writer& out, AgreementRow const& a) { write_row(out, a, may_write); });
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_agreement(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    return answer_with(*page, call.caller);
  });
}

Result<Answer> add(Call& call) {
  auto body = json::read_body<NewAgreementBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  AgreementId const id = body->id.value_or(AgreementId{call.services.new_id()});
  auto given = agreement_from(*body, id, 1, call.services.new_id);
  given.status = body->status;
  given.status_since = body->status_since.value_or(PartialDate{});
  auto agreement = checked(std::move(given));
  if (!agreement) return refuse(std::move(agreement.error()));

  Creation const creation{concept_name, body->id ? std::optional(id.uuid) : std::nullopt, json::to_json(*body)};
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_agreement(call, unit, id);
    if (!page) return refuse(std::move(page.error()));
    return answer_with(*page, call.caller);
  };
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        if (auto written = unit.agreements().insert(*agreement); !written) return refuse(std::move(written.error()));
        AgreementStep const first{.id = AgreementStepId{call.services.new_id()}, .status = agreement->status, .happened_on = agreement->status_since,
                                  .ends_on = {}, .ended_before_on = {}, .note = {}, .document_id = {}, .recorded_by = {}, .recorded_at = {}};
        if (auto kept = unit.agreements().steps().insert(id, first, call.actor()); !kept) return refuse(std::move(kept.error()));
        auto page = unit.agreements().find(id, std::nullopt);
        record(call, unit, {.concept_name = concept_name, .subject = id.uuid, .action = "created", .before = {}, .after = stored_json(*page),
                            .touched = {}});
        return answer_with(*page, call.caller);
      },
      stored);
}

Result<Answer> replace(Call& call) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<AgreementBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_agreement(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto current = [&] { return json::to_json(view_of(*before, call.caller)); };
    if (auto fresh = require_version(call, before->agreement.version, current); !fresh) return refuse(std::move(fresh.error()));
    auto given = agreement_from(*body, *id, before->agreement.version, call.services.new_id);
    // Where it stands changes by steps alone.
    given.status = before->agreement.status;
    given.status_since = before->agreement.status_since;
    auto agreement = checked(std::move(given));
    if (!agreement) return refuse(std::move(agreement.error()));
    bool const moves = agreement->parent_id && agreement->parent_id != before->agreement.parent_id;
    if (moves && unit.agreements().would_circle(*id, *agreement->parent_id)) return refuse(invalid_field("parent_id", "circular_family"));
    if (auto written = unit.agreements().update(*agreement); !written) return refuse(std::move(written.error()));
    auto after = unit.agreements().find(*id, std::nullopt);
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "updated", .before = stored_json(*before),
                        .after = stored_json(*after), .touched = {}});
    return answer_with(*after, call.caller);
  });
}

Result<Answer> remove(Call& call) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_agreement(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto current = [&] { return json::to_json(view_of(*before, call.caller)); };
    if (auto fresh = require_version(call, before->agreement.version, current); !fresh) return refuse(std::move(fresh.error()));
    if (auto removed = unit.agreements().remove(*id, before->agreement.version); !removed) return refuse(std::move(removed.error()));
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "deleted", .before = stored_json(*before), .after = {},
                        .touched = {}});
    Answer answer;
    answer.status = 204;
    return answer;
  });
}

}  // namespace

std::vector<Route> agreement_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/agreements", Permission::agreements_read, list,
       {.summary = "List partnership agreements", .description = "A partner's account sees those its organisation, or one below it, is a party of.",
        .tag = concept_name,
        .query = {{.name = "q", .description = "Part of a title, reference, place, framework or party's name"}, {.name = "type"},
                  {.name = "status", .choices = {"idea", "negotiation", "visa", "initialled", "signed", "ratified", "notified", "in_force", "suspended",
                                                 "expired", "terminated", "renewed"}},
                  {.name = "country", .description = "Of the partnership or of a party"}, {.name = "domain"}, {.name = "party", .description = "An organisation named in it", .type = ParameterType::uuid},
                  {.name = "programme", .description = "Id or code of a programme it serves"}, {.name = "parent", .type = ParameterType::uuid},
                  {.name = "commission_session", .description = "A session of a joint commission it was made in", .type = ParameterType::uuid},
                  {.name = "ends_from", .description = "Its end, moved by amendments, lies on that day or later; a year or month ends on its last day", .type = ParameterType::date},
                  {.name = "ends_to", .description = "Its end, moved by amendments, lies on that day or before", .type = ParameterType::date},
                  {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort", .choices = {"title", "ends_on", "-signed_on"}},
                  {.name = "total", .type = ParameterType::boolean}, {.name = "format", .choices = {"json", "csv"}}},
        .answer = &shape_of<json::Page<AgreementListItem>>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/agreements", Permission::agreements_write, add,
       {.summary = "Record a partnership agreement", .tag = concept_name, .request = &shape_of<NewAgreementBody>(),
        .answer = &shape_of<AgreementView>(), .status = 201, .errors = {400, 401, 403, 409, 422}, .answers_etag = true,
        .takes_idempotency_key = true}},
      {http::Method::get, "/api/v1/agreements/{id}", Permission::agreements_read, show,
       {.summary = "One partnership agreement", .tag = concept_name, .answer = &shape_of<AgreementView>(), .errors = {401, 403, 404},
        .answers_etag = true}},
      {http::Method::put, "/api/v1/agreements/{id}", Permission::agreements_write, replace,
       {.summary = "Replace a partnership agreement", .description = "Parties keep what refers to them when they keep their id.", .tag = concept_name,
        .request = &shape_of<AgreementBody>(), .answer = &shape_of<AgreementView>(), .errors = {400, 401, 403, 404, 409, 412, 422},
        .answers_etag = true, .takes_if_match = true}},
      {http::Method::delete_, "/api/v1/agreements/{id}", Permission::agreements_write, remove,
       {.summary = "Delete an agreement nothing refers to", .tag = concept_name, .status = 204, .errors = {401, 403, 404, 409, 412},
        .takes_if_match = true}},
  };
}

}  // namespace athar::api
