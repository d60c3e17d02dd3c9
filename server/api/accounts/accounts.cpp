#include "server/api/accounts/accounts.hpp"

#include <algorithm>

#include "server/api/accounts/table.hpp"
#include "server/api/accounts/wire.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/sign_in/accounts.hpp"
#include "server/sign_in/secrets.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "accounts";

Account from(AccountBody const& body, AccountId id, int version) {
  return {.id = id,
          .version = version,
          .email = body.email,
          .name = body.name,
          .role = body.role,
          .language = body.language.value_or(Language::fr),
          .organisation_id = body.organisation_id,
          .person_id = body.person_id,
          .programme_id = body.programme_id,
          .period_from = body.period_from,
          .period_to = body.period_to,
          .expires_at = body.expires_at,
          .active = body.active};
}

std::string stored_json(AccountRow const& row) {
  auto view = view_of(row, Caller{});
  view.can.clear();
  view.last_seen_at.reset();
  return json::to_json(view);
}

Answer answer_with(AccountRow const& row, Caller const& caller) {
  Answer answer;
  answer.body = json::to_json(view_of(row, caller));
  answer.version = row.account.version;
  answer.location = "/api/v1/accounts/" + row.account.id.text();
  return answer;
}

Result<Answer> list(Call& call) {
  auto asked = asked_accounts(call);
  if (!asked) return refuse(std::move(asked.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const page = unit.accounts().list(asked->filter, asked->page);
    Answer answer;
    answer.body = page_json(page, asked->page, [&](json::Writer& out, AccountRow const& row) { json::write(out, view_of(row, call.caller)); });
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<AccountId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto row = unit.accounts().find(*id);
    if (!row) return refuse(not_found("account"));
    return answer_with(*row, call.caller);
  });
}

Result<Answer> add(Call& call) {
  auto body = json::read_body<AccountBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  AccountId const id = body->id.value_or(AccountId{call.services.new_id()});
  auto account = checked(from(*body, id, 1));
  if (!account) return refuse(std::move(account.error()));
  if (!body->password) return refuse(invalid_field("password", "required"));
  if (auto strong = check_password(*body->password, *account, "password"); !strong) return refuse(std::move(strong.error()));
  std::string const password_hash = hash_password(*body->password);

  // A repeat is recognised by what it says, the password by its own hash: it must not stand in the stored form.
  auto canonical = *body;
  canonical.password = hash_of(*body->password);
  for (char& c : *canonical.password) c = static_cast<char>('a' + (static_cast<unsigned char>(c) & 15));
  Creation const creation{concept_name, body->id ? std::optional(id.uuid) : std::nullopt, json::to_json(canonical)};
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto row = unit.accounts().find(id);
    if (!row) return refuse(not_found("account"));
    return answer_with(*row, call.caller);
  };
  return create(call, creation, [&](UnitOfWork& unit) -> Result<Answer> {
    if (auto written = unit.accounts().insert(*account, password_hash); !written) return refuse(std::move(written.error()));
    auto row = unit.accounts().find(id);
    record(call, unit, {.concept_name = concept_name, .subject = id.uuid, .action = "created", .before = {}, .after = stored_json(*row), .touched = {}});
    return answer_with(*row, call.caller);
  }, stored);
}

/// Errors: last_administrator.
Result<void> keep_an_administrator(UnitOfWork& unit, Account const& before, Account const& after) {
  bool const was = before.role == Role::administrator && before.active;
  bool const stays = after.role == Role::administrator && after.active && !after.expires_at;
  if (was && !stays && unit.accounts().active_administrators() <= 1)
    return refuse(conflict("last_administrator", "One active administrator must remain"));
  return {};
}

Result<Answer> replace(Call& call) {
  auto id = call.id<AccountId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<AccountBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  std::optional<std::string> password_hash;
  if (body->password) {
    if (auto strong = check_password(*body->password, from(*body, *id, 1), "password"); !strong) return refuse(std::move(strong.error()));
    password_hash = hash_password(*body->password);
  }
  auto answer = command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = unit.accounts().find(*id);
    if (!before) return refuse(not_found("account"));
    auto current = [&] { return json::to_json(view_of(*before, call.caller)); };
    if (auto fresh = require_version(call, before->account.version, current); !fresh) return refuse(std::move(fresh.error()));
    auto account = checked(from(*body, *id, before->account.version));
    if (!account) return refuse(std::move(account.error()));
    if (!body->language) account->language = before->account.language;
    if (auto kept = keep_an_administrator(unit, before->account, *account); !kept) return refuse(std::move(kept.error()));
    if (auto written = unit.accounts().update(*account); !written) return refuse(std::move(written.error()));
    if (password_hash) unit.accounts().set_password(*id, *password_hash);
    if (!account->active || password_hash) unit.accounts().end_sessions(*id, {});
    if (!account->active) unit.accounts().remove_tokens(*id);
    auto after = unit.accounts().find(*id);
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = password_hash ? "updated_with_password" : "updated",
                        .before = stored_json(*before), .after = stored_json(*after), .touched = {}});
    return answer_with(*after, call.caller);
  });
  if (answer) call.services.accounts->authenticator().forget_account(*id);
  return answer;
}

Result<Answer> end_sessions(Call& call) {
  auto id = call.id<AccountId>();
  if (!id) return refuse(std::move(id.error()));
  auto answer = command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.accounts().find(*id)) return refuse(not_found("account"));
    unit.accounts().end_sessions(*id, {});
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "signed_out", .before = {}, .after = {}, .touched = {}});
    Answer done;
    done.status = 204;
    return done;
  });
  if (answer) call.services.accounts->authenticator().forget_account(*id);
  return answer;
}

