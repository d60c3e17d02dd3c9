#include "server/http/house.hpp"

#include <cxxabi.h>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <cstdlib>
#include <exception>
#include <memory>
#include <random>
#include <typeinfo>
#include <utility>

namespace athar::http {
namespace {

std::string type_name(std::exception const& failure) {
  int status = 0;
  std::unique_ptr<char, decltype(&std::free)> const readable{
      abi::__cxa_demangle(typeid(failure).name(), nullptr, nullptr, &status), &std::free};
  return status == 0 ? readable.get() : typeid(failure).name();
}

std::uint64_t random_start() {
  std::random_device device;
  return static_cast<std::uint64_t>(device()) << 32 | device();
}

}  // namespace

House::House(ServerOptions given, Application& product)
    : options(std::move(given)),
      application(product),
      files(options.static_root),
      fast("fast", options.fast_threads, options.fast_queue),
      slow("slow", options.slow_threads, options.slow_queue),
      index("index", options.index_threads, options.index_queue),
      password("password", 1, options.password_queue),
      id_start_(random_start()) {}

WorkLane* House::lane(Lane which) {
  switch (which) {
    case Lane::fast:
      return &fast;
    case Lane::slow:
      return &slow;
    case Lane::index:
      return &index;
    case Lane::password:
      return &password;
    case Lane::immediate:
      return nullptr;
  }
  return nullptr;
}

std::string House::next_request_id() {
  static constexpr char kDigits[] = "0123456789abcdef";
  // An odd factor visits every value once, so that neighbours in time do not look alike in a log.
  auto value = id_start_ + id_count_.fetch_add(1, std::memory_order_relaxed) * 0x9e3779b97f4a7c15u;
  std::string id(16, '0');
  for (auto digit = id.rbegin(); digit != id.rend(); ++digit, value >>= 4) *digit = kDigits[value & 0xf];
  return id;
}

bool House::take_room(std::size_t bytes) {
  if (large_bodies.fetch_add(bytes) + bytes <= options.large_bodies_limit) return true;
  give_room_back(bytes);
  return false;
}

Response House::problem(int status, std::string_view code, Request const* request, std::string_view detail) {
  try {
    auto response = application.problem(status, code, request, detail);
    response.status = status;
    return response;
  } catch (...) {
    Response response;
    response.status = status;
    response.content_type = "application/problem+json";
    response.body = fmt::format(R"({{"type":"about:blank","status":{},"code":"{}"}})", status, code);
    return response;
  }
}

Response House::guarded(Request const& request, std::function<Response()> const& handler) {
  try {
    return handler();
  } catch (std::exception const& failure) {
    // Only the type: the text of a failure may hold values of a record.
    spdlog::error("request id={} ended by an exception of type {}", request.id, type_name(failure));
  } catch (...) {
    spdlog::error("request id={} ended by an unknown exception", request.id);
  }
  return problem(500, "internal_error", &request);
}

}  // namespace athar::http
