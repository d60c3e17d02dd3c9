#pragma once
#include <condition_variable>
#include <mutex>
#include <thread>

#include "domain/duplicates/duplicate_store.hpp"
#include "server/api/framework/call.hpp"
#include "server/jobs/job_queue.hpp"

namespace athar::api {

/// Compares whole registers in the background, and people who changed otherwise than through a form: imports, what was taken back.
/// A comparison nobody asked for makes way for imports and begins anew when they are done: the server holds one long list at a time.
/// Thread-safe.
class DuplicateJobs {
 public:
  DuplicateJobs(Database& database, Services& services) : database_(database), services_(services) {}
  ~DuplicateJobs() { stop(); }

  /// Marks what a stopped server left under way as failed, then begins to work.
  void start();
  /// What is under way ends at its next checkpoint and is marked failed.
  void stop();

  [[nodiscard]] bool enqueue(DuplicateRun const& run);
  void cancel(DuplicateRunId id) { queue_.cancel(id.uuid); }
  /// In thousandths.
  std::optional<JobQueue::Progress> progress(DuplicateRunId id) const { return queue_.progress(id.uuid); }

 private:
  void run(DuplicateRunId id, JobQueue::Checkpoint& checkpoint);
  void fail(DuplicateRunId id, std::string_view why);
  void postpone(DuplicateRun run);
  bool imports_idle(std::chrono::seconds since = {}) const;
  /// True when there may be more to check.
  bool check_changed(std::stop_token const& stopping);

  Database& database_;
  Services& services_;
  JobQueue queue_{{.threads = 1, .waiting = 4}};
  std::mutex sweeping_;
  std::condition_variable_any end_;
  std::jthread sweeper_;
};

}  // namespace athar::api
