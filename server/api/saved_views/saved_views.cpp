#include "server/api/saved_views/saved_views.hpp"

#include <algorithm>
#include <array>

#include "domain/access/account.hpp"
#include "domain/access/saved_view.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/saved_views/wire.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "saved_views";

struct ListOfViews {
  std::string_view name;
  Permission permission;
};

/// The lists that have views, and what it takes to read each.
constexpr std::array lists{
    ListOfViews{"agreements", Permission::agreements_read}, ListOfViews{"assets", Permission::resources_read},
    ListOfViews{"commitments", Permission::agreements_read}, ListOfViews{"holidays", Permission::resources_read},
    ListOfViews{"organisations", Permission::organisations_read}, ListOfViews{"outreach", Permission::outreach_read},
    ListOfViews{"people", Permission::people_read}, ListOfViews{"rooms", Permission::resources_read},
    ListOfViews{"sessions", Permission::sessions_read}, ListOfViews{"trainers", Permission::trainers_read},
    ListOfViews{"venues", Permission::resources_read},
};

/// Errors: not_one_of (list), not_allowed.
Result<Permission> permission_of(Call const& call, std::string_view list) {
  auto const found = std::find_if(lists.begin(), lists.end(), [&](auto const& each) { return each.name == list; });
  if (found == lists.end()) {
    std::string names;
    for (auto const& each : lists) names += (names.empty() ? "" : ", ") + std::string(each.name);
    return refuse(invalid_field("list", "not_one_of", names));
  }
  if (!call.caller.may(found->permission)) return refuse(not_allowed());
  return found->permission;
}

/// Views may be named after what only the house is to know: whoever sees a part of the list keeps to their own.
bool sees_all(Caller const& caller, Permission permission) { return caller.may(permission) && caller.scope(permission).everything(); }

bool may_change(Call const& call, SavedView const& view) {
  return call.caller.can_write && (view.owner_id == call.caller.account || (view.is_shared && call.caller.may(Permission::accounts_manage)));
}

SavedViewView view_of(Call const& call, SavedView const& view) {
  bool const is_own = view.owner_id == call.caller.account;
  return {view.id, view.version, view.list, view.label, view.filters, view.is_shared, is_own, is_own ? std::nullopt : std::optional(view.owner_name),
          {{"update", may_change(call, view)}, {"delete", may_change(call, view)}}};
}

Answer answer_with(Call const& call, SavedView const& view) {
  Answer answer;
  answer.body = json::to_json(view_of(call, view));
  answer.version = view.version;
  answer.location = "/api/v1/saved_views/" + view.id.text();
  return answer;
}

/// How a view is called may be somebody's name: the audit trail says of which list it is and who sees it.
struct SavedViewTrace {
  std::string list;
  bool is_shared{false};
};
BOOST_DESCRIBE_STRUCT(SavedViewTrace, (), (list, is_shared))

void note(Call& call, UnitOfWork& unit, std::string action, SavedView const* before, SavedView const* after) {
  auto trace = [](SavedView const* view) { return view ? json::to_json(SavedViewTrace{view->list, view->is_shared}) : std::string(); };
  record(call, unit, {.concept_name = concept_name, .subject = (after ? after : before)->id.uuid, .action = std::move(action), .before = trace(before),
                      .after = trace(after), .touched = {}});
}

/// One's own view, or one that is shared with the caller. Errors: not_found.
Result<SavedView> find(Call const& call, UnitOfWork& unit, SavedViewId id) {
  auto view = unit.accounts().saved_views().find(id);
  if (view && view->owner_id == call.caller.account) return std::move(*view);
  if (!view || !view->is_shared) return refuse(not_found("saved view"));
  auto const permission = permission_of(call, view->list);
  if (!permission || !sees_all(call.caller, *permission)) return refuse(not_found("saved view"));
  return std::move(*view);
}

Result<Answer> list(Call& call) {
  QueryReader query(call);
  auto const name = query.text("list");
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  if (!name) return refuse(invalid_field("list", "required"));
  auto const permission = permission_of(call, *name);
  if (!permission) return refuse(permission.error());
  bool const all = sees_all(call.caller, *permission);
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    SavedViewList answered;
    for (auto const& view : unit.accounts().saved_views().list(*name, call.caller.account, all)) answered.items.push_back(view_of(call, view));
    answered.can = {{"create", call.caller.can_write}, {"share", call.caller.can_write && all}};
    Answer answer;
    answer.body = json::to_json(answered);
    return answer;
  });
}

