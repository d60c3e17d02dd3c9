#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <stdexcept>
#include <thread>
#include <utility>

#include "server/http/http.hpp"
#include "server/http/loop.ipp.hpp"

namespace athar::http {
namespace {

using boost::system::error_code;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;

constexpr auto kAcceptRetry = std::chrono::milliseconds{100};
constexpr auto kCutTime = std::chrono::milliseconds{1000};

}  // namespace

struct Server::Impl {
  Impl(ServerOptions options, Application& application) : house(std::move(options), application) {
    for (int i = 0; i < std::max(house.options.io_threads, 1); ++i) loops.push_back(std::make_unique<Loop>(house));
  }

  House house;
  std::vector<std::unique_ptr<Loop>> loops;
  std::unique_ptr<Acceptor> acceptor;
  std::unique_ptr<Timer> accept_retry;
  std::size_t next_loop{0};
  std::uint16_t port{0};
  std::mutex ending;
  bool running{false};

  void listen();
  void accept();
  void drain();
  bool wait_for_the_last(std::chrono::milliseconds at_most) const;
};

void Server::Impl::listen() {
  error_code error;
  auto const fail = [&](std::string_view what) {
    if (error)
      throw std::runtime_error(
          fmt::format("{} {}:{}: {}", what, house.options.address, house.options.port, error.message()));
  };
  auto const address = asio::ip::make_address(house.options.address, error);
  fail("not an address:");
  asio::ip::tcp::endpoint const endpoint{address, house.options.port};
  acceptor = std::make_unique<Acceptor>(loops.front()->io);
  acceptor->open(endpoint.protocol(), error);
  fail("cannot open a socket for");
  acceptor->set_option(asio::socket_base::reuse_address(true), error);
  acceptor->bind(endpoint, error);
  fail("cannot bind");
  acceptor->listen(asio::socket_base::max_listen_connections, error);
  fail("cannot listen on");
  port = acceptor->local_endpoint().port();
}

void Server::Impl::accept() {
  auto& loop = *loops[next_loop++ % loops.size()];
  acceptor->async_accept(loop.io, [this, &loop](error_code const& error, Socket socket) {
    if (house.draining || error == asio::error::operation_aborted) return;
    if (error) {
      // No file descriptors left, or the peer gone again: neither ends the listener.
      spdlog::warn("accept: {}", error.message());
      accept_retry = std::make_unique<Timer>(loops.front()->io, kAcceptRetry);
      accept_retry->async_wait([this](error_code const& cancelled) {
        if (!cancelled && !house.draining) accept();
      });
      return;
    }
    if (&loop == loops.front().get()) {
      loop.accepted(std::move(socket));
    } else {
      asio::post(loop.io, [&loop, given = std::move(socket)]() mutable { loop.accepted(std::move(given)); });
    }
    accept();
  });
}

bool Server::Impl::wait_for_the_last(std::chrono::milliseconds at_most) const {
  auto const until = Clock::now() + at_most;
  while (house.connections > 0 && Clock::now() < until) std::this_thread::sleep_for(std::chrono::milliseconds{5});
  return house.connections == 0;
}

void Server::Impl::drain() {
  std::lock_guard const lock{ending};
  if (!std::exchange(running, false)) return;
  house.draining = true;
  asio::post(loops.front()->io, [this] {
    error_code ignored;
    acceptor->close(ignored);
    if (accept_retry) accept_retry->cancel();
  });
  for (auto const& loop : loops) asio::post(loop->io, [&loop] { loop->drain(); });
  if (!wait_for_the_last(house.options.drain_timeout)) {
    spdlog::warn("drain: {} connections cut after the time-out", house.connections.load());
    for (auto const& loop : loops) asio::post(loop->io, [&loop] { loop->cut(); });
    wait_for_the_last(kCutTime);
  }
  for (auto* const lane : {&house.fast, &house.slow, &house.index, &house.password}) lane->stop();
  for (auto const& loop : loops) loop->stop();
  acceptor.reset();
  accept_retry.reset();
}

Server::Server(ServerOptions options, Application& application)
    : impl_(std::make_unique<Impl>(std::move(options), application)) {}

Server::~Server() { impl_->drain(); }

void Server::start() {
  impl_->listen();
  impl_->running = true;
  impl_->accept();
  for (auto const& loop : impl_->loops) loop->start();
}

std::uint16_t Server::port() const { return impl_->port; }

void Server::drain() { impl_->drain(); }

bool Server::post(Lane lane, std::function<void()> work) {
  if (auto* const queue = impl_->house.lane(lane)) return queue->post(std::move(work));
  if (impl_->house.draining) return false;
  asio::post(impl_->loops.front()->io, [run = std::move(work)] {
    try {
      run();
    } catch (...) {
      spdlog::error("work on the io thread ended by an exception");
    }
  });
  return true;
}

Server::Figures Server::figures() const {
  auto const& house = impl_->house;
  return {house.connections, house.live_peers, house.requests, house.refused_queue_full};
}

}  // namespace athar::http
