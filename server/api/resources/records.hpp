#pragma once
#include "domain/resources/venue.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/framework/route.hpp"
#include "server/json/json.hpp"

/// How venues, rooms, assets and holidays are shown, added, replaced and removed: in one way. `K` names the concept's types and functions:
/// Id, Body, View, noun, concept_name, all and one (its addresses), from(body, id, version), find, update, view(page, may_write).
namespace athar::api {

template <class K>
Answer record_answer(typename K::View const& view) {
  Answer answer;
  answer.body = json::to_json(view);
  answer.version = view.version;
  answer.location = std::string(K::all) + "/" + view.id.text();
  return answer;
}

template <class K>
std::string stored_record(typename K::View view) {
  view.can.clear();
  return json::to_json(view);
}

template <class K>
Result<typename K::View> find_record(Call& call, UnitOfWork& unit, typename K::Id id) {
  auto page = K::find(unit, id);
  if (!page) return refuse(not_found(K::noun));
  return K::view(*page, call.caller.may(Permission::resources_write));
}

template <class K>
Result<Answer> show_record(Call& call) {
  auto id = call.id<typename K::Id>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto view = find_record<K>(call, unit, *id);
    if (!view) return refuse(std::move(view.error()));
    auto answer = record_answer<K>(*view);
    answer.location.clear();
    return answer;
  });
}

template <class K>
Result<Answer> add_record(Call& call) {
  auto body = json::read_body<typename K::Body>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto const id = body->id.value_or(typename K::Id{call.services.new_id()});
  auto thing = checked(K::from(*body, id, 1));
  if (!thing) return refuse(std::move(thing.error()));
  Creation const creation{K::concept_name, body->id ? std::optional(id.uuid) : std::nullopt, json::to_json(*body)};
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto view = find_record<K>(call, unit, id);
    if (!view) return refuse(std::move(view.error()));
    return record_answer<K>(*view);
  };
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        if (auto written = unit.venues().insert(*thing); !written) return refuse(std::move(written.error()));
        auto view = find_record<K>(call, unit, id);
        if (!view) return refuse(std::move(view.error()));
        record(call, unit, {.concept_name = K::concept_name, .subject = id.uuid, .action = "created", .before = {},
                            .after = stored_record<K>(*view), .touched = {}});
        return record_answer<K>(*view);
      },
      stored);
}

template <class K>
Result<typename K::View> held_record(Call& call, UnitOfWork& unit, typename K::Id id) {
  auto before = find_record<K>(call, unit, id);
  if (!before) return before;
  auto fresh = require_version(call, before->version, [&] { return json::to_json(*before); });
  if (!fresh) return refuse(std::move(fresh.error()));
  return before;
}

template <class K>
Result<Answer> replace_record(Call& call) {
  auto id = call.id<typename K::Id>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<typename K::Body>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = held_record<K>(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto thing = checked(K::from(*body, *id, before->version));
    if (!thing) return refuse(std::move(thing.error()));
    if (auto written = K::update(unit, *thing, call.services.today()); !written) return refuse(std::move(written.error()));
    auto after = find_record<K>(call, unit, *id);
    if (!after) return refuse(std::move(after.error()));
    record(call, unit, {.concept_name = K::concept_name, .subject = id->uuid, .action = "updated", .before = stored_record<K>(*before),
                        .after = stored_record<K>(*after), .touched = {}});
    return record_answer<K>(*after);
  });
}

template <class K>
Result<Answer> remove_record(Call& call) {
  auto id = call.id<typename K::Id>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = held_record<K>(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    if (auto removed = unit.venues().remove(*id, before->version); !removed) {
      bool const referred_to = removed.error().kind == ErrorKind::invalid;
      return refuse(referred_to ? conflict("in_use", "Other records refer to it") : std::move(removed.error()));
    }
    record(call, unit, {.concept_name = K::concept_name, .subject = id->uuid, .action = "deleted", .before = stored_record<K>(*before),
                        .after = {}, .touched = {}});
    Answer answer;
    answer.status = 204;
    return answer;
  });
}

/// The five routes of such a concept; `list` has its own handler and parameters.
template <class K>
std::vector<Route> record_routes(Handler list, std::vector<json::Parameter> query) {
  using json::shape_of;
  std::string const noun = K::noun;
  return {
      {http::Method::get, K::all, Permission::resources_read, std::move(list),
       {.summary = "List: " + noun, .tag = K::concept_name, .query = std::move(query), .answer = &shape_of<json::Page<typename K::View>>(),
        .errors = {401, 403, 422}}},
      {http::Method::post, K::all, Permission::resources_write, add_record<K>,
       {.summary = "Add: " + noun, .tag = K::concept_name, .request = &shape_of<typename K::Body>(), .answer = &shape_of<typename K::View>(),
        .status = 201, .errors = {400, 401, 403, 409, 422}, .answers_etag = true, .takes_idempotency_key = true}},
      {http::Method::get, K::one, Permission::resources_read, show_record<K>,
       {.summary = "One: " + noun, .tag = K::concept_name, .answer = &shape_of<typename K::View>(), .errors = {401, 403, 404}, .answers_etag = true}},
      {http::Method::put, K::one, Permission::resources_write, replace_record<K>,
       {.summary = "Replace: " + noun, .tag = K::concept_name, .request = &shape_of<typename K::Body>(), .answer = &shape_of<typename K::View>(),
        .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::delete_, K::one, Permission::resources_write, remove_record<K>,
       {.summary = "Remove what nothing refers to: " + noun, .tag = K::concept_name, .status = 204, .errors = {401, 403, 404, 409, 412},
        .takes_if_match = true}},
  };
}

}  // namespace athar::api
