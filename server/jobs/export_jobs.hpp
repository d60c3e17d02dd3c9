#pragma once
#include "server/jobs/export_maker.hpp"
#include "server/jobs/job_queue.hpp"

namespace athar::api {

/// Makes the files that were asked for, keeps them for a day and hands them out. Thread-safe.
class ExportJobs {
 public:
  /// The files lie in `folder`, which is this server's alone.
  ExportJobs(Database& database, Services& services, std::vector<ExportMaker> makers, std::filesystem::path folder);
  ~ExportJobs() { stop(); }

  /// Marks what a stopped server left under way as failed, takes up what waited, drops files nothing refers to; then begins to work.
  void start();
  /// What is under way stops at its next checkpoint and is marked failed; what waits is taken up by the next start.
  void stop();

  /// Permission and sense of an order, for this caller now. Errors: not_allowed, not_one_of on kind; those of the maker.
  Result<void> check(Call& call, ExportOrder const& order) const;
  /// False when too many wait already.
  [[nodiscard]] bool enqueue(Export const& queued);
  void cancel(ExportId id) { queue_.cancel(id.uuid); }
  std::optional<JobQueue::Progress> progress(ExportId id) const { return queue_.progress(id.uuid); }

  std::filesystem::path file_of(ExportId id) const { return folder_ / id.text(); }
  void remove_file(ExportId id) const;
  /// Lets go of one that was marked withdrawn, under way or done, and removes what was written of it.
  void withdraw(ExportId id);
  std::vector<std::string> kinds() const;

 private:
  ExportMaker const* maker_of(std::string const& kind) const;
  void run(ExportId id, JobQueue::Checkpoint& checkpoint);
  void finish(Export& made, MadeExport const& file);
  void fail(ExportId id, std::string const& failure, std::string const& detail);
  void drop_strangers();
  void drop_expired();

  Database& database_;
  Services& services_;
  std::vector<ExportMaker> const makers_;
  std::filesystem::path const folder_;
  JobQueue queue_{{.threads = 2, .waiting = 100}};
  std::mutex sweeping_;
  std::condition_variable_any end_;
  std::jthread sweeper_;
};

}  // namespace athar::api
