#include "server/api/reference_lists/reference_lists.hpp"

#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/reference_lists/wire.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "reference_lists";

ReferenceItemView view_of(ReferenceItem const& item, Caller const& caller) {
  return {.code = item.code,
          .name = item.name,
          .position = item.position,
          .active = item.active,
          .version = item.version,
          .can = {{"update", caller.may(Permission::reference_write)}, {"delete", false}}};
}

/// The audit trail has no id for a word: its list and code stand in what is kept.
std::string stored_json(ReferenceItem const& item) {
  json::Writer out;
  out.begin_object().field("list", item.list).field("code", item.code).field("name", item.name).field("position", item.position)
      .field("active", item.active).field("version", item.version).end_object();
  return out.take();
}

ChangeRecord change(std::string action, std::string before, std::string after) {
  return {.concept_name = concept_name, .subject = std::nullopt, .action = std::move(action), .before = std::move(before),
          .after = std::move(after), .touched = {}};
}

std::string list_json(std::vector<ReferenceItem> const& items, Caller const& caller) {
  ReferenceListView view;
  for (auto const& item : items) view.items.push_back(view_of(item, caller));
  return json::to_json(view);
}

std::string order_json(std::string const& list, std::vector<std::string> const& codes) {
  json::Writer out;
  out.begin_object().field("list", list).key("codes").begin_array();
  for (auto const& code : codes) out.value(code);
  out.end_array().end_object();
  return out.take();
}

/// Errors: not_found.
Result<std::string> list_of(Call const& call) {
  auto const& name = call.path_values.at(0);
  if (!is_reference_list(name)) return refuse(not_found("list"));
  return name;
}

/// Errors: not_found.
Result<ReferenceItem> find_for(Call const& call, UnitOfWork& unit) {
  auto const &list = call.path_values.at(0), &code = call.path_values.at(1);
  if (!is_reference_list(list) || !is_reference_code(code)) return refuse(not_found("item"));
  auto item = unit.reference_lists().find(list, code);
  if (!item) return refuse(not_found("item"));
  return std::move(*item);
}

Answer answer_with(ReferenceItem const& item, Caller const& caller) {
  Answer answer;
  answer.body = json::to_json(view_of(item, caller));
  answer.version = item.version;
  return answer;
}

Result<Answer> list(Call& call) {
  auto name = list_of(call);
  if (!name) return refuse(std::move(name.error()));
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = list_json(unit.reference_lists().items(*name), call.caller);
    return answer;
  });
}

Result<Answer> show(Call& call) {
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto item = find_for(call, unit);
    if (!item) return refuse(std::move(item.error()));
    return answer_with(*item, call.caller);
  });
}

Result<Answer> add(Call& call) {
  auto name = list_of(call);
  if (!name) return refuse(std::move(name.error()));
  auto body = json::read_body<NewReferenceItem>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto item = checked(ReferenceItem{.list = *name, .code = body->code, .name = body->name});
  if (!item) return refuse(std::move(item.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (auto written = unit.reference_lists().insert(*item); !written) return refuse(std::move(written.error()));
    auto stored = unit.reference_lists().find(item->list, item->code);
    record(call, unit, change("created", {}, stored_json(*stored)));
    auto answer = answer_with(*stored, call.caller);
    answer.status = 201;
    answer.location = "/api/v1/reference_lists/" + item->list + "/items/" + item->code;
    return answer;
  });
}

Result<Answer> replace(Call& call) {
  auto body = json::read_body<ReferenceItemBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_for(call, unit);
    if (!before) return refuse(std::move(before.error()));
    auto current = [&] { return json::to_json(view_of(*before, call.caller)); };
    if (auto fresh = require_version(call, before->version, current); !fresh) return refuse(std::move(fresh.error()));
    auto item = checked(ReferenceItem{.list = before->list, .code = before->code, .name = body->name, .position = body->position,
                                      .active = body->active, .version = before->version});
    if (!item) return refuse(std::move(item.error()));
    if (auto written = unit.reference_lists().update(*item); !written) return refuse(std::move(written.error()));
    auto after = unit.reference_lists().find(item->list, item->code);
    record(call, unit, change("updated", stored_json(*before), stored_json(*after)));
    return answer_with(*after, call.caller);
  });
}

Result<Answer> reorder(Call& call) {
  auto name = list_of(call);
  if (!name) return refuse(std::move(name.error()));
  auto body = json::read_body<ReferenceOrderBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const before = unit.reference_lists().items(*name);
    if (auto fits = checked_order(before, body->codes); !fits) return refuse(std::move(fits.error()));
    unit.reference_lists().reorder(*name, body->codes);
    std::vector<std::string> codes;
    for (auto const& item : before) codes.push_back(item.code);
    record(call, unit, change("reordered", order_json(*name, codes), order_json(*name, body->codes)));
    Answer answer;
    answer.body = list_json(unit.reference_lists().items(*name), call.caller);
    return answer;
  });
}

}  // namespace

std::vector<Route> reference_list_routes() {
  using json::shape_of;
  std::string const one_list = "/api/v1/reference_lists/{list}";
  return {
      {http::Method::get, one_list, Permission::reference_read, list,
       {.summary = "The words of a list", .description = "organisation_type, person_category, grade, outreach_kind, group_kind, agreement_type, agreement_domain; the inactive ones too.",
        .tag = concept_name, .answer = &shape_of<ReferenceListView>(), .errors = {401, 403, 404}}},
      {http::Method::post, one_list + "/items", Permission::reference_write, add,
       {.summary = "Add a word at the end of a list", .tag = concept_name, .request = &shape_of<NewReferenceItem>(),
        .answer = &shape_of<ReferenceItemView>(), .status = 201, .errors = {400, 401, 403, 404, 409, 422}, .answers_etag = true,
        .takes_idempotency_key = true}},
      {http::Method::get, one_list + "/items/{code}", Permission::reference_read, show,
       {.summary = "One word of a list", .tag = concept_name, .answer = &shape_of<ReferenceItemView>(), .errors = {401, 403, 404},
        .answers_etag = true}},
      {http::Method::put, one_list + "/items/{code}", Permission::reference_write, replace,
       {.summary = "Rename, move, offer or no longer offer a word", .tag = concept_name, .request = &shape_of<ReferenceItemBody>(),
        .answer = &shape_of<ReferenceItemView>(), .errors = {400, 401, 403, 404, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::put, one_list + "/order", Permission::reference_write, reorder,
       {.summary = "Put the words of a list in another order", .tag = concept_name, .request = &shape_of<ReferenceOrderBody>(),
        .answer = &shape_of<ReferenceListView>(), .errors = {400, 401, 403, 404, 422}}},
  };
}

}  // namespace athar::api
