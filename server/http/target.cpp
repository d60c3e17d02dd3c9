#include "server/http/target.hpp"

#include "server/http/text.hpp"

namespace athar::http {
namespace {

// A proxy may send the absolute form; its authority is worth no more than the Host header and is dropped.
std::string_view origin_form(std::string_view target) {
  for (std::string_view const scheme : {"http://", "https://"}) {
    if (target.size() < scheme.size() || !equal_without_case(target.substr(0, scheme.size()), scheme)) continue;
    auto const rest = target.substr(scheme.size());
    auto const path = rest.find_first_of("/?");
    if (path == std::string_view::npos) return "/";
    return rest[path] == '/' ? rest.substr(path) : std::string_view{};
  }
  return target;
}

}  // namespace

bool split_target(Request& request) {
  request.path.clear();
  request.query.clear();
  auto rest = origin_form(request.target);
  if (rest == "*") {
    request.path.assign(1, '*');
    return true;
  }
  if (rest.empty() || rest.front() != '/' || rest.find('#') != std::string_view::npos) return false;
  if (!percent_decode(next_part(rest, '?'), false, request.path)) return false;
  while (!rest.empty()) {
    auto value = next_part(rest, '&');
    if (value.empty()) continue;
    auto const name = next_part(value, '=');
    auto& pair = request.query.emplace_back();
    if (!percent_decode(name, true, pair.first) || !percent_decode(value, true, pair.second)) return false;
  }
  return true;
}

}  // namespace athar::http
