#include "server/api/committees/committees.hpp"

#include "server/api/committees/views.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "committees";

Answer answer_with(CommitteePage const& page, Call const& call) {
  Answer answer;
  answer.body = json::to_json(view_of(page, call));
  answer.version = page.committee.version;
  answer.location = "/api/v1/committees/" + page.committee.id.text();
  return answer;
}

/// Errors: invalid_input for a member who is none of `known` and brings an id.
Result<Committee> committee_from(CommitteeBody const& body, Committee committee, Call& call) {
  auto const known = std::move(committee.members);
  committee.kind = body.kind;
  committee.name = body.name;
  committee.every_months = body.every_months;
  committee.first_due_on = body.first_due_on;
  committee.note = body.note.value_or("");
  committee.members.clear();
  std::vector<FieldError> errors;
  for (std::size_t i = 0; i < body.members.size(); ++i) {
    auto const& each = body.members[i];
    bool const is_known = !each.id || std::any_of(known.begin(), known.end(), [&](auto const& m) { return m.id == *each.id; });
    if (!is_known) errors.push_back({"members/" + std::to_string(i) + "/id", "unknown_member", {}});
    committee.members.push_back({.id = each.id.value_or(CommitteeMemberId{call.services.new_id()}), .organisation_id = each.organisation_id,
                                 .organisation_name = {}, .person_name = each.person_name.value_or(""), .person_name_ar = each.person_name_ar.value_or(""),
                                 .capacity = each.capacity.value_or(LocalizedText{}), .role = each.role, .from = each.from, .to = each.to});
  }
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return checked(std::move(committee));
}

Result<Answer> list(Call& call) {
  QueryReader query(call);
  CommitteeFilter const filter{.search = query.text("q"), .agreement = query.id<AgreementId>("agreement"), .today = call.services.today(),
                               .scope = agreement_scope(call)};
  auto const page = query.page({"name"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = page_json(unit.committees().list(filter, page), page,
                            [&](json::Writer& out, CommitteeRow const& row) { json::write(out, list_item(row, call)); });
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<CommitteeId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_committee(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    return answer_with(*page, call);
  });
}

Result<Answer> add(Call& call) {
  auto body = json::read_body<CommitteeBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  if (!body->agreement_id) return refuse(invalid_field("agreement_id", "required"));
  CommitteeId const id = body->id.value_or(CommitteeId{call.services.new_id()});
  Committee fresh;
  fresh.id = id;
  fresh.agreement_id = *body->agreement_id;
  auto committee = committee_from(*body, std::move(fresh), call);
  if (!committee) return refuse(std::move(committee.error()));
  Creation const creation{concept_name, body->id ? std::optional(id.uuid) : std::nullopt, json::to_json(*body)};
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_committee(call, unit, id);
    if (!page) return refuse(std::move(page.error()));
    return answer_with(*page, call);
  };
  return create(call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        if (!unit.committees().sees_agreement(committee->agreement_id, agreement_scope(call)))
          return refuse(invalid_field("agreement_id", "unknown_agreement"));
        if (auto written = unit.committees().insert(*committee); !written) return refuse(std::move(written.error()));
        auto page = find_committee(call, unit, id);
        if (!page) return refuse(std::move(page.error()));
        record(call, unit, {.concept_name = concept_name, .subject = id.uuid, .action = "created", .before = {}, .after = stored_json(*page, call),
                            .touched = {}});
        return answer_with(*page, call);
      },
      stored);
}

Result<Answer> replace(Call& call) {
  auto id = call.id<CommitteeId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<CommitteeBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_committee(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto current = [&] { return json::to_json(view_of(*before, call)); };
    if (auto fresh = require_version(call, before->committee.version, current); !fresh) return refuse(std::move(fresh.error()));
    auto committee = committee_from(*body, before->committee, call);
    if (!committee) return refuse(std::move(committee.error()));
    if (auto written = unit.committees().update(*committee); !written) return refuse(std::move(written.error()));
    auto after = find_committee(call, unit, *id);
    if (!after) return refuse(std::move(after.error()));
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "updated", .before = stored_json(*before, call),
                        .after = stored_json(*after, call), .touched = {}});
    return answer_with(*after, call);
  });
}

Result<Answer> remove(Call& call) {
  auto id = call.id<CommitteeId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_committee(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto current = [&] { return json::to_json(view_of(*before, call)); };
    if (auto fresh = require_version(call, before->committee.version, current); !fresh) return refuse(std::move(fresh.error()));
    if (auto removed = unit.committees().remove(*id, before->committee.version); !removed) return refuse(std::move(removed.error()));
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "deleted", .before = stored_json(*before, call), .after = {},
                        .touched = {}});
    Answer answer;
    answer.status = 204;
    return answer;
  });
}

}  // namespace

std::vector<Route> committee_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/committees", Permission::agreements_read, list,
       {.summary = "Committees of agreements, and when each is to meet next", .tag = concept_name,
        .query = {{.name = "q", .description = "Words of the committee or its agreement"}, {.name = "agreement", .type = ParameterType::uuid},
                  {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort"},
                  {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<CommitteeListItem>>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/committees", Permission::agreements_write, add,
       {.summary = "Add a committee to an agreement", .tag = concept_name, .request = &shape_of<CommitteeBody>(), .answer = &shape_of<CommitteeView>(),
        .status = 201, .errors = {400, 401, 403, 409, 422}, .answers_etag = true, .takes_idempotency_key = true}},
      {http::Method::get, "/api/v1/committees/{id}", Permission::agreements_read, show,
       {.summary = "One committee with its members", .tag = concept_name, .answer = &shape_of<CommitteeView>(), .errors = {401, 403, 404},
        .answers_etag = true}},
      {http::Method::put, "/api/v1/committees/{id}", Permission::agreements_write, replace,
       {.summary = "Replace a committee and its members", .tag = concept_name, .request = &shape_of<CommitteeBody>(), .answer = &shape_of<CommitteeView>(),
        .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::delete_, "/api/v1/committees/{id}", Permission::agreements_write, remove,
       {.summary = "Delete a committee that never met", .tag = concept_name, .status = 204, .errors = {401, 403, 404, 409, 412}, .takes_if_match = true}},
  };
}

}  // namespace athar::api
