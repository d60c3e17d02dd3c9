#include "server/api/sign_in/sign_in.hpp"

#include "server/api/accounts/wire.hpp"
#include "server/api/framework/command.hpp"
#include "server/sign_in/accounts.hpp"
#include "server/sign_in/secrets.hpp"

namespace athar::api {

struct SignInBody {
  std::string email;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(SignInBody, (), (email, password))
constexpr auto notes(json::Of<SignInBody>) {
  return std::to_array<json::Note>({{.member = "email", .max_length = 254}, {.member = "password", .max_length = 200, .verbatim = true}});
}

/// The signed-in person, with what the menus may offer.
struct UserView {
  AccountId id;
  std::string email;
  std::string name;
  Role role{Role::viewer};
  Language language{Language::fr};
  std::optional<OrganisationId> organisation_id;
  std::optional<PersonId> person_id;
  std::optional<ProgrammeId> programme_id;
  std::optional<LocalDate> period_from;
  std::optional<LocalDate> period_to;
  std::optional<Instant> expires_at;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(UserView, (),
                      (id, email, name, role, language, organisation_id, person_id, programme_id, period_from, period_to, expires_at, can))

struct SignedInView {
  UserView user;
  std::string csrf_token;
  bool demonstration{false};
  Instant server_time;
};
BOOST_DESCRIBE_STRUCT(SignedInView, (), (user, csrf_token, demonstration, server_time))

struct NewPasswordBody {
  std::string current_password;
  std::string new_password;
};
BOOST_DESCRIBE_STRUCT(NewPasswordBody, (), (current_password, new_password))
constexpr auto notes(json::Of<NewPasswordBody>) {
  return std::to_array<json::Note>({{.member = "current_password", .max_length = 200, .verbatim = true},
                                    {.member = "new_password", .max_length = 200, .verbatim = true}});
}

struct PreferencesBody {
  Language language{Language::fr};
};
BOOST_DESCRIBE_STRUCT(PreferencesBody, (), (language))

namespace {

constexpr char const* concept_name = "accounts";

UserView user_of(Account const& a, bool can_write) {
  UserView user{.id = a.id, .email = a.email, .name = a.name, .role = a.role, .language = a.language, .organisation_id = a.organisation_id,
                .person_id = a.person_id, .programme_id = a.programme_id, .period_from = a.period_from, .period_to = a.period_to,
                .expires_at = a.expires_at, .can = {}};
  Caller caller = a.caller();
  caller.can_write = can_write;
  for (auto permission : all_permissions()) user.can[std::string(name_of(permission))] = caller.may(permission);
  return user;
}

/// Only a proxy on this machine is believed in what it says of the browser.
bool is_behind_proxy(http::Request const& request) { return request.remote_address == "127.0.0.1" || request.remote_address == "::1"; }

/// The cookie is for this site only and out of reach of scripts; Secure when the proxy spoke HTTPS with the browser.
std::string cookie_header(http::Request const& request, std::string const& value, std::int64_t seconds) {
  std::string cookie = "athar_session=" + value + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(seconds);
  if (is_behind_proxy(request) && request.header("X-Forwarded-Proto") == "https") cookie += "; Secure";
  return cookie;
}

/// Where the browser is: what the proxy itself saw comes last, what stands before it anybody can write.
std::string address_of(http::Request const& request) {
  std::string_view seen = request.header("X-Forwarded-For");
  if (!is_behind_proxy(request) || seen.empty()) return request.remote_address;
  if (auto const comma = seen.rfind(','); comma != std::string_view::npos) seen.remove_prefix(comma + 1);
  while (seen.starts_with(' ')) seen.remove_prefix(1);
  return std::string(seen.substr(0, 64));
}

Answer nothing_left() {
  Answer answer;
  answer.status = 204;
  return answer;
}

Result<Answer> sign_in(Call& call) {
  auto body = json::read_body<SignInBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto signed_in = call.services.accounts->sign_in(body->email, body->password, address_of(call.request));
  if (!signed_in) return refuse(std::move(signed_in.error()));
  Answer answer;
  answer.body = json::to_json(SignedInView{user_of(signed_in->account, true), signed_in->csrf_token, call.services.demonstration, call.services.now()});
  answer.headers.push_back({"Set-Cookie", cookie_header(call.request, signed_in->cookie, session_length_seconds)});
  return answer;
}

Result<Answer> sign_out(Call& call) {
  auto answer = command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    unit.accounts().end_session(hash_of(session_cookie(call.request)));
    return nothing_left();
  });
  if (!answer) return answer;
  call.services.accounts->authenticator().forget_account(call.caller.account);
  answer->headers.push_back({"Set-Cookie", cookie_header(call.request, "", 0)});
  return answer;
}

Result<Answer> sign_out_everywhere(Call& call) {
  auto answer = command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    unit.accounts().end_sessions(call.caller.account, {});
    record(call, unit, {.concept_name = concept_name, .subject = call.caller.account.uuid, .action = "signed_out", .before = {}, .after = {}, .touched = {}});
    return nothing_left();
  });
  if (!answer) return answer;
  call.services.accounts->authenticator().forget_account(call.caller.account);
  answer->headers.push_back({"Set-Cookie", cookie_header(call.request, "", 0)});
  return answer;
}

