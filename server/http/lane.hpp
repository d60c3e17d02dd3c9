#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace athar::http {

/// Threads of one purpose in front of a bounded queue. Thread-safe.
class WorkLane {
 public:
  /// `name` names the threads; at most `queue_limit` pieces of work wait, besides those being worked on.
  WorkLane(std::string name, int threads, std::size_t queue_limit);
  ~WorkLane();
  WorkLane(WorkLane const&) = delete;
  WorkLane& operator=(WorkLane const&) = delete;

  /// False when the queue is full or the lane has stopped.
  bool post(std::function<void()> work);
  /// Work that must happen whatever the load (the end of a conversation); runs even while the lane stops.
  void post_always(std::function<void()> work);
  /// Drops what waits, except what must always happen, and joins the threads.
  void stop();

 private:
  struct Work {
    std::function<void()> run;
    bool always;
  };
  void serve();

  std::string name_;
  std::size_t queue_limit_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Work> queue_;
  bool stopping_{false};
  std::vector<std::thread> threads_;
};

}  // namespace athar::http
