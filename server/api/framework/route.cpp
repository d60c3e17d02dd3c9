#include "server/api/framework/route.hpp"

#include <algorithm>

namespace athar::api {
namespace {

std::vector<std::string> split(std::string_view path) {
  std::vector<std::string> segments;
  std::size_t at = 0;
  while (at < path.size()) {
    if (path[at] == '/') {
      ++at;
      continue;
    }
    auto end = std::min(path.find('/', at), path.size());
    segments.emplace_back(path.substr(at, end - at));
    at = end;
  }
  return segments;
}

std::string_view method_name(http::Method method) {
  switch (method) {
    case http::Method::get: return "get";
    case http::Method::head: return "head";
    case http::Method::post: return "post";
    case http::Method::put: return "put";
    case http::Method::patch: return "patch";
    case http::Method::delete_: return "delete";
    default: return "options";
  }
}

std::string_view lane_name(http::Lane lane) {
  switch (lane) {
    case http::Lane::fast: return "fast";
    case http::Lane::slow: return "slow";
    case http::Lane::index: return "index";
    case http::Lane::password: return "password";
    case http::Lane::immediate: return "immediate";
  }
  return "fast";
}

/// Paths share "/api/v1/<collection>": the third segment finds the few patterns worth comparing; shorter paths begin with theirs.
std::string key_of(std::vector<std::string> const& segments) {
  return segments.size() > 2 ? segments[2] : segments.empty() ? std::string() : segments.front();
}

}  // namespace

RouteTable::RouteTable(std::vector<Route> routes) : routes_(std::move(routes)) {
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    auto& route = routes_[i];
    auto segments = split(route.pattern);
    auto const key = key_of(segments);
    for (auto& segment : segments)
      if (segment.front() == '{') segment.clear();
    by_first_segment_[key].push_back({std::move(segments), i});
    route.documentation.method = method_name(route.method);
    route.documentation.path = route.pattern;
    route.documentation.is_open = route.permission == Permission::open;
    if (!route.documentation.is_open) route.documentation.permission = name_of(route.permission);
    route.documentation.lane = lane_name(route.lane);
  }
}

RouteTable::Match RouteTable::match(http::Method method, std::string_view path) const {
  Match match;
  auto const segments = split(path);
  auto found = by_first_segment_.find(key_of(segments));
  if (found == by_first_segment_.end()) return match;
  http::Method const wanted = method == http::Method::head ? http::Method::get : method;
  for (auto const& pattern : found->second) {
    if (pattern.segments.size() != segments.size()) continue;
    bool const fits = std::equal(segments.begin(), segments.end(), pattern.segments.begin(),
                                 [](auto const& given, auto const& expected) { return expected.empty() || given == expected; });
    if (!fits) continue;
    auto const& route = routes_[pattern.route];
    if (route.method != wanted) {
      if (!match.allowed.empty()) match.allowed += ", ";
      std::string name(method_name(route.method));
      std::transform(name.begin(), name.end(), name.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
      match.allowed += name;
      continue;
    }
    match.route = &route;
    match.index = pattern.route;
    for (std::size_t i = 0; i < segments.size(); ++i)
      if (pattern.segments[i].empty()) match.path_values.push_back(segments[i]);
    return match;
  }
  return match;
}

std::string RouteTable::openapi() const {
  json::OpenApi document("Athar", "1", "Trainings, partnerships and what they reached. Every figure leads back to its records.");
  for (auto const& route : routes_) document.add(route.documentation);
  return document.document();
}

}  // namespace athar::api
