#pragma once
#include <atomic>
#include <functional>
#include <memory>

#include "server/api/framework/route.hpp"

namespace athar::api {

class Authenticator;

/// Attaches a WebSocket of the live feed to its caller.
class LiveFeed {
 public:
  virtual ~LiveFeed() = default;
  /// The conversation ends by itself at `ends_at`, when the caller's access does.
  virtual std::shared_ptr<http::LiveConversation> open(Caller const& caller, Language language, std::optional<Instant> ends_at,
                                                       std::shared_ptr<http::LivePeer> peer) = 0;
};

/// Brings requests to handlers: finds the route, signs the caller in, checks the permission, turns refusals into problems.
class Application final : public http::Application {
 public:
  struct Parts {
    Services& services;
    Authenticator& authenticator;
    LiveFeed& live;
    std::function<bool()> ready;          ///< for /readyz: the database answers and the facts are loaded
    std::function<std::string()> metrics; ///< for /metrics, in Prometheus' text form
  };
  Application(RouteTable const& routes, Parts parts)
      : routes_(routes), parts_(std::move(parts)), document_(std::make_shared<std::string const>(routes.openapi())) {}

  http::Plan plan(http::Request const& head) override;
  http::Response handle(http::Request& request, http::Plan const& plan) override;
  std::optional<http::Response> open_live(http::Request& request, std::shared_ptr<http::LivePeer> peer,
                                          std::shared_ptr<http::LiveConversation>& conversation) override;
  http::Response problem(int status, std::string_view code, http::Request const* request, std::string_view detail = {}) override;

 private:
  Result<Answer> answer(http::Request& request, Route const& route, Call& call);
  http::Response refusal(Error const& error, Call const& call);
  http::Response document() const;

  RouteTable const& routes_;
  Parts parts_;
  std::shared_ptr<std::string const> document_;  ///< OpenAPI, the same for everybody
};

}  // namespace athar::api
