#include "server/api/person_groups/members.hpp"

#include "domain/shared/unless_empty.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/person_groups/wire.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "person_groups";

PersonGroupMemberView view_of(PersonGroupMemberRow const& row, Caller const& caller) {
  bool const may_write = caller.may(Permission::people_write);
  return {.person_id = row.member.person_id,
          .display_name = display_name(row.given_name, row.family_name, row.given_name_ar, row.family_name_ar),
          .family_name = row.family_name,
          .given_name = row.given_name,
          .family_name_ar = unless_empty(row.family_name_ar),
          .given_name_ar = unless_empty(row.given_name_ar),
          .sex = row.sex,
          .organisation_id = row.organisation_id,
          .organisation_name = row.organisation_name.empty() ? std::nullopt : std::optional(row.organisation_name),
          .function = unless_empty(row.function),
          .from = row.member.from,
          .to = row.member.to,
          .can = {{"update", may_write}, {"delete", may_write}}};
}

/// What the group's history keeps of a membership.
std::string membership_json(PersonGroupMember const& member) {
  return json::to_json(PersonGroupMemberBody{.person_id = member.person_id, .from = member.from, .to = member.to});
}

void record_change(Call& call, UnitOfWork& unit, PersonGroupId group, std::string action, std::string before, std::string after) {
  record(call, unit, {.concept_name = concept_name, .subject = group.uuid, .action = std::move(action), .before = std::move(before),
                      .after = std::move(after), .touched = {}});
}

/// Errors: not_found for the group, or for somebody who is no member or outside the caller's scope.
Result<PersonGroupMemberRow> find_for(Call const& call, UnitOfWork& unit, PersonGroupId group, PersonId person) {
  auto row = unit.person_groups().find_member(group, person, call.caller.scope(Permission::people_read));
  if (!row) return refuse(not_found("member"));
  return std::move(*row);
}

Answer answer_with(PersonGroupMemberRow const& row, Caller const& caller) {
  Answer answer;
  answer.body = json::to_json(view_of(row, caller));
  return answer;
}

Result<Answer> list(Call& call) {
  auto group = call.id<PersonGroupId>();
  if (!group) return refuse(std::move(group.error()));
  QueryReader query(call);
  auto const on = query.date("on");
  auto const request = query.page({"name"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.person_groups().find(*group)) return refuse(not_found("group"));
    auto const page = unit.person_groups().members(*group, on, call.caller.scope(Permission::people_read), request);
    Answer answer;
    answer.body = page_json(page, request,
                            [&](json::Writer& out, PersonGroupMemberRow const& row) { json::write(out, view_of(row, call.caller)); });
    return answer;
  });
}

Result<Answer> add(Call& call) {
  auto group = call.id<PersonGroupId>();
  if (!group) return refuse(std::move(group.error()));
  auto body = json::read_body<PersonGroupMemberBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto member = checked(PersonGroupMember{.person_id = body->person_id, .from = body->from, .to = body->to});
  if (!member) return refuse(std::move(member.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.person_groups().find(*group)) return refuse(not_found("group"));
    if (auto written = unit.person_groups().insert_member(*group, *member); !written) return refuse(std::move(written.error()));
    record_change(call, unit, *group, "member_added", {}, membership_json(*member));
    auto row = find_for(call, unit, *group, member->person_id);
    if (!row) return refuse(std::move(row.error()));
    auto answer = answer_with(*row, call.caller);
    answer.status = 201;
    answer.location = "/api/v1/person_groups/" + group->text() + "/members/" + member->person_id.text();
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto group = call.id<PersonGroupId>(0);
  auto person = call.id<PersonId>(1);
  if (!group || !person) return refuse(not_found("member"));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto row = find_for(call, unit, *group, *person);
    if (!row) return refuse(std::move(row.error()));
    return answer_with(*row, call.caller);
  });
}

Result<Answer> replace(Call& call) {
  auto group = call.id<PersonGroupId>(0);
  auto person = call.id<PersonId>(1);
  if (!group || !person) return refuse(not_found("member"));
  auto body = json::read_body<MembershipBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto member = checked(PersonGroupMember{.person_id = *person, .from = body->from, .to = body->to});
  if (!member) return refuse(std::move(member.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_for(call, unit, *group, *person);
    if (!before) return refuse(std::move(before.error()));
    auto written = unit.person_groups().update_member(*group, *member);
    if (!written) return refuse(std::move(written.error()));
    if (!*written) return refuse(not_found("member"));
    record_change(call, unit, *group, "member_updated", membership_json(before->member), membership_json(*member));
    auto after = find_for(call, unit, *group, *person);
    if (!after) return refuse(std::move(after.error()));
    return answer_with(*after, call.caller);
  });
}

Result<Answer> remove(Call& call) {
  auto group = call.id<PersonGroupId>(0);
  auto person = call.id<PersonId>(1);
  if (!group || !person) return refuse(not_found("member"));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_for(call, unit, *group, *person);
    if (!before) return refuse(std::move(before.error()));
    if (!unit.person_groups().remove_member(*group, *person)) return refuse(not_found("member"));
    record_change(call, unit, *group, "member_removed", membership_json(before->member), {});
    Answer answer;
    answer.status = 204;
    return answer;
  });
}

}  // namespace

std::vector<Route> person_group_member_routes() {
  using json::ParameterType;
  using json::shape_of;
  std::string const members = "/api/v1/person_groups/{id}/members";
  std::string const one = members + "/{person_id}";
  return {
      {http::Method::get, members, Permission::people_read, list,
       {.summary = "Who is in a group", .description = "Within the caller's scope, by family name.", .tag = concept_name,
        .query = {{.name = "on", .description = "Only those who were in the group on that day", .type = ParameterType::date},
                  {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort", .choices = {"name"}},
                  {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<PersonGroupMemberView>>(), .errors = {401, 403, 404, 422}}},
      {http::Method::post, members, Permission::people_write, add,
       {.summary = "Add a person to a group", .tag = concept_name, .request = &shape_of<PersonGroupMemberBody>(),
        .answer = &shape_of<PersonGroupMemberView>(), .status = 201, .errors = {400, 401, 403, 404, 409, 422},
        .takes_idempotency_key = true}},
      {http::Method::get, one, Permission::people_read, show,
       {.summary = "One membership", .tag = concept_name, .answer = &shape_of<PersonGroupMemberView>(), .errors = {401, 403, 404}}},
      {http::Method::put, one, Permission::people_write, replace,
       {.summary = "Correct the days of a membership", .tag = concept_name, .request = &shape_of<MembershipBody>(),
        .answer = &shape_of<PersonGroupMemberView>(), .errors = {400, 401, 403, 404, 422}}},
      {http::Method::delete_, one, Permission::people_write, remove,
       {.summary = "Take a person out of a group", .tag = concept_name, .status = 204, .errors = {401, 403, 404}}},
  };
}

}  // namespace athar::api