Result<Answer> me(Call& call) {
  auto who = call.services.accounts->authenticator().authenticate(call.request);
  if (!who) return refuse(std::move(who.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto row = unit.accounts().find(call.caller.account);
    if (!row) return refuse(not_found("account"));
    Answer answer;
    answer.body = json::to_json(SignedInView{user_of(row->account, call.caller.can_write), who->csrf_token, call.services.demonstration, call.services.now()});
    return answer;
  });
}

Result<Answer> change_password(Call& call) {
  auto body = json::read_body<NewPasswordBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  std::optional<Credentials> mine;
  {
    auto unit = call.services.database.read();
    mine = unit->accounts().credentials(call.caller.account);
  }
  if (!mine || !password_fits(mine->password_hash, body->current_password)) return refuse(invalid_field("current_password", "wrong_credentials"));
  if (auto strong = check_password(body->new_password, mine->account, "new_password"); !strong) return refuse(std::move(strong.error()));
  std::string const password_hash = hash_password(body->new_password);
  auto answer = command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    unit.accounts().set_password(call.caller.account, password_hash);
    unit.accounts().end_sessions(call.caller.account, hash_of(session_cookie(call.request)));
    record(call, unit, {.concept_name = concept_name, .subject = call.caller.account.uuid, .action = "password_changed", .before = {}, .after = {}, .touched = {}});
    return nothing_left();
  });
  if (answer) call.services.accounts->authenticator().forget_account(call.caller.account);
  return answer;
}

Result<Answer> change_preferences(Call& call) {
  auto body = json::read_body<PreferencesBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto answer = command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    unit.accounts().set_language(call.caller.account, body->language);
    record(call, unit, {.concept_name = concept_name, .subject = call.caller.account.uuid, .action = "preferences_changed", .before = {},
                        .after = json::to_json(*body), .touched = {}});
    return nothing_left();
  });
  if (answer) call.services.accounts->authenticator().forget_account(call.caller.account);
  return answer;
}

}  // namespace

std::vector<Route> sign_in_routes() {
  using json::shape_of;
  return {
      {http::Method::post, "/api/v1/sign_in", Permission::open, sign_in,
       {.summary = "Sign in; sets the cookie athar_session", .tag = "sign_in", .request = &shape_of<SignInBody>(),
        .answer = &shape_of<SignedInView>(), .errors = {400, 401, 422, 429}}, http::Lane::password, 16 * 1024},
      {http::Method::post, "/api/v1/sign_out", Permission::signed_in, sign_out,
       {.summary = "End this session", .tag = "sign_in", .status = 204, .errors = {401}}},
      {http::Method::post, "/api/v1/sign_out_everywhere", Permission::signed_in, sign_out_everywhere,
       {.summary = "End all of the caller's sessions", .tag = "sign_in", .status = 204, .errors = {401}}},
      {http::Method::get, "/api/v1/me", Permission::signed_in, me,
       {.summary = "Who is signed in", .tag = "sign_in", .answer = &shape_of<SignedInView>(), .errors = {401}}},
      {http::Method::put, "/api/v1/me/password", Permission::signed_in, change_password,
       {.summary = "Change one's password; ends one's other sessions", .tag = "sign_in", .request = &shape_of<NewPasswordBody>(), .status = 204,
        .errors = {400, 401, 422}}, http::Lane::password, 16 * 1024},
      {http::Method::put, "/api/v1/me/preferences", Permission::signed_in, change_preferences,
       {.summary = "Change one's language", .tag = "sign_in", .request = &shape_of<PreferencesBody>(), .status = 204, .errors = {400, 401, 422}}},
  };
}

}  // namespace athar::api