AccessTokenView view_of(AccessToken const& token) {
  return {.id = token.id, .name = token.name, .token = std::nullopt, .scopes = token.scopes, .created_at = token.created_at,
          .expires_at = token.expires_at};
}

Result<Answer> list_tokens(Call& call) {
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    json::Writer out;
    out.begin_object().key("items").begin_array();
    for (auto const& token : unit.accounts().tokens(call.caller.account)) json::write(out, view_of(token));
    out.end_array().end_object();
    Answer answer;
    answer.body = out.take();
    return answer;
  });
}

Result<Answer> add_token(Call& call) {
  auto body = json::read_body<AccessTokenBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  if (body->scopes.empty()) body->scopes = call.caller.can_write ? std::vector<std::string>{"read", "write"} : std::vector<std::string>{"read"};
  for (std::size_t i = 0; i < body->scopes.size(); ++i) {
    auto const& scope = body->scopes[i];
    if (scope != "read" && scope != "write") return refuse(invalid_field("scopes/" + std::to_string(i), "not_one_of", "read, write"));
    if (scope == "write" && !call.caller.can_write) return refuse(not_allowed());
  }
  std::string const secret = new_secret();
  AccessToken const token{.id = {call.services.new_id()}, .account = call.caller.account, .name = body->name, .token_hash = hash_of(secret),
                          .scopes = body->scopes, .created_at = call.services.now(), .expires_at = body->expires_at};
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    unit.accounts().insert_token(token);
    record(call, unit, {.concept_name = "access_tokens", .subject = token.id.uuid, .action = "created", .before = {},
                        .after = json::to_json(view_of(token)), .touched = {}});
    auto view = view_of(token);
    view.token = secret;
    Answer answer;
    answer.status = 201;
    answer.body = json::to_json(view);
    answer.location = "/api/v1/access_tokens/" + token.id.text();
    return answer;
  });
}

Result<Answer> remove_token(Call& call) {
  auto id = call.id<AccessTokenId>();
  if (!id) return refuse(std::move(id.error()));
  auto answer = command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.accounts().remove_token(call.caller.account, *id)) return refuse(not_found("access token"));
    record(call, unit, {.concept_name = "access_tokens", .subject = id->uuid, .action = "deleted", .before = {}, .after = {}, .touched = {}});
    Answer done;
    done.status = 204;
    return done;
  });
  if (answer) call.services.accounts->authenticator().forget_account(call.caller.account);
  return answer;
}

}  // namespace

AccountView view_of(AccountRow const& row, Caller const& caller) {
  auto const& a = row.account;
  return {.id = a.id,
          .version = a.version,
          .email = a.email,
          .name = a.name,
          .role = a.role,
          .language = a.language,
          .organisation_id = a.organisation_id,
          .organisation_name = row.organisation_name.empty() ? std::nullopt : std::optional(row.organisation_name),
          .person_id = a.person_id,
          .programme_id = a.programme_id,
          .programme_code = row.programme_code.empty() ? std::nullopt : std::optional(row.programme_code),
          .period_from = a.period_from,
          .period_to = a.period_to,
          .expires_at = a.expires_at,
          .active = a.active,
          .last_seen_at = row.last_seen_at,
          .can = {{"update", caller.may(Permission::accounts_manage)}}};
}

std::vector<Route> account_routes() {
  using json::ParameterType;
  using json::shape_of;
  auto const manage = Permission::accounts_manage;
  return {
      {http::Method::get, "/api/v1/accounts", manage, list,
       {.summary = "List accounts", .tag = concept_name,
        .query = {{.name = "q"}, {.name = "role"}, {.name = "active", .type = ParameterType::boolean},
                  {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort"},
                  {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<AccountView>>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/accounts", manage, add,
       {.summary = "Add an account", .tag = concept_name, .request = &shape_of<AccountBody>(), .answer = &shape_of<AccountView>(),
        .status = 201, .errors = {400, 401, 403, 409, 422}, .answers_etag = true, .takes_idempotency_key = true}, http::Lane::password},
      {http::Method::get, "/api/v1/accounts/{id}", manage, show,
       {.summary = "One account", .tag = concept_name, .answer = &shape_of<AccountView>(), .errors = {401, 403, 404}, .answers_etag = true}},
      {http::Method::put, "/api/v1/accounts/{id}", manage, replace,
       {.summary = "Replace an account; a password given here ends its sessions", .tag = concept_name, .request = &shape_of<AccountBody>(),
        .answer = &shape_of<AccountView>(), .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true},
       http::Lane::password},
      {http::Method::post, "/api/v1/accounts/{id}/sign_outs", manage, end_sessions,
       {.summary = "End all sessions of an account", .tag = concept_name, .status = 204, .errors = {401, 403, 404}}},
      {http::Method::get, "/api/v1/access_tokens", Permission::signed_in, list_tokens,
       {.summary = "The caller's access tokens", .tag = "access_tokens", .answer = &shape_of<json::Page<AccessTokenView>>(), .errors = {401}}},
      {http::Method::post, "/api/v1/access_tokens", Permission::signed_in, add_token,
       {.summary = "Make an access token; it is shown once", .tag = "access_tokens", .request = &shape_of<AccessTokenBody>(),
        .answer = &shape_of<AccessTokenView>(), .status = 201, .errors = {400, 401, 403, 422}}},
      {http::Method::delete_, "/api/v1/access_tokens/{id}", Permission::signed_in, remove_token,
       {.summary = "Delete an access token", .tag = "access_tokens", .status = 204, .errors = {401, 404}}},
  };
}

}  // namespace athar::api
