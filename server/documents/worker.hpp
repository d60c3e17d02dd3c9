#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace athar::documents {

using Deadline = std::chrono::steady_clock::time_point;

/// One child that answers requests over a Unix socket, and the thread that keeps it alive. `ask` is for one thread at a time.
class Worker {
 public:
  struct Options {
    std::filesystem::path resources;
    std::filesystem::path folder;                 ///< private to the renderer; holds the sockets and the unpacked fonts
    std::size_t number{0};
    std::size_t memory_bytes{0};
    std::chrono::milliseconds warm_up_after{0};
  };
  enum class Outcome {
    answered,
    absent,                                       ///< no child could be started in time
    lost,                                         ///< it died over this request
    out_of_time                                   ///< it is killed and another one started
  };
  struct Reply {
    Outcome outcome{Outcome::absent};
    std::vector<std::string> parts;
  };

  explicit Worker(Options options);
  ~Worker();
  Worker(Worker const&) = delete;
  Worker& operator=(Worker const&) = delete;

  /// Ends the child at hand, so that who waits for its answer does not wait any longer. Thread-safe.
  void let_go() { give_up_ = true; }
  Reply ask(std::vector<std::string_view> const& message, Deadline deadline);

 private:
  void keep_alive(std::stop_token const& stopping);
  void run_child(std::stop_token const& stopping);
  bool connect(Deadline deadline);
  void disconnect();
  bool send(std::vector<std::string_view> const& message, Deadline deadline);
  bool send_all(std::string_view bytes, Deadline deadline);
  std::optional<std::vector<std::string>> receive(Deadline deadline);
  std::optional<std::string> receive_exactly(std::size_t length, Deadline deadline);

  Options const options_;
  std::string const socket_path_;
  int listener_{-1};
  int connection_{-1};
  int answered_{0};                               ///< by the child at hand
  std::atomic<bool> give_up_{false};              ///< the child at hand is to be killed
  std::atomic<int> failed_starts_{0};             ///< children in a row that ended before they were ready
  std::mutex mutex_;
  std::condition_variable_any wake_;
  bool wanted_{false};                            ///< a request waits for the first child
  std::jthread keeper_;
};

}  // namespace athar::documents
