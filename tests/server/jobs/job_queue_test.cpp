#include "server/jobs/job_queue.hpp"

#include <future>
#include <latch>
#include <map>

namespace athar::api {
namespace {

using namespace std::chrono_literals;

Uuid named(std::string_view name) { return Uuid::from_name(name); }

/// Jobs that wait at a gate, and what was heard of them.
class JobQueues : public testing::Test {
 protected:
  JobQueue::Job job(std::string const& name, std::optional<std::string> const& owner, std::function<void(JobQueue::Checkpoint&)> work) {
    return {.id = named(name),
            .owner = owner ? std::optional(named(*owner)) : std::nullopt,
            .work = std::move(work),
            .failed = [this, name](std::string_view why) {
              std::lock_guard const lock(mutex_);
              failures_[name] = why;
            }};
  }
  JobQueue::Job at_the_gate(std::string const& name, std::optional<std::string> const& owner) {
    return job(name, owner, [this, name](JobQueue::Checkpoint& checkpoint) {
      heard(name);
      while (!open_) {
        checkpoint(1, 10);
        std::this_thread::sleep_for(1ms);
      }
    });
  }
  void heard(std::string const& name) {
    std::lock_guard const lock(mutex_);
    begun_.push_back(name);
  }
  std::vector<std::string> begun() {
    std::lock_guard const lock(mutex_);
    return begun_;
  }
  std::string failure(std::string const& name) {
    std::lock_guard const lock(mutex_);
    return failures_[name];
  }
  template <class Truth>
  static bool soon(Truth truth) {
    for (int i = 0; i < 5000; ++i) {
      if (truth()) return true;
      std::this_thread::sleep_for(1ms);
    }
    return false;
  }

  std::atomic<bool> open_{false};

 private:
  std::mutex mutex_;
  std::vector<std::string> begun_;
  std::map<std::string, std::string> failures_;
};

TEST_F(JobQueues, WorkOneJobOfAnOwnerAtATimeAndOthersBesideIt) {
  JobQueue queue({.threads = 2});
  queue.start();
  ASSERT_TRUE(queue.enqueue(at_the_gate("first of Amina", "Amina")));
  ASSERT_TRUE(soon([&] { return begun().size() == 1; }));
  ASSERT_TRUE(queue.enqueue(at_the_gate("second of Amina", "Amina")));
  ASSERT_TRUE(queue.enqueue(at_the_gate("first of Brahim", "Brahim")));
  ASSERT_TRUE(soon([&] { return begun().size() == 2; }));
  std::this_thread::sleep_for(20ms);
  EXPECT_THAT(begun(), testing::ElementsAre("first of Amina", "first of Brahim"));
  open_ = true;
  EXPECT_TRUE(soon([&] { return begun().size() == 3; }));
}

TEST_F(JobQueues, RefuseMoreThanMayWait) {
  JobQueue queue({.threads = 1, .waiting = 1});
  EXPECT_TRUE(queue.enqueue(at_the_gate("first", {})));
  EXPECT_FALSE(queue.enqueue(at_the_gate("second", {})));
}

TEST_F(JobQueues, TellHowFarAJobIs) {
  JobQueue queue({.threads = 1});
  ASSERT_TRUE(queue.enqueue(at_the_gate("first", {})));
  EXPECT_EQ(queue.progress(named("first"))->done, 0);
  queue.start();
  EXPECT_TRUE(soon([&] { return queue.progress(named("first"))->done == 1; }));
  EXPECT_EQ(queue.progress(named("first"))->total, 10);
  open_ = true;
  EXPECT_TRUE(soon([&] { return !queue.progress(named("first")); }));
}

TEST_F(JobQueues, LetGoOfACancelledJobAtItsNextCheckpointWithoutAWord) {
  JobQueue queue({.threads = 1});
  queue.start();
  ASSERT_TRUE(queue.enqueue(at_the_gate("running", {})));
  ASSERT_TRUE(queue.enqueue(at_the_gate("waiting", {})));
  ASSERT_TRUE(soon([&] { return begun().size() == 1; }));
  queue.cancel(named("waiting"));
  EXPECT_FALSE(queue.progress(named("waiting")));
  queue.cancel(named("running"));
  EXPECT_TRUE(soon([&] { return !queue.progress(named("running")); }));
  queue.stop();
  EXPECT_THAT(begun(), testing::ElementsAre("running"));
  EXPECT_EQ(failure("running"), "");
}

TEST_F(JobQueues, InterruptWhatIsUnderWayWhenTheServerEnds) {
  JobQueue queue({.threads = 1});
  queue.start();
  ASSERT_TRUE(queue.enqueue(at_the_gate("running", {})));
  ASSERT_TRUE(queue.enqueue(at_the_gate("waiting", {})));
  ASSERT_TRUE(soon([&] { return begun().size() == 1; }));
  queue.stop();
  EXPECT_EQ(failure("running"), "interrupted");
  EXPECT_EQ(failure("waiting"), "") << "never begun: whoever keeps it may order it again";
  EXPECT_THAT(begun(), testing::ElementsAre("running"));
}

TEST_F(JobQueues, GoOnAfterAJobThatBroke) {
  JobQueue queue({.threads = 1});
  queue.start();
  ASSERT_TRUE(queue.enqueue(job("broken", {}, [](auto&) { throw std::runtime_error("no such table"); })));
  open_ = true;
  ASSERT_TRUE(queue.enqueue(at_the_gate("next", {})));
  EXPECT_TRUE(soon([&] { return begun().size() == 1; }));
  EXPECT_EQ(failure("broken"), "internal_error");
}

}  // namespace
}  // namespace athar::api
