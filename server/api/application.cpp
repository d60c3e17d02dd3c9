#include "server/api/application.hpp"

#include <sodium.h>
#include <spdlog/spdlog.h>

#include <algorithm>

#include "domain/shared/unavailable.hpp"
#include "server/sign_in/authenticator.hpp"

namespace athar::api {
namespace {

constexpr std::size_t no_route = static_cast<std::size_t>(-1);

Language language_of(http::Request const* request) {
  return request ? json::language_of(request->header("Accept-Language")) : Language::fr;
}

http::Response plain(int status, std::string body) {
  http::Response response;
  response.status = status;
  response.content_type = "text/plain; charset=utf-8";
  response.body = std::move(body);
  return response;
}

bool changes_something(http::Method method) { return method != http::Method::get && method != http::Method::head; }

bool same_secret(std::string_view a, std::string_view b) {
  return !a.empty() && a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

/// Of a parameter given twice one value would go unread. Errors, by name: given_twice.
std::optional<Error> repeated_parameters(http::Request const& request) {
  std::vector<FieldError> errors;
  for (auto each = request.query.begin(); each != request.query.end(); ++each) {
    auto const is_same = [&](auto const& other) { return other.first == each->first; };
    bool const is_second = std::count_if(request.query.begin(), each, is_same) == 1;
    if (is_second) errors.push_back({json::is_clean_text(each->first) ? each->first : "?", "given_twice", {}});
  }
  return errors.empty() ? std::nullopt : std::optional(invalid_fields(std::move(errors)));
}

Error unavailable() {
  return {ErrorKind::unavailable, "database_unavailable", "The database does not answer; try again shortly", {}, 2};
}

http::Response response_of(Answer answer) {
  http::Response response;
  response.status = answer.status;
  response.content_type = std::move(answer.content_type);
  response.body = std::move(answer.body);
  response.shared_body = std::move(answer.shared_body);
  response.file = std::move(answer.file);
  response.headers = std::move(answer.headers);
  if (answer.version) response.headers.push_back({"ETag", "\"" + std::to_string(*answer.version) + "\""});
  if (!answer.location.empty() && answer.status == 201) response.headers.push_back({"Location", std::move(answer.location)});
  bool const says_how_to_cache = std::any_of(response.headers.begin(), response.headers.end(), [](auto const& each) { return each.name == "Cache-Control"; });
  if (!says_how_to_cache) response.headers.push_back({"Cache-Control", "no-store"});
  return response;
}

}  // namespace

http::Plan Application::plan(http::Request const& head) {
  http::Plan plan;
  plan.route = no_route;
  if (head.path == "/healthz" || head.path == "/readyz") {
    plan.lane = http::Lane::immediate;
    return plan;
  }
  if (head.path == "/metrics") return plan;
  if (head.path == "/api/v1/openapi.json") {
    plan.lane = http::Lane::immediate;
    return plan;
  }
  if (head.path == "/api/v1/live") {
    plan.is_live = true;
    return plan;
  }
  auto match = routes_.match(head.method, head.path);
  if (match.route) {
    // Facts of the past and whole lists take seconds: they must not hold up short requests.
    bool const is_long = head.parameter("known_as_of") || head.parameter("format") == "csv";
    plan.lane = is_long ? http::Lane::slow : match.route->lane;
    plan.body_limit = match.route->body_limit;
    plan.route = match.index;
    // Nobody is asked for a large body who shows nothing to be known by.
    if (plan.body_limit > http::Plan{}.body_limit && match.route->permission != Permission::open &&
        head.header("Cookie").empty() && head.header("Authorization").empty())
      plan.refusal = problem(401, "unauthenticated", &head);
    return plan;
  }
  plan.lane = http::Lane::immediate;
  if (match.allowed.empty()) {
    plan.refusal = problem(404, "route_not_found", &head);
  } else {
    plan.refusal = problem(405, "method_not_allowed", &head);
    plan.refusal->headers.push_back({"Allow", match.allowed});
  }
  return plan;
}

http::Response Application::handle(http::Request& request, http::Plan const& plan) {
  if (request.path == "/healthz") return plain(200, "ok\n");
  if (request.path == "/readyz") return parts_.ready() ? plain(200, "ready\n") : plain(503, "not ready\n");
  if (request.path == "/metrics") return plain(200, parts_.metrics());
  if (request.path == "/api/v1/openapi.json") return document();
  if (plan.route == no_route) return problem(404, "route_not_found", &request);

  auto const& route = routes_.at(plan.route);
  static Caller const nobody{};
  Caller caller = nobody;
  Call call{request, parts_.services, caller, language_of(&request), routes_.match(request.method, request.path).path_values};
  http::Response response;
  try {
    // Handlers keep a reference to the caller, so it is filled before they run.
    auto signed_in = route.permission == Permission::open ? Result<Authenticated>(Authenticated{}) : parts_.authenticator.authenticate(request);
    if (!signed_in) {
      response = refusal(signed_in.error(), call);
      if (!request.header("Cookie").empty() && signed_in.error().kind == ErrorKind::unauthenticated)
        response.headers.push_back({"Set-Cookie", "athar_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"});
    } else {
      caller = signed_in->caller;
      call.from_browser = signed_in->from_browser;
      auto const wanted = request.header("Accept-Language");  // programs send "*" when they do not care
      if ((wanted.empty() || wanted == "*") && route.permission != Permission::open) call.language = signed_in->language;
      bool const forged = signed_in->from_browser && changes_something(request.method) &&
                          !same_secret(request.header("X-CSRF-Token"), signed_in->csrf_token);
      auto given = forged ? Result<Answer>(refuse({ErrorKind::not_allowed, "csrf_token_missing", "Send the X-CSRF-Token of this session", {}}))
                          : answer(request, route, call);
      response = given ? response_of(std::move(*given)) : refusal(given.error(), call);
    }
  } catch (Unavailable const& why) {
    spdlog::warn("{} {} {}: {}", request.id, route.documentation.method, route.pattern, why.what());
    response = refusal(unavailable(), call);
  }
  response.route = route.pattern;
  response.sql_statements = call.sql_statements;
  return response;
}

http::Response Application::document() const {
  http::Response response;
  response.shared_body = document_;
  response.headers.push_back({"Cache-Control", "no-cache"});
  return response;
}

Result<Answer> Application::answer(http::Request& request, Route const& route, Call& call) {
  // A token for reading changes nothing, not even what every account may change of its own.
  if (route.permission != Permission::open && changes_something(request.method) && !call.caller.can_write) return refuse(not_allowed());
  if (route.permission != Permission::open && !call.caller.may(route.permission)) return refuse(not_allowed());
  if (auto bad = repeated_parameters(request)) return refuse(std::move(*bad));
  return route.handler(call);
}

http::Response Application::refusal(Error const& error, Call const& call) {
  http::Response response;
  response.status = error.code == "precondition_required" ? 428 : json::http_status(error.kind);
  response.content_type = "application/problem+json";
  response.body = json::write_problem(response.status, error, call.language, call.request.id, call.current);
  if (error.retry_after_seconds > 0) response.headers.push_back({"Retry-After", std::to_string(error.retry_after_seconds)});
  if (error.kind == ErrorKind::unauthenticated) response.headers.push_back({"WWW-Authenticate", "Bearer"});
  response.headers.push_back({"Cache-Control", "no-store"});
  return response;
}

std::optional<http::Response> Application::open_live(http::Request& request, std::shared_ptr<http::LivePeer> peer,
                                                     std::shared_ptr<http::LiveConversation>& conversation) {
  Caller const nobody{};
  Call call{request, parts_.services, nobody, language_of(&request), {}};
  try {
    auto signed_in = parts_.authenticator.authenticate(request);
    if (!signed_in) return refusal(signed_in.error(), call);
    if (!signed_in->caller.may(Permission::reach_read)) return refusal(not_allowed(), call);
    conversation = parts_.live.open(signed_in->caller, signed_in->language, signed_in->ends_at, std::move(peer));
    return std::nullopt;
  } catch (Unavailable const&) {
    return refusal(unavailable(), call);
  }
}

http::Response Application::problem(int status, std::string_view code, http::Request const* request, std::string_view detail) {
  http::Response response;
  response.status = status;
  response.content_type = "application/problem+json";
  response.body = json::write_problem(status, code, language_of(request), request ? std::string_view(request->id) : std::string_view(), detail);
  response.headers.push_back({"Cache-Control", "no-store"});
  return response;
}

}  // namespace athar::api
