#pragma once
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <ctime>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_set>
#include <vector>

#include "server/http/house.hpp"

namespace athar::http {

namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;

class Connection;
class LiveSession;

/// One io thread and what lives on it. A connection stays on its loop, so that nothing of it needs a lock; other
/// threads hand work over with `asio::post(loop.io, …)`.
class Loop {
 public:
  explicit Loop(House& shared);
  ~Loop();
  Loop(Loop const&) = delete;
  Loop& operator=(Loop const&) = delete;

  House& house;
  asio::io_context io{1};
  std::vector<char> scratch;  ///< what a connection reads into; between reads nothing of it is kept

  void start();
  /// Lets `io` end and joins the thread.
  void stop();

  void accepted(Socket socket);
  /// The current IMF-fixdate, made once a second.
  std::string_view date();

  void add(std::shared_ptr<Connection> connection);
  void remove(Connection& connection);
  void add(std::shared_ptr<LiveSession> session);
  void remove(LiveSession& session);
  /// Any thread: `session` has something to write. Many sessions woken together cost one wake-up of the loop.
  void wake(std::shared_ptr<LiveSession> session);

  /// On the loop: ends what is idle, lets requests finish, tells live peers to go elsewhere.
  void drain();
  /// On the loop: closes every socket.
  void cut();

 private:
  void schedule_sweep();
  void sweep();
  void flush_woken();

  asio::executor_work_guard<Executor> work_;
  Timer sweep_timer_;
  std::chrono::milliseconds sweep_interval_;
  bool sweeping_{false};
  std::vector<std::shared_ptr<Connection>> connections_;
  std::unordered_set<std::shared_ptr<LiveSession>> sessions_;
  std::mutex woken_mutex_;
  std::vector<std::shared_ptr<LiveSession>> woken_;
  std::time_t date_second_{0};
  std::string date_;
  std::promise<void> ended_;
  std::thread thread_;
};

}  // namespace athar::http