Result<SavedView> from(Call const& call, SavedViewBody const& body, SavedView view) {
  auto const permission = permission_of(call, view.list);
  if (!permission) return refuse(permission.error());
  view.label = body.label;
  view.filters = body.filters;
  bool const becomes_shared = body.is_shared && !view.is_shared;
  view.is_shared = body.is_shared;
  if (becomes_shared && !sees_all(call.caller, *permission)) return refuse(invalid_field("is_shared", "view_not_shareable"));
  return checked(std::move(view));
}

Result<Answer> add(Call& call) {
  auto body = json::read_body<NewSavedViewBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto const id = body->id.value_or(SavedViewId{call.services.new_id()});
  SavedView empty;
  empty.id = id;
  empty.list = body->list;
  empty.owner_id = call.caller.account;
  auto view = from(call, *body, std::move(empty));
  if (!view) return refuse(std::move(view.error()));
  Creation const creation{concept_name, body->id ? std::optional(id.uuid) : std::nullopt, json::to_json(*body)};
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto found = find(call, unit, id);
    if (!found) return refuse(std::move(found.error()));
    return answer_with(call, *found);
  };
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        auto& views = unit.accounts().saved_views();
        if (views.list(view->list, call.caller.account, false).size() >= static_cast<std::size_t>(saved_views_at_most))
          return refuse(invalid_field("label", "too_many_views", std::to_string(saved_views_at_most)));
        if (auto written = views.insert(*view); !written) return refuse(std::move(written.error()));
        note(call, unit, "created", nullptr, &*view);
        return stored(unit);
      },
      stored);
}

Result<Answer> replace(Call& call) {
  auto id = call.id<SavedViewId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<SavedViewBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    if (!may_change(call, *before)) return refuse(not_allowed());
    auto current = [&] { return json::to_json(view_of(call, *before)); };
    if (auto fresh = require_version(call, before->version, current); !fresh) return refuse(std::move(fresh.error()));
    auto view = from(call, *body, *before);
    if (!view) return refuse(std::move(view.error()));
    if (auto written = unit.accounts().saved_views().update(*view); !written) return refuse(std::move(written.error()));
    note(call, unit, "updated", &*before, &*view);
    auto after = unit.accounts().saved_views().find(*id);
    return answer_with(call, *after);
  });
}

Result<Answer> remove(Call& call) {
  auto id = call.id<SavedViewId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    if (!may_change(call, *before)) return refuse(not_allowed());
    auto current = [&] { return json::to_json(view_of(call, *before)); };
    if (auto fresh = require_version(call, before->version, current); !fresh) return refuse(std::move(fresh.error()));
    if (auto removed = unit.accounts().saved_views().remove(*id, before->version); !removed) return refuse(std::move(removed.error()));
    note(call, unit, "deleted", &*before, nullptr);
    Answer answer;
    answer.status = 204;
    return answer;
  });
}

}  // namespace

std::vector<Route> saved_view_routes() {
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/saved_views", Permission::signed_in, list,
       {.summary = "The caller's views of a list, and those that others share", .tag = concept_name,
        .query = {{.name = "list", .description = "The list's name in the API", .is_required = true}}, .answer = &shape_of<SavedViewList>(),
        .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/saved_views", Permission::signed_in, add,
       {.summary = "Keep filters of a list under a name", .tag = concept_name, .request = &shape_of<NewSavedViewBody>(),
        .answer = &shape_of<SavedViewView>(), .status = 201, .errors = {400, 401, 403, 409, 422}, .answers_etag = true, .takes_idempotency_key = true}},
      {http::Method::put, "/api/v1/saved_views/{id}", Permission::signed_in, replace,
       {.summary = "Rename a view, change its filters, share it or keep it to oneself", .tag = concept_name, .request = &shape_of<SavedViewBody>(),
        .answer = &shape_of<SavedViewView>(), .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::delete_, "/api/v1/saved_views/{id}", Permission::signed_in, remove,
       {.summary = "Forget a view", .tag = concept_name, .status = 204, .errors = {401, 403, 404, 412}, .takes_if_match = true}},
  };
}

}  // namespace athar::api
