#pragma once
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>

#include "server/http/http.hpp"
#include "server/http/lane.hpp"
#include "server/http/static_files.hpp"

namespace athar::http {

/// What all connections share.
struct House {
  House(ServerOptions given, Application& product);

  ServerOptions options;
  Application& application;
  StaticFiles files;
  WorkLane fast, slow, index, password;
  std::atomic<bool> draining{false};
  std::atomic<std::size_t> connections{0}, live_peers{0}, large_bodies{0};
  std::atomic<std::uint64_t> requests{0}, refused_queue_full{0};

  /// The lane's queue; none for `immediate`.
  WorkLane* lane(Lane which);
  /// 16 hexadecimal digits, different for each request of this process and, very likely, of any other.
  std::string next_request_id();
  /// The product's problem body; a bare one when making it fails.
  Response problem(int status, std::string_view code, Request const* request, std::string_view detail = {});
  /// Sets room aside for a large body, until it is given back; false when the house holds as much as it may.
  bool take_room(std::size_t bytes);
  void give_room_back(std::size_t bytes) { large_bodies.fetch_sub(bytes); }
  /// Runs `handler`; an exception becomes a 500 and a log line with the request's id.
  Response guarded(Request const& request, std::function<Response()> const& handler);

 private:
  std::uint64_t id_start_;
  std::atomic<std::uint64_t> id_count_{0};
};

}  // namespace athar::http
