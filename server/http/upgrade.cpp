#include "server/http/upgrade.hpp"

#include <algorithm>

#include "server/http/text.hpp"

namespace athar::http {
namespace {

bool lists(std::string_view list, std::string_view token) {
  while (!list.empty())
    if (equal_without_case(trimmed(next_part(list, ',')), token)) return true;
  return false;
}

// 16 bytes in base64.
bool is_key(std::string_view key) {
  auto const is_digit = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
  };
  return key.size() == 24 && key.substr(22) == "==" && std::all_of(key.begin(), key.begin() + 22, is_digit);
}

std::string_view without_port(std::string_view authority, std::string_view port) {
  return authority.ends_with(port) ? authority.substr(0, authority.size() - port.size()) : authority;
}

}  // namespace

bool is_websocket_handshake(Request const& request) {
  return request.method == Method::get && lists(request.header("Connection"), "upgrade") &&
         lists(request.header("Upgrade"), "websocket") && request.header("Sec-WebSocket-Version") == "13" &&
         is_key(request.header("Sec-WebSocket-Key"));
}

bool is_from_own_host(Request const& request) {
  auto const origin = request.header("Origin");
  if (origin.empty()) return true;
  auto const host = request.header("Host");
  for (auto const& [scheme, port] :
       {std::pair<std::string_view, std::string_view>{"http://", ":80"}, {"https://", ":443"}}) {
    if (origin.size() <= scheme.size() || !equal_without_case(origin.substr(0, scheme.size()), scheme)) continue;
    return equal_without_case(without_port(origin.substr(scheme.size()), port), without_port(host, port));
  }
  return false;
}

}  // namespace athar::http
