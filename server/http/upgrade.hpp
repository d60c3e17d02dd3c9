#pragma once
#include <string_view>

#include "server/http/http.hpp"

namespace athar::http {

/// Whether the headers of a GET are a complete WebSocket handshake, version 13 (RFC 6455, 4.2.1).
bool is_websocket_handshake(Request const& request);

/// Whether the page that opened the socket came from the host it connects to. A program sends no Origin and passes.
bool is_from_own_host(Request const& request);

}  // namespace athar::http
