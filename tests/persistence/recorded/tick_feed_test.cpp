#include "persistence/recorded/tick_feed.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <thread>

#include "persistence/recorded/change_log.hpp"
#include "tests/persistence/recorded/small_world.hpp"

namespace athar::persistence {
namespace {

using namespace std::chrono_literals;
using tests::SmallWorld;
using tests::TestDatabase;

/// One process's feed and the ticks it was told.
struct Process {
  explicit Process(std::string const& url)
      : feed(url, {[this](FactReader& reader) { return ++loads, reader.load().known.tick; },
                   [this](std::vector<RecordedTick> const& ticks) {
                     std::lock_guard const lock(mutex);
                     for (auto const& tick : ticks) seen.push_back(tick.change.tick);
                   },
                   {}}) {
    feed.start();
  }
  std::vector<reach::Tick> told() {
    std::lock_guard const lock(mutex);
    return seen;
  }

  std::mutex mutex;
  std::vector<reach::Tick> seen;
  std::atomic<int> loads{0};
  TickFeed feed;
};

template <class Condition>
bool within(std::chrono::milliseconds patience, Condition condition) {
  auto const end = std::chrono::steady_clock::now() + patience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(5ms);
  }
  return true;
}

std::int64_t change(Connection& connection) {
  return record_change(connection, {std::nullopt, "test"}, {"sessions", std::nullopt, "updated", "", R"({"a":1})", {}});
}

class TickFeedTest : public ::testing::Test {
 protected:
  TickFeedTest() : database(TestDatabase::migrated("tick_feed")), connection({database.url(), 0}) {}
  TestDatabase database;
  Connection connection;
};

TEST_F(TickFeedTest, NumbersAWriteWithinFiftyMilliseconds) {
  Process process(database.url());
  ASSERT_TRUE(process.feed.wait_until_loaded(5s));
  ASSERT_TRUE(within(5s, [&] { return process.feed.leads(); }));
  auto const id = change(connection);
  process.feed.wake();
  EXPECT_TRUE(process.feed.wait_until_numbered(id, 500ms).has_value());
  EXPECT_FALSE(process.feed.wait_until_numbered(id + 1000, 20ms).has_value());
}

TEST_F(TickFeedTest, OneOfTwoLeadsBothSeeEveryTickAndTheOtherTakesOver) {
  auto first = std::make_unique<Process>(database.url());
  ASSERT_TRUE(within(5s, [&] { return first->feed.leads(); }));
  Process second(database.url());
  ASSERT_TRUE(second.feed.wait_until_loaded(5s));
  ASSERT_TRUE(within(5s, [&] { return second.feed.connected(); }));
  for (int i = 0; i < 20; ++i) {
    auto const id = change(connection);
    second.feed.wake();
    auto const tick = second.feed.wait_until_numbered(id, 900ms);
    ASSERT_TRUE(tick);
    EXPECT_EQ(first->feed.wait_until_numbered(id, 900ms), tick);
  }
  EXPECT_FALSE(second.feed.leads());
  EXPECT_EQ(first->told(), second.told());
  first.reset();
  ASSERT_TRUE(within(5s, [&] { return second.feed.leads(); }));
  auto const id = change(connection);
  second.feed.wake();
  EXPECT_TRUE(second.feed.wait_until_numbered(id, 900ms));
}

TEST_F(TickFeedTest, ComesBackWhenItsConnectionsAreCutAndLosesNoTick) {
  Process process(database.url());
  ASSERT_TRUE(within(5s, [&] { return process.feed.leads() && process.feed.connected(); }));
  std::int64_t last = 0;
  for (int i = 0; i < 3; ++i) {
    last = change(connection);
    process.feed.wake();
    ASSERT_TRUE(process.feed.wait_until_numbered(last, 3s));
    connection.run("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
  }
  last = change(connection);
  process.feed.wake();
  ASSERT_TRUE(process.feed.wait_until_numbered(last, 10s));
  auto const told = process.told();
  for (std::size_t i = 1; i < told.size(); ++i) EXPECT_EQ(told[i], told[i - 1] + 1);
  EXPECT_EQ(process.loads, 1);
}

TEST_F(TickFeedTest, AnswersWhichTickAnInstantBelongsToAndRefusesTheFuture) {
  Process process(database.url());
  ASSERT_TRUE(within(5s, [&] { return process.feed.leads() && process.feed.connected(); }));
  change(connection);
  process.feed.wake();
  ASSERT_TRUE(within(5s, [&] { return process.feed.read_up_to() == 1; }));
  Rows clock = connection.run("select clock_timestamp()");
  auto const now = RowReader(clock, 0).instant();
  auto const known = process.feed.tick_at(connection, now);
  ASSERT_TRUE(known) << known.error().code;
  EXPECT_EQ(known->tick, 1);
  EXPECT_EQ(process.feed.tick_at(connection, now)->tick, 1);
  EXPECT_EQ(database.value("select max(n) from athar.tick"), "2") << "one tick was taken so that the answer can never change";
  EXPECT_EQ(process.feed.tick_at(connection, *Instant::parse("2020-01-01"))->tick, 0);
  auto const future = process.feed.tick_at(connection, *Instant::parse("2190-01-01"));
  ASSERT_FALSE(future);
  EXPECT_EQ(future.error().code, "future_instant");
}

TEST_F(TickFeedTest, LoadsAnewWhenTheTicksHaveAHole) {
  Process process(database.url());
  ASSERT_TRUE(within(5s, [&] { return process.feed.leads() && process.feed.connected(); }));
  database.run("insert into athar.tick (n, recorded_at) values (7, clock_timestamp()); notify athar_tick, '7'");
  ASSERT_TRUE(within(5s, [&] { return process.loads == 2 && process.feed.read_up_to() == 7; }));
}

TEST_F(TickFeedTest, ListsTheAuditTrailNewestFirstPageByPage) {
  for (int i = 0; i < 5; ++i) change(connection);
  PostgresChangeLog log(connection);
  connection.take_statement_count();
  PageRequest request;
  request.limit = 2;
  request.with_total = true;
  std::vector<std::int64_t> ids;
  for (int page_number = 0; page_number < 3; ++page_number) {
    auto const page = log.lines({}, request);
    EXPECT_EQ(page.total, 5);
    for (auto const& line : page.items) ids.push_back(line.id);
    request.after_id = page.next_id;
  }
  EXPECT_EQ(connection.take_statement_count(), 3);
  EXPECT_FALSE(request.after_id);
  EXPECT_EQ(ids, (std::vector<std::int64_t>{5, 4, 3, 2, 1}));
  ChangeFilter other;
  other.concept_name = "people";
  EXPECT_EQ(log.lines(other, request).total, 0);
}

}  // namespace
}  // namespace athar::persistence
