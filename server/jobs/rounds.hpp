#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>

namespace athar::api {

/// Does something at once and then again after each pause, on a thread of its own. A round that fails is logged, and the next comes
/// at its time.
class Rounds {
 public:
  ~Rounds() { stop(); }

  /// `trouble` is what the log says before the reason of a round that failed; a literal.
  void start(std::chrono::milliseconds pause, std::string_view trouble, std::function<void()> round);
  /// Waits for the round under way.
  void stop();

 private:
  std::mutex waiting_;
  std::condition_variable_any end_;
  std::jthread thread_;
};

}  // namespace athar::api
