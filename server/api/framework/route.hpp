#pragma once
#include <string>
#include <vector>

#include "server/api/framework/call.hpp"
#include "server/json/openapi.hpp"

namespace athar::api {

/// A route is data: what it matches, who may use it, where it runs, how it is documented.
struct Route {
  http::Method method;
  std::string pattern;                       ///< "/api/v1/sessions/{id}"
  Permission permission;
  Handler handler;
  json::Operation documentation;             ///< method, path, permission and lane are filled from the above
  http::Lane lane{http::Lane::fast};
  std::size_t body_limit{1024 * 1024};
};

/// Finds a route by method and path. Built once, then read by all io threads.
class RouteTable {
 public:
  explicit RouteTable(std::vector<Route> routes);

  struct Match {
    Route const* route{nullptr};             ///< null when nothing matches
    std::size_t index{0};
    std::vector<std::string> path_values;
    std::string allowed;                     ///< methods of that path, for 405
  };
  Match match(http::Method method, std::string_view path) const;
  Route const& at(std::size_t index) const { return routes_.at(index); }
  std::vector<Route> const& routes() const { return routes_; }
  /// The OpenAPI document of all routes.
  std::string openapi() const;

 private:
  struct Pattern {
    std::vector<std::string> segments;       ///< empty for a variable
    std::size_t route;
  };
  std::vector<Route> routes_;
  std::unordered_map<std::string, std::vector<Pattern>> by_first_segment_;
};

}  // namespace athar::api
