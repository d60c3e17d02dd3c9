#include "server/api/organisations/organisations.hpp"

#include "domain/duplicates/duplicate_store.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/framework/wire.hpp"
#include "server/api/organisations/views.hpp"
#include "server/api/organisations/table.hpp"
#include "server/api/organisations/wire.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "organisations";

Answer answer_with(OrganisationPage const& page, Caller const& caller) {
  Answer answer;
  answer.body = json::to_json(view_of(page, caller));
  answer.version = page.organisation.version;
  answer.location = "/api/v1/organisations/" + page.organisation.id.text();
  return answer;
}

Result<Answer> list(Call& call) {
  auto asked = asked_organisations(call);
  if (!asked) return refuse(std::move(asked.error()));
  if (asked->csv) return csv_answer(call, organisations_table());
  bool const may_write = call.caller.may(Permission::organisations_write);
  bool const with_count = sees_how_many(call.caller);
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const page = unit.organisations().list(asked->filter, asked->page);
    Answer answer;
    answer.body = page_json(page, asked->page, [&](json::Writer& out, OrganisationRow const& o) {
      out.begin_object().field("id", o.id).field("version", o.version).field("name", o.name).field("acronym", o.acronym)
          .field("type", o.type).field("type_name", o.type_name).field("parent_id", o.parent_id);
      optional_text(out, "parent_name", o.parent_name);
      out.field("country", o.country).field("place_code", o.place_code);
      optional_text(out, "place_name", o.place_name);
      out.field("ended_on", o.ended_on);
      optional_text(out, "found_as", o.found_as);
      if (with_count) out.field("people_count", o.people_count);
      can(out, {{"update", may_write}});
      out.end_object();
    });
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<OrganisationId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  auto const on = query.date("on");
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_for(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    auto view = view_of(*page, call.caller);
    if (on) view.name_on_date = page->organisation.name_on(*on);
    Answer answer;
    answer.body = json::to_json(view);
    answer.version = page->organisation.version;
    return answer;
  });
}

Result<Answer> add(Call& call) {
  auto body = json::read_body<OrganisationBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  OrganisationId const id = body->id.value_or(OrganisationId{call.services.new_id()});
  auto organisation = checked(organisation_from(*body, id, 1));
  if (!organisation) return refuse(std::move(organisation.error()));

  Creation const creation{concept_name, body->id ? std::optional(id.uuid) : std::nullopt, json::to_json(*body)};
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_for(call, unit, id);
    if (!page) return refuse(std::move(page.error()));
    return answer_with(*page, call.caller);
  };
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        if (auto written = unit.organisations().insert(*organisation); !written) return refuse(std::move(written.error()));
        unit.duplicates().check_organisation(id);
        auto page = unit.organisations().find(id);
        record(call, unit, {.concept_name = concept_name, .subject = id.uuid, .action = "created", .before = {},
                            .after = stored_json(*page), .touched = {.people = {}, .sessions = {}, .organisations = {id}, .participations = {}}});
        return answer_with(*page, call.caller);
      },
      stored);
}

Result<Answer> replace(Call& call) {
  auto id = call.id<OrganisationId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<OrganisationBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_for(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto current = [&] { return json::to_json(view_of(*before, call.caller)); };
    if (auto fresh = require_version(call, before->organisation.version, current); !fresh) return refuse(std::move(fresh.error()));
    auto organisation = checked(organisation_from(*body, *id, before->organisation.version));
    if (!organisation) return refuse(std::move(organisation.error()));
    // A merged organisation stands under what took it over until the merger is undone.
    if (before->merged_into && organisation->parent_id != before->organisation.parent_id)
      return refuse(invalid_field("parent_id", "organisation_ended"));
    bool const moves = organisation->parent_id && organisation->parent_id != before->organisation.parent_id;
    if (moves && unit.organisations().would_circle(*id, *organisation->parent_id))
      return refuse(invalid_field("parent_id", "cycle_in_tree"));
    if (auto written = unit.organisations().update(*organisation); !written) return refuse(std::move(written.error()));
    unit.duplicates().check_organisation(*id);
    auto after = unit.organisations().find(*id);
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "updated", .before = stored_json(*before),
                        .after = stored_json(*after), .touched = {.people = {}, .sessions = {}, .organisations = {*id}, .participations = {}}});
    return answer_with(*after, call.caller);
  });
}

Result<Answer> remove(Call& call) {
  auto id = call.id<OrganisationId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_for(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto current = [&] { return json::to_json(view_of(*before, call.caller)); };
    if (auto fresh = require_version(call, before->organisation.version, current); !fresh) return refuse(std::move(fresh.error()));
    if (auto removed = unit.organisations().remove(*id, before->organisation.version); !removed) return refuse(std::move(removed.error()));
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "deleted", .before = stored_json(*before), .after = {},
                        .touched = {.people = {}, .sessions = {}, .organisations = {*id}, .participations = {}}});
    Answer answer;
    answer.status = 204;
    return answer;
  });
}

}  // namespace

std::vector<Route> organisation_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/organisations", Permission::organisations_read, list,
       {.summary = "List organisations", .tag = concept_name,
        .query = {{.name = "q", .description = "Part of a name, acronym or alias"}, {.name = "type"}, {.name = "country"}, {.name = "place"},
                  {.name = "parent", .type = ParameterType::uuid},
                  {.name = "state", .description = "Those that are no more, or those that are", .choices = {"current", "former"}}, {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"},
                  {.name = "sort"}, {.name = "total", .type = ParameterType::boolean}, {.name = "format", .choices = {"json", "csv"}}},
        .answer = &shape_of<json::Page<OrganisationListItem>>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/organisations", Permission::organisations_write, add,
       {.summary = "Add an organisation", .tag = concept_name, .request = &shape_of<OrganisationBody>(),
        .answer = &shape_of<OrganisationView>(), .status = 201, .errors = {400, 401, 403, 409, 422}, .answers_etag = true,
        .takes_idempotency_key = true}},
      {http::Method::get, "/api/v1/organisations/{id}", Permission::organisations_read, show,
       {.summary = "One organisation", .tag = concept_name,
        .query = {{.name = "on", .description = "Gives the name in force on that day", .type = ParameterType::date}},
        .answer = &shape_of<OrganisationView>(), .errors = {401, 403, 404}, .answers_etag = true}},
      {http::Method::put, "/api/v1/organisations/{id}", Permission::organisations_write, replace,
       {.summary = "Replace an organisation", .tag = concept_name, .request = &shape_of<OrganisationBody>(),
        .answer = &shape_of<OrganisationView>(), .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::delete_, "/api/v1/organisations/{id}", Permission::organisations_write, remove,
       {.summary = "Delete an organisation nothing refers to", .tag = concept_name, .status = 204,
        .errors = {401, 403, 404, 409, 412}, .takes_if_match = true}},
  };
}

}  // namespace athar::api
