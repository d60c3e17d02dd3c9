#include "server/http/lane.hpp"

#include <pthread.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <exception>
#include <typeinfo>
#include <utility>

namespace athar::http {

WorkLane::WorkLane(std::string name, int threads, std::size_t queue_limit)
    : name_(std::move(name)), queue_limit_(queue_limit) {
  for (int i = 0; i < std::max(threads, 1); ++i) {
    threads_.emplace_back([this] { serve(); });
    pthread_setname_np(threads_.back().native_handle(), name_.substr(0, 15).c_str());
  }
}

WorkLane::~WorkLane() { stop(); }

bool WorkLane::post(std::function<void()> work) {
  {
    std::lock_guard const lock{mutex_};
    if (stopping_ || queue_.size() >= queue_limit_) return false;
    queue_.push_back({std::move(work), false});
  }
  wake_.notify_one();
  return true;
}

void WorkLane::post_always(std::function<void()> work) {
  {
    std::lock_guard const lock{mutex_};
    if (!stopping_) {
      queue_.push_back({std::move(work), true});
      wake_.notify_one();
      return;
    }
  }
  work();
}

void WorkLane::stop() {
  std::deque<Work> dropped;
  {
    std::lock_guard const lock{mutex_};
    stopping_ = true;
    std::deque<Work> kept;
    for (auto& work : queue_) (work.always ? kept : dropped).push_back(std::move(work));
    queue_ = std::move(kept);
  }
  wake_.notify_all();
  for (auto& thread : threads_) thread.join();
  std::lock_guard const lock{mutex_};
  threads_.clear();
}

void WorkLane::serve() {
  std::unique_lock lock{mutex_};
  for (;;) {
    wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    if (queue_.empty()) return;
    auto work = std::move(queue_.front().run);
    queue_.pop_front();
    lock.unlock();
    try {
      work();
    } catch (std::exception const& failure) {
      // Only the type: the text of a failure may hold values of a record.
      spdlog::error("lane {}: work ended by an exception of type {}", name_, typeid(failure).name());
    } catch (...) {
      spdlog::error("lane {}: work ended by an unknown exception", name_);
    }
    work = nullptr;
    lock.lock();
  }
}

}  // namespace athar::http
