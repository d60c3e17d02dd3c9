#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "domain/imports/import.hpp"
#include "server/api/framework/call.hpp"

namespace athar::api {

class ImportPlan;

/// Works previews and confirmations off, one after another, on a thread of its own. Thread-safe.
class ImportJobs {
 public:
  ImportJobs(Database& database, Services& services) : database_(database), services_(services) {}
  ~ImportJobs() { stop(); }

  /// Marks what a stopped server left under way as failed, then begins to work.
  void start();
  /// Stops at the next checkpoint: what is under way is rolled back.
  void stop();

  /// The import's state says what there is to do: previewing or confirming.
  void enqueue(ImportId id, Actor actor);
  /// Asks the thread to let go of that import at its next checkpoint.
  void cancel(ImportId id);

  struct Progress {
    int done{0};
    int total{0};
  };
  std::optional<Progress> progress(ImportId id) const;
  /// Nothing is under way or waits, nor was for so long.
  bool idle(std::chrono::seconds since = {}) const;

 private:
  struct Job {
    ImportId id;
    Actor actor;
  };
  void work(std::stop_token const& stopping);
  void run(Job const& job);
  Result<std::unique_ptr<ImportPlan>> plan(UnitOfWork& unit, Import const& import) const;
  void preview(Import import);
  void confirm(Import import, Actor const& actor);
  void fail(ImportId id, std::string const& failure, std::string const& detail);
  void checkpoint(ImportId id, int done, int total);

  Database& database_;
  Services& services_;
  mutable std::mutex mutex_;
  std::condition_variable_any more_;
  std::deque<Job> waiting_;
  std::map<ImportId, Progress> progress_;
  std::optional<ImportId> current_;
  bool cancelled_{false};
  std::chrono::steady_clock::time_point ended_{};  ///< of the last one
  std::stop_token stopping_;                 ///< of the thread, read by it alone
  std::jthread thread_;
};

}  // namespace athar::api
