#include "server/api/person_groups/person_groups.hpp"

#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/person_groups/members.hpp"
#include "server/api/person_groups/table.hpp"
#include "server/api/person_groups/wire.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "person_groups";

PersonGroupView view_of(PersonGroupRow const& row, Caller const& caller) {
  bool const may_write = caller.may(Permission::people_write);
  bool const sees_everybody = caller.scope(Permission::people_read).everything();
  return {.id = row.group.id,
          .version = row.group.version,
          .code = row.group.code,
          .name = row.group.name,
          .kind = row.group.kind,
          .kind_name = row.kind_name,
          .members_count = sees_everybody ? std::optional(row.members_count) : std::nullopt,
          .can = {{"update", may_write}, {"delete", may_write}}};
}

Answer answer_with(PersonGroupRow const& row, Caller const& caller) {
  Answer answer;
  answer.body = json::to_json(view_of(row, caller));
  answer.version = row.group.version;
  return answer;
}

std::string stored_json(PersonGroupRow const& row) {
  auto view = view_of(row, Caller{});
  view.can.clear();
  return json::to_json(view);
}

ChangeRecord change(PersonGroupId id, std::string action, std::string before, std::string after) {
  return {.concept_name = concept_name, .subject = id.uuid, .action = std::move(action), .before = std::move(before),
          .after = std::move(after), .touched = {}};
}

PersonGroup group_from(PersonGroupBody const& body, PersonGroupId id, int version) {
  return {.id = id, .version = version, .code = body.code, .name = body.name, .kind = body.kind};
}

Result<Answer> list(Call& call) {
  auto asked = asked_person_groups(call);
  if (!asked) return refuse(std::move(asked.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const page = unit.person_groups().list(asked->filter, asked->page);
    Answer answer;
    answer.body = page_json(page, asked->page, [&](json::Writer& out, PersonGroupRow const& row) { json::write(out, view_of(row, call.caller)); });
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<PersonGroupId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto row = unit.person_groups().find(*id);
    if (!row) return refuse(not_found("group"));
    return answer_with(*row, call.caller);
  });
}

Result<Answer> add(Call& call) {
  auto body = json::read_body<PersonGroupBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  PersonGroupId const id = body->id.value_or(PersonGroupId{call.services.new_id()});
  auto group = checked(group_from(*body, id, 1));
  if (!group) return refuse(std::move(group.error()));
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto row = unit.person_groups().find(id);
    if (!row) return refuse(not_found("group"));
    auto answer = answer_with(*row, call.caller);
    answer.location = "/api/v1/person_groups/" + id.text();
    return answer;
  };
  Creation const creation{concept_name, body->id ? std::optional(id.uuid) : std::nullopt, json::to_json(*body)};
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        if (auto written = unit.person_groups().insert(*group); !written) return refuse(std::move(written.error()));
        record(call, unit, change(id, "created", {}, stored_json(*unit.person_groups().find(id))));
        return stored(unit);
      },
      stored);
}

Result<Answer> replace(Call& call) {
  auto id = call.id<PersonGroupId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<PersonGroupBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = unit.person_groups().find(*id);
    if (!before) return refuse(not_found("group"));
    auto current = [&] { return json::to_json(view_of(*before, call.caller)); };
    if (auto fresh = require_version(call, before->group.version, current); !fresh) return refuse(std::move(fresh.error()));
    auto group = checked(group_from(*body, *id, before->group.version));
    if (!group) return refuse(std::move(group.error()));
    if (auto written = unit.person_groups().update(*group); !written) return refuse(std::move(written.error()));
    auto after = unit.person_groups().find(*id);
    record(call, unit, change(*id, "updated", stored_json(*before), stored_json(*after)));
    return answer_with(*after, call.caller);
  });
}

Result<Answer> remove(Call& call) {
  auto id = call.id<PersonGroupId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = unit.person_groups().find(*id);
    if (!before) return refuse(not_found("group"));
    auto current = [&] { return json::to_json(view_of(*before, call.caller)); };
    if (auto fresh = require_version(call, before->group.version, current); !fresh) return refuse(std::move(fresh.error()));
    if (auto removed = unit.person_groups().remove(*id, before->group.version); !removed) return refuse(std::move(removed.error()));
    record(call, unit, change(*id, "deleted", stored_json(*before), {}));
    Answer answer;
    answer.status = 204;
    return answer;
  });
}

}  // namespace

std::vector<Route> person_group_routes() {
  using json::ParameterType;
  using json::shape_of;
  std::vector<Route> routes{
      {http::Method::get, "/api/v1/person_groups", Permission::people_read, list,
       {.summary = "List groups of people", .tag = concept_name,
        .query = {{.name = "q", .description = "Part of a name or code"}, {.name = "kind"}, {.name = "limit", .type = ParameterType::integer},
                  {.name = "cursor"}, {.name = "sort", .choices = {"code"}}, {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<PersonGroupView>>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/person_groups", Permission::people_write, add,
       {.summary = "Add a group of people", .tag = concept_name, .request = &shape_of<PersonGroupBody>(),
        .answer = &shape_of<PersonGroupView>(), .status = 201, .errors = {400, 401, 403, 409, 422}, .answers_etag = true,
        .takes_idempotency_key = true}},
      {http::Method::get, "/api/v1/person_groups/{id}", Permission::people_read, show,
       {.summary = "One group of people", .tag = concept_name, .answer = &shape_of<PersonGroupView>(), .errors = {401, 403, 404},
        .answers_etag = true}},
      {http::Method::put, "/api/v1/person_groups/{id}", Permission::people_write, replace,
       {.summary = "Replace a group's name, code and kind", .tag = concept_name, .request = &shape_of<PersonGroupBody>(),
        .answer = &shape_of<PersonGroupView>(), .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::delete_, "/api/v1/person_groups/{id}", Permission::people_write, remove,
       {.summary = "Delete a group; the people stay", .tag = concept_name, .status = 204, .errors = {401, 403, 404, 412},
        .takes_if_match = true}},
  };
  for (auto& route : person_group_member_routes()) routes.push_back(std::move(route));
  return routes;
}

}  // namespace athar::api
