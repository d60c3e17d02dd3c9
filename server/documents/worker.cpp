#include "server/documents/worker.hpp"

#include <poll.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "server/process/child.hpp"

namespace athar::documents {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t longest_answer = std::size_t{256} * 1024 * 1024;
constexpr int requests_of_one_child = 200;  // what a library leaks is given back
constexpr int failed_starts_allowed = 3;

sockaddr_un address_of(std::string const& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) throw std::runtime_error("The temporary folder's path is too long for a socket");
  std::memcpy(address.sun_path, path.data(), path.size());
  return address;
}

int listen_at(std::string const& path) {
  auto const address = address_of(path);
  int const listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (listener < 0 || ::bind(listener, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0 || ::listen(listener, 1) != 0)
    throw std::system_error(errno, std::generic_category(), "socket of a document worker");
  return listener;
}

/// Waits until the descriptor is ready; false when the time is up.
bool ready(int descriptor, short events, Deadline deadline) {
  while (true) {
    auto const left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return false;
    pollfd one{descriptor, events, 0};
    int const found = ::poll(&one, 1, static_cast<int>(std::min<std::int64_t>(left, 60'000)));
    if (found > 0) return true;
    if (found < 0 && errno != EINTR) return false;
  }
}

std::array<char, 4> big_endian(std::size_t number) {
  return {static_cast<char>(number >> 24), static_cast<char>(number >> 16), static_cast<char>(number >> 8), static_cast<char>(number)};
}

std::size_t from_big_endian(std::string_view bytes) {
  std::size_t number = 0;
  for (char byte : bytes) number = (number << 8) | static_cast<unsigned char>(byte);
  return number;
}

}  // namespace

Worker::Worker(Options options)
    : options_(std::move(options)), socket_path_((options_.folder / fmt::format("worker-{}", options_.number)).string()),
      listener_(listen_at(socket_path_)), keeper_([this](std::stop_token const& stopping) { keep_alive(stopping); }) {}

Worker::~Worker() {
  keeper_.request_stop();
  give_up_ = true;
  wake_.notify_all();
  keeper_.join();
  disconnect();
  ::close(listener_);
}

void Worker::keep_alive(std::stop_token const& stopping) {
  {
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, stopping, options_.warm_up_after, [this] { return wanted_; });
  }
  while (!stopping.stop_requested()) {
    run_child(stopping);
    if (stopping.stop_requested()) return;
    // A program that cannot start is not tried in a circle.
    std::unique_lock lock(mutex_);
    if (failed_starts_ > 0) wake_.wait_for(lock, stopping, std::chrono::seconds(failed_starts_ < failed_starts_allowed ? 1 : 20), [] { return false; });
  }
}

void Worker::run_child(std::stop_token const& stopping) {
  process::Command command;
  command.program = "/usr/bin/python3";
  command.arguments = {"-I", "-B", (options_.resources / "worker.py").string(), socket_path_, options_.folder.string(),
                       options_.resources.string()};
  command.environment = {{"TMPDIR", options_.folder.string()}};
  command.folder = options_.folder.string();
  command.limits.memory_bytes = options_.memory_bytes;
  command.limits.cpu_seconds = 3'600;
  command.limits.time = std::chrono::hours(24);
  command.limits.output_bytes = 64 * 1024;
  command.limits.niceness = 5;
  command.cancelled = [this, &stopping] { return give_up_ || stopping.stop_requested(); };
  ++failed_starts_;  // until it says that it is ready
  auto const ended = process::run(command);
  bool const meant = ended.how == process::Ending::cancelled || ended.well();
  if (!meant) spdlog::warn("A document worker ended (way {}, code {}, signal {}): {}", static_cast<int>(ended.how), ended.exit_code, ended.signal, ended.errors);
  if (!stopping.stop_requested()) give_up_ = false;
}

Worker::Reply Worker::ask(std::vector<std::string_view> const& message, Deadline deadline) {
  if (answered_ >= requests_of_one_child) disconnect();
  bool const was_connected = connection_ >= 0;
  if (!connect(deadline)) return {Outcome::absent, {}};
  std::optional<std::vector<std::string>> parts;
  if (send(message, deadline)) parts = receive(deadline);
  if (!parts && was_connected && Clock::now() < deadline) {
    // It may have died long before this request: a new one deserves a try.
    disconnect();
    if (!connect(deadline)) return {Outcome::absent, {}};
    if (send(message, deadline)) parts = receive(deadline);
  }
  if (parts) {
    ++answered_;
    return {Outcome::answered, std::move(*parts)};
  }
  bool const late = Clock::now() >= deadline;
  if (late) give_up_ = true;
  disconnect();
  return {late ? Outcome::out_of_time : Outcome::lost, {}};
}

bool Worker::connect(Deadline deadline) {
  if (connection_ >= 0) return true;
  {
    std::lock_guard lock(mutex_);
    wanted_ = true;
  }
  wake_.notify_all();
  while (true) {
    auto const step = std::min(deadline, Clock::now() + std::chrono::milliseconds(100));
    if (ready(listener_, POLLIN, step)) connection_ = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (connection_ >= 0) break;
    if (Clock::now() >= deadline || failed_starts_ >= failed_starts_allowed) return false;
  }
  if (!receive(deadline)) {  // "ready"
    disconnect();
    return Clock::now() < deadline && failed_starts_ < failed_starts_allowed && connect(deadline);
  }
  failed_starts_ = 0;
  answered_ = 0;
  return true;
}

void Worker::disconnect() {
  if (connection_ >= 0) ::close(connection_);
  connection_ = -1;
}

bool Worker::send(std::vector<std::string_view> const& message, Deadline deadline) {
  auto send_number = [&](std::size_t number) {
    auto const bytes = big_endian(number);
    return send_all({bytes.data(), bytes.size()}, deadline);
  };
  if (!send_number(message.size())) return false;
  for (auto part : message)
    if (!send_number(part.size()) || !send_all(part, deadline)) return false;
  return true;
}

bool Worker::send_all(std::string_view bytes, Deadline deadline) {
  while (!bytes.empty()) {
    if (!ready(connection_, POLLOUT, deadline)) return false;
    auto const sent = ::send(connection_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

std::optional<std::vector<std::string>> Worker::receive(Deadline deadline) {
  auto const count = receive_exactly(4, deadline);
  if (!count || from_big_endian(*count) > 2) return std::nullopt;
  std::vector<std::string> parts;
  for (std::size_t left = from_big_endian(*count); left > 0; --left) {
    auto const length = receive_exactly(4, deadline);
    if (!length || from_big_endian(*length) > longest_answer) return std::nullopt;
    auto part = receive_exactly(from_big_endian(*length), deadline);
    if (!part) return std::nullopt;
    parts.push_back(std::move(*part));
  }
  return parts;
}

std::optional<std::string> Worker::receive_exactly(std::size_t length, Deadline deadline) {
  std::string bytes;
  std::array<char, 64 * 1024> piece;
  while (bytes.size() < length) {
    if (!ready(connection_, POLLIN, deadline)) return std::nullopt;
    auto const received = ::recv(connection_, piece.data(), std::min(piece.size(), length - bytes.size()), 0);
    if (received < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (received <= 0) return std::nullopt;
    bytes.append(piece.data(), static_cast<std::size_t>(received));
  }
  return bytes;
}

}  // namespace athar::documents
