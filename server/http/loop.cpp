#include <pthread.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <utility>

#include "server/http/answer.hpp"
#include "server/http/connection.ipp.hpp"
#include "server/http/live_session.ipp.hpp"
#include "server/http/loop.ipp.hpp"

namespace athar::http {
namespace {

constexpr std::size_t kScratchBytes = 64 * 1024;
constexpr auto kLastCall = std::chrono::milliseconds{500};

// Time-outs are checked by one walk over the connections: a quarter of the shortest is exact enough.
std::chrono::milliseconds sweep_interval(ServerOptions const& options) {
  using std::chrono::milliseconds;
  auto const shortest = std::min({options.head_timeout, options.body_timeout, options.idle_timeout});
  return std::clamp(shortest / 4, milliseconds{10}, milliseconds{1000});
}

}  // namespace

Loop::Loop(House& shared)
    : house(shared),
      scratch(kScratchBytes),
      work_(asio::make_work_guard(io)),
      sweep_timer_(io),
      sweep_interval_(sweep_interval(shared.options)) {}

Loop::~Loop() { stop(); }

void Loop::start() {
  thread_ = std::thread{[this] {
    io.run();
    ended_.set_value();
  }};
  pthread_setname_np(thread_.native_handle(), "io");
}

void Loop::stop() {
  if (thread_.joinable()) {
    // With every socket closed the loop runs empty by itself; what does not is dropped.
    asio::post(io, [this] {
      work_.reset();
      sweep_timer_.cancel();
      cut();
    });
    if (ended_.get_future().wait_for(kLastCall) != std::future_status::ready) io.stop();
    thread_.join();
  }
  connections_.clear();
  sessions_.clear();
  woken_.clear();
}

void Loop::accepted(Socket socket) { std::make_shared<Connection>(*this, std::move(socket))->begin(); }

std::string_view Loop::date() {
  if (auto const now = std::time(nullptr); now != date_second_) {
    date_second_ = now;
    date_ = http_date(now);
  }
  return date_;
}

void Loop::add(std::shared_ptr<Connection> connection) {
  connection->place = connections_.size();
  connections_.push_back(std::move(connection));
  schedule_sweep();
}

void Loop::remove(Connection& connection) {
  auto const place = connection.place;
  auto const kept = std::move(connections_[place]);
  if (place + 1 != connections_.size()) {
    connections_[place] = std::move(connections_.back());
    connections_[place]->place = place;
  }
  connections_.pop_back();
}

void Loop::add(std::shared_ptr<LiveSession> session) { sessions_.insert(std::move(session)); }

void Loop::remove(LiveSession& session) { sessions_.erase(session.shared_from_this()); }

void Loop::wake(std::shared_ptr<LiveSession> session) {
  bool first = false;
  {
    std::lock_guard const lock{woken_mutex_};
    first = woken_.empty();
    woken_.push_back(std::move(session));
  }
  if (first) asio::post(io, [this] { flush_woken(); });
}

void Loop::flush_woken() {
  std::vector<std::shared_ptr<LiveSession>> woken;
  {
    std::lock_guard const lock{woken_mutex_};
    woken.swap(woken_);
  }
  for (auto const& session : woken) session->flush();
}

void Loop::drain() {
  auto const connections = connections_;
  for (auto const& connection : connections) connection->drain();
  auto const sessions = std::vector(sessions_.begin(), sessions_.end());
  for (auto const& session : sessions) session->leave(1001, "server is restarting");
}

void Loop::cut() {
  auto const connections = connections_;
  for (auto const& connection : connections) connection->close();
  auto const sessions = std::vector(sessions_.begin(), sessions_.end());
  for (auto const& session : sessions) session->cut();
}

void Loop::schedule_sweep() {
  if (sweeping_) return;
  sweeping_ = true;
  sweep_timer_.expires_after(sweep_interval_);
  sweep_timer_.async_wait([this](boost::system::error_code const& error) {
    sweeping_ = false;
    if (!error) sweep();
  });
}

void Loop::sweep() {
  auto const now = Clock::now();
  // Backwards, because closing one moves the last into its place.
  for (auto i = connections_.size(); i-- > 0;)
    if (i < connections_.size()) connections_[i]->check_deadline(now);
  if (!connections_.empty()) schedule_sweep();
}

}  // namespace athar::http
