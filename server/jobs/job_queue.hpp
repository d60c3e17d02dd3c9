#pragma once
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string_view>
#include <thread>
#include <vector>

#include "domain/shared/id.hpp"

namespace athar::api {

struct RunningJob;

/// Thrown by a checkpoint when the job is to let go: what it has not committed rolls back.
struct JobStopped {};

/// Works jobs off in the order they came, on threads of its own, one at a time for each owner. Knows nothing of what the jobs do. Thread-safe.
class JobQueue {
 public:
  struct Limits {
    std::size_t threads{1};
    std::size_t waiting{64};                 ///< more are refused
  };
  struct Progress {
    std::int64_t done{0};
    std::int64_t total{0};                   ///< 0 while it is not known
  };

  /// What a job calls between its steps: tells how far it is. Throws JobStopped after a cancellation and when the server ends.
  class Checkpoint {
   public:
    void operator()(std::int64_t done, std::int64_t total);

   private:
    friend class JobQueue;
    Checkpoint(JobQueue& queue, RunningJob& job) : queue_(queue), job_(job) {}
    JobQueue& queue_;
    RunningJob& job_;
  };

  struct Job {
    Uuid id;
    std::optional<Uuid> owner;               ///< of an owner's jobs one runs at a time
    std::function<void(Checkpoint&)> work;
    /// Told on the job's thread when it did not come to its end by itself: "interrupted" (the server ended) or "internal_error" (it
    /// threw). A cancelled job tells nothing.
    std::function<void(std::string_view)> failed;
  };

  explicit JobQueue(Limits limits) : limits_(limits) {}
  ~JobQueue() { stop(); }
  JobQueue(JobQueue const&) = delete;
  JobQueue& operator=(JobQueue const&) = delete;

  void start();
  /// Jobs under way end at their next checkpoint; those that wait are never begun.
  void stop();

  /// False when as many wait as may.
  [[nodiscard]] bool enqueue(Job job);
  /// One that waits is taken out, one under way let go of at its next checkpoint.
  void cancel(Uuid const& id);
  /// Empty for a job that neither waits nor runs.
  std::optional<Progress> progress(Uuid const& id) const;

 private:
  void work(std::stop_token const& stopping);
  void run(RunningJob& running);
  std::deque<Job>::iterator next();

  Limits const limits_;
  mutable std::mutex mutex_;
  std::condition_variable_any more_;
  std::deque<Job> waiting_;
  std::vector<RunningJob*> running_;
  std::atomic<bool> ending_{false};
  std::vector<std::jthread> threads_;
};

}  // namespace athar::api
