#include "server/jobs/duplicate_jobs.hpp"

#include <malloc.h>
#include <spdlog/spdlog.h>

#include "server/api/imports/import_jobs.hpp"
#include "server/jobs/register_comparison_run.hpp"

namespace athar::api {
namespace {

/// Whoever imports one long list often has the next at hand.
constexpr std::chrono::seconds quiet{60};
constexpr auto between_sweeps = std::chrono::seconds(2), after_trouble = std::chrono::seconds(20);
/// More than this are quicker compared as a whole register.
constexpr std::size_t one_by_one = 2'000;

}  // namespace

void DuplicateJobs::start() {
  {
    auto unit = database_.begin();
    if (int const failed = unit->duplicates().fail_interrupted_runs(services_.now()); failed > 0)
      spdlog::warn("{} comparisons were interrupted and are marked failed", failed);
    unit->commit();
  }
  queue_.start();
  sweeper_ = std::jthread([this](std::stop_token const& stopping) {
    auto pause = std::chrono::milliseconds(between_sweeps);
    std::unique_lock lock(sweeping_);
    while (!stopping.stop_requested()) {
      end_.wait_for(lock, stopping, pause, [&] { return stopping.stop_requested(); });
      if (stopping.stop_requested()) return;
      try {
        while (check_changed(stopping) && !stopping.stop_requested()) {
        }
        pause = between_sweeps;
      } catch (std::exception const& why) {
        spdlog::warn("changed people are compared later: {}", why.what());
        pause = after_trouble;
      }
    }
  });
}

void DuplicateJobs::stop() {
  sweeper_ = {};
  queue_.stop();
}

bool DuplicateJobs::enqueue(DuplicateRun const& run) {
  return queue_.enqueue({.id = run.id.uuid,
                         .owner = std::nullopt,
                         .work = [this, id = run.id](JobQueue::Checkpoint& checkpoint) { this->run(id, checkpoint); },
                         .failed = [this, id = run.id](std::string_view why) { fail(id, why); }});
}

bool DuplicateJobs::check_changed(std::stop_token const& stopping) {
  auto const changed = database_.read()->duplicates().unchecked_people(one_by_one + 1);
  if (changed.size() > one_by_one) {
    if (!imports_idle(quiet)) return false;
    DuplicateRun run;
    run.id = DuplicateRunId{services_.new_id()};
    auto unit = database_.begin();
    // One under way already takes these along, or finds them left over when it ends.
    if (!unit->duplicates().insert_run(run)) return false;
    unit->commit();
    if (!enqueue(run)) fail(run.id, "internal_error");
    return false;
  }
  for (auto const& id : changed) {
    if (stopping.stop_requested()) return false;
    auto unit = database_.begin(Patience::patient);
    unit->duplicates().check_person(id);
    unit->commit();
  }
  return !changed.empty();
}

void DuplicateJobs::run(DuplicateRunId id, JobQueue::Checkpoint& checkpoint) {
  std::optional<DuplicateRun> made;
  {
    auto unit = database_.begin();
    made = unit->duplicates().find_run(id);
    if (!made || made->state != "queued") return;
    made->state = "running";
    if (!unit->duplicates().move_run(*made, "queued")) return;
    unit->commit();
  }
  checkpoint(0, 1000);
  bool makes_way = false;
  auto const report = compare_whole_register(database_, made->subject, services_.now(), 2, [&](int per_mille) {
    makes_way = makes_way || (!made->account && !imports_idle());
    if (makes_way) return false;
    try {
      checkpoint(per_mille, 1000);
      return true;
    } catch (JobStopped const&) {
      return false;  // the comparing threads end first
    }
  });
  malloc_trim(0);
  if (makes_way) {
    postpone(std::move(*made));
    return;
  }
  if (!report) throw JobStopped{};
  made->state = "done";
  made->records = static_cast<int>(report->records);
  made->pairs = static_cast<int>(report->pairs);
  made->certain = static_cast<int>(report->certain);
  made->finished_at = services_.now();
  auto unit = database_.begin();
  if (unit->duplicates().move_run(*made, "running")) unit->commit();
}

bool DuplicateJobs::imports_idle(std::chrono::seconds since) const { return services_.imports == nullptr || services_.imports->idle(since); }

void DuplicateJobs::postpone(DuplicateRun run) {
  run.state = "cancelled";
  run.finished_at = services_.now();
  auto unit = database_.begin(Patience::patient);
  unit->duplicates().check_everybody_again();
  if (unit->duplicates().move_run(run, "running")) unit->commit();
}

void DuplicateJobs::fail(DuplicateRunId id, std::string_view why) {
  auto unit = database_.begin();
  auto made = unit->duplicates().find_run(id);
  if (!made || made->finished_at) return;
  auto const from = made->state;
  made->state = "failed";
  made->failure = std::string(why);
  made->finished_at = services_.now();
  if (unit->duplicates().move_run(*made, from)) unit->commit();
}

}  // namespace athar::api
