#include "server/jobs/job_queue.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace athar::api {

struct RunningJob {
  JobQueue::Job job;
  JobQueue::Progress progress{};
  bool cancelled{false};
};

void JobQueue::Checkpoint::operator()(std::int64_t done, std::int64_t total) {
  std::lock_guard const lock(queue_.mutex_);
  if (job_.cancelled || queue_.ending_) throw JobStopped{};
  job_.progress = {done, total};
}

void JobQueue::start() {
  for (std::size_t i = 0; i < limits_.threads; ++i)
    threads_.emplace_back([this](std::stop_token const& stopping) { work(stopping); });
}

void JobQueue::stop() {
  ending_ = true;
  for (auto& thread : threads_) thread.request_stop();
  threads_.clear();
}

bool JobQueue::enqueue(Job job) {
  {
    std::lock_guard const lock(mutex_);
    if (waiting_.size() >= limits_.waiting) return false;
    waiting_.push_back(std::move(job));
  }
  more_.notify_all();
  return true;
}

void JobQueue::cancel(Uuid const& id) {
  std::lock_guard const lock(mutex_);
  std::erase_if(waiting_, [&](Job const& job) { return job.id == id; });
  for (auto* running : running_)
    if (running->job.id == id) running->cancelled = true;
}

std::optional<JobQueue::Progress> JobQueue::progress(Uuid const& id) const {
  std::lock_guard const lock(mutex_);
  for (auto const* running : running_)
    if (running->job.id == id) return running->progress;
  bool const waits = std::any_of(waiting_.begin(), waiting_.end(), [&](Job const& job) { return job.id == id; });
  return waits ? std::optional(Progress{}) : std::nullopt;
}

void JobQueue::work(std::stop_token const& stopping) {
  std::unique_lock lock(mutex_);
  while (true) {
    more_.wait(lock, stopping, [this] { return next() != waiting_.end(); });
    if (stopping.stop_requested()) return;
    auto const chosen = next();
    RunningJob running{std::move(*chosen)};
    waiting_.erase(chosen);
    running_.push_back(&running);
    lock.unlock();
    run(running);
    lock.lock();
    std::erase(running_, &running);
    more_.notify_all();  // another job of that owner may go now
  }
}

std::deque<JobQueue::Job>::iterator JobQueue::next() {
  return std::find_if(waiting_.begin(), waiting_.end(), [this](Job const& job) {
    return !job.owner || std::none_of(running_.begin(), running_.end(), [&](auto const* other) { return other->job.owner == job.owner; });
  });
}

void JobQueue::run(RunningJob& running) {
  Checkpoint checkpoint(*this, running);
  std::string_view failure;
  try {
    running.job.work(checkpoint);
  } catch (JobStopped const&) {
    std::lock_guard const lock(mutex_);
    if (!running.cancelled) failure = "interrupted";
  } catch (std::exception const& why) {
    spdlog::error("job {}: {}", running.job.id.text(), why.what());
    failure = "internal_error";
  }
  if (failure.empty()) return;
  try {
    running.job.failed(failure);
  } catch (std::exception const& why) {
    spdlog::error("job {} could not be marked failed: {}", running.job.id.text(), why.what());
  }
}

}  // namespace athar::api
