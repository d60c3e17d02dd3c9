#include "persistence/recorded/recorder.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "persistence/recorded/fact_reader.hpp"
#include "tests/persistence/recorded/small_world.hpp"

namespace athar::persistence {
namespace {

using tests::SmallWorld;
using tests::TestDatabase;

class RecorderTest : public ::testing::Test {
 protected:
  RecorderTest() : database(TestDatabase::migrated("recorder")), world(database) {}

  std::string const& url() const { return database.url(); }
  TestDatabase database;
  SmallWorld world;
};

constexpr char const* add_change_set = "insert into athar.change_set (actor_name, concept, action) values ('test', 'people', 'updated')";

TEST_F(RecorderTest, TakesNoTickWhenNothingWaits) {
  Recorder recorder(url());
  ASSERT_TRUE(recorder.lead());
  EXPECT_EQ(recorder.record_once()->tick, 1);
  EXPECT_FALSE(recorder.record_once());
  EXPECT_EQ(recorder.force_tick().tick, 2);
}

TEST_F(RecorderTest, OnlyOneLeadsAndAnotherTakesOverWhenItIsGone) {
  auto first = std::make_unique<Recorder>(url());
  Recorder second(url());
  EXPECT_TRUE(first->lead());
  EXPECT_FALSE(second.lead());
  EXPECT_THROW(second.record_once(), std::logic_error);
  first.reset();
  for (int i = 0; i < 100 && !second.lead(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_TRUE(second.leads());
}

TEST_F(RecorderTest, GivesALateCommitterALaterTickAndNeverHalfATransaction) {
  Recorder recorder(url());
  ASSERT_TRUE(recorder.lead());
  ASSERT_EQ(recorder.record_once()->tick, 1);
  Connection late({url(), 0});
  late.begin();
  late.script(std::string(add_change_set) + ";" + add_change_set);
  Connection quick({url(), 0});
  quick.script(add_change_set);
  ASSERT_EQ(recorder.record_once()->tick, 2);
  EXPECT_EQ(database.value("select count(*) from athar.change_set where tick = 2"), "1");
  late.commit();
  ASSERT_EQ(recorder.record_once()->tick, 3);
  EXPECT_EQ(database.value("select count(*) from athar.change_set where tick = 3"), "2");
  EXPECT_EQ(database.value("select count(*) from athar.change_set a join athar.change_set b on a.id < b.id and a.tick > b.tick"), "2");
}

TEST_F(RecorderTest, LeavesNoGapBesideEightWritersAndKeepsEachTransactionWhole) {
  std::atomic<bool> writing{true};
  std::thread recording([&] {
    Recorder recorder(url());
    ASSERT_TRUE(recorder.lead());
    while (writing) recorder.record_once();
    recorder.record_once();
  });
  std::vector<std::thread> writers;
  for (int i = 0; i < 8; ++i) {
    writers.emplace_back([this, i] {
      Connection connection({url(), 0});
      for (int n = 0; n < 40; ++n) {
        connection.begin();
        for (int line = 0; line < 3; ++line)
          connection.script(fmt::format("insert into athar.change_set (actor_name, concept, action) values ('{}/{}', 'people', 'updated')", i, n));
        n % 7 == 0 ? connection.rollback() : connection.commit();
      }
    });
  }
  for (auto& writer : writers) writer.join();
  writing = false;
  recording.join();
  EXPECT_EQ(database.value("select count(*) from athar.change_set where tick is null"), "0");
  EXPECT_EQ(database.value("select max(n) - count(*) from athar.tick"), "0");
  EXPECT_EQ(database.value("select count(*) from (select from athar.change_set group by actor_name having count(distinct tick) > 1) split"), "0");
  EXPECT_EQ(database.value("select count(*) from (select recorded_at <= lag(recorded_at) over (order by n) as back from athar.tick) t where back"), "0");
}

TEST_F(RecorderTest, ClosesTheFactsOfACancelledSessionAndOpensThemAgain) {
  world.run({fmt::format("insert into athar.registration (id, session_id, person_id, status) values (gen_random_uuid(), '{}', '{}', "
                         "'registered')", tests::session_id(0), tests::person_id(0)),
             fmt::format("touched_participations = '{{{},{}}}'", tests::person_id(0), tests::session_id(0))});
  Recorder recorder(url());
  ASSERT_TRUE(recorder.lead());
  recorder.record_once();
  auto const touched = fmt::format("touched_sessions = '{{{}}}'", tests::session_id(0));
  world.run({fmt::format("update athar.session set status = 'cancelled', status_reason = 'Grève' where id = '{}'", tests::session_id(0)), touched});
  recorder.record_once();
  world.run({fmt::format("update athar.session set status = 'open' where id = '{}'", tests::session_id(0)), touched});
  recorder.record_once();

  Connection connection({url(), 0});
  auto const ticks = FactReader(connection).read_after(1);
  ASSERT_EQ(ticks.size(), 2U);
  EXPECT_EQ(ticks[0].change.closed_sessions.size(), 1U);
  EXPECT_EQ(ticks[0].change.closed_participations.size(), 1U);
  EXPECT_TRUE(ticks[0].change.sessions.empty());
  EXPECT_EQ(ticks[1].change.sessions.size(), 1U);
  EXPECT_EQ(ticks[1].change.participations.size(), 1U);
  EXPECT_TRUE(ticks[1].change.closed_sessions.empty());
  EXPECT_EQ(ticks[1].subjects.front().concept_name, "sessions");
}

TEST_F(RecorderTest, DerivesEveryFactOfAPersonAndTheSessionOfAnAttendance) {
  auto const pair = [](int session) { return fmt::format("touched_participations = '{{{},{}}}'", tests::person_id(1), tests::session_id(session)); };
  for (int session : {0, 1})
    world.run({fmt::format("insert into athar.registration (id, session_id, person_id, status) values (gen_random_uuid(), '{}', '{}', "
                           "'registered')", tests::session_id(session), tests::person_id(1)), pair(session)});
  Recorder recorder(url());
  ASSERT_TRUE(recorder.lead());
  recorder.record_once();
  world.run({fmt::format("update athar.person set sex = 'prefers_not_to_say' where id = '{}'", tests::person_id(1)),
             fmt::format("touched_people = '{{{}}}'", tests::person_id(1))});
  recorder.record_once();
  world.run({fmt::format("insert into athar.attendance (session_id, person_id, date, number, present) values ('{}', '{}', {}, 1, true)",
                         tests::session_id(0), tests::person_id(1), SmallWorld::day(0)), pair(0)});
  recorder.record_once();
  world.run({fmt::format("delete from athar.attendance; delete from athar.registration where session_id = '{}'", tests::session_id(0)),
             fmt::format("touched_sessions = '{{{}}}'", tests::session_id(0))});
  recorder.record_once();

  Connection connection({url(), 0});
  auto const ticks = FactReader(connection).read_after(1);
  ASSERT_EQ(ticks.size(), 3U);
  EXPECT_EQ(ticks[0].change.participations.size(), 2U);
  EXPECT_TRUE(ticks[0].change.sessions.empty());
  ASSERT_EQ(ticks[1].change.participations.size(), 1U);
  EXPECT_EQ(ticks[1].change.participations[0].attended_sittings, 1);
  ASSERT_EQ(ticks[1].change.sessions.size(), 1U);
  EXPECT_EQ(ticks[1].change.sessions[0].sittings_recorded, 1);
  EXPECT_EQ(ticks[2].change.closed_participations.size(), 1U);
  EXPECT_TRUE(ticks[2].change.participations.empty());
}

TEST_F(RecorderTest, TellsTheAgeBandOnTheSessionsDayFromWhatIsKnownOfTheBirth) {
  auto const band = [&](std::string const& arguments) { return database.value("select athar_derived.age_band(" + arguments + ")"); };
  EXPECT_EQ(band("'2026-03-01', '2001-03-02', null, null"), "under_25");
  EXPECT_EQ(band("'2026-03-02', '2001-03-02', null, null"), "25_34");
  EXPECT_EQ(band("'2024-02-29', '1960-02-29', null, null"), "55_64");
  EXPECT_EQ(band("'2026-01-01', null, 1991, null"), "35_44");
  EXPECT_EQ(band("'2026-12-31', null, 1982, null"), "35_44");
  EXPECT_EQ(band("'2026-12-31', null, 1981, null"), "45_54");
  EXPECT_EQ(band("'2026-12-31', null, 1961, null"), "65_over");
  EXPECT_EQ(band("'2026-12-31', null, 2030, null"), "under_25");
  EXPECT_EQ(band("null, '2001-03-02', null, null"), "");
  EXPECT_EQ(band("'2026-03-01', null, null, null"), "");
  EXPECT_EQ(band("null, null, null, '65_over'"), "65_over");
}

TEST_F(RecorderTest, RefusesToReadAcrossAHole) {
  Recorder recorder(url());
  ASSERT_TRUE(recorder.lead());
  for (int i = 0; i < 3; ++i) recorder.force_tick();
  database.run("delete from athar.tick where n = 2");
  Connection connection({url(), 0});
  FactReader reader(connection);
  EXPECT_THROW(reader.read_after(0), TickHole);
  EXPECT_THROW(reader.read_after(1), TickHole);
  EXPECT_EQ(reader.read_after(2).size(), 1U);
}

}  // namespace
}  // namespace athar::persistence
