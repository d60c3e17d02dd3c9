#include <map>

#include <gtest/gtest.h>

#include "persistence/reach/as_of.hpp"
#include "persistence/reach/reach_sql.hpp"
#include "persistence/recorded/fact_reader.hpp"
#include "persistence/recorded/recorder.hpp"
#include "persistence/recorded/verify.hpp"
#include "tests/persistence/recorded/small_world.hpp"

namespace athar::persistence {
namespace {

using reach::Dimension;
using tests::SmallWorld;
using tests::TestDatabase;

std::string sorted_text(std::vector<reach::Group> groups) {
  std::map<std::vector<std::string>, std::int64_t> by_key;
  for (auto const& group : groups) by_key[group.key] += group.value;
  std::string text;
  for (auto const& [key, value] : by_key) text += fmt::format("{}={};", fmt::join(key, "/"), value);
  return text;
}

reach::Query random_query(std::mt19937& random) {
  auto const below = [&](std::size_t count) { return static_cast<std::size_t>(random() % count); };
  auto const& measure = reach::measures()[below(reach::measures().size())];
  auto query = query_of(measure);
  for (auto groupings = below(4); groupings > 0; --groupings) {
    auto const dimension = reach::all_dimensions[below(reach::all_dimensions.size())];
    if (measure.applies(dimension) && std::find(query.by.begin(), query.by.end(), dimension) == query.by.end()) query.by.push_back(dimension);
  }
  auto const filter = [&](Dimension dimension, std::set<std::string> values) {
    if (measure.applies(dimension)) query.filters[dimension] = std::move(values);
  };
  switch (below(11)) {
    case 0: filter(Dimension::sex, {"F"}); break;
    case 1: filter(Dimension::organisation, {tests::organisation_id(static_cast<int>(below(2)))}); break;
    case 2: filter(Dimension::programme, {tests::programme_id(0), tests::programme_id(1)}); break;
    case 3: filter(Dimension::programme, {"unknown", tests::programme_id(2)}); break;
    case 4: filter(Dimension::session_region, {"MA-01", "unknown"}); break;
    case 5: filter(Dimension::quarter, {"2026-Q1", "2026-Q3"}); break;
    case 6: filter(Dimension::region, {"unknown", "MA-03"}); break;
    case 7: filter(Dimension::course, {tests::course_id(0), "unknown"}); break;
    case 8: filter(Dimension::course, {tests::course_id(1)}); break;
    default: break;
  }
  if (below(4) == 0) query.from = LocalDate::parse("2026-03-10");
  if (below(4) == 0) query.to = LocalDate::parse("2026-09-10");
  if (measure.scope != reach::Scope::none && below(2) == 0) query.scope = below(2) == 0 ? reach::Scope::programme : reach::Scope::session;
  if (measure.default_percent > 0) query.at_least_percent = static_cast<int>(1 + below(100));
  return query;
}

TEST(ReachHistory, IndexEqualsSqlAndFactsEqualTablesAndThePastStaysAsItWas) {
  auto const database = TestDatabase::migrated("reach_history");
  SmallWorld const world(database);
  Connection connection({database.url(), 0});
  Recorder recorder(database.url());
  ASSERT_TRUE(recorder.lead());
  recorder.record_once();
  FactReader reader(connection);
  auto index = load_index(reader);
  IndexWithAttributesOfNow of_now;
  std::map<reach::Tick, std::pair<reach::Query, reach::Answer>> past;

  for (unsigned seed = 1; seed <= 60; ++seed) {
    std::mt19937 random(seed);
    for (auto commands = random() % 12; commands-- > 0;) {
      world.run(world.random_command(random));
      if (random() % 3 == 0) recorder.record_once();
    }
    recorder.record_once();
    for (auto const& tick : reader.read_after(index->tick())) {
      auto step = index->apply(tick.change);
      ASSERT_TRUE(step) << step.error().message;
      index = step->index;
    }
    for (int i = 0; i < 12; ++i) {
      auto const query = random_query(random);
      auto const counted = index->value(query);
      auto const by_sql = reach_by_sql(connection, query);
      ASSERT_EQ(counted.value, by_sql.value) << "seed " << seed << ": " << canonical_text(query);
      ASSERT_EQ(sorted_text(counted.groups), sorted_text(by_sql.groups)) << "seed " << seed << ": " << canonical_text(query);
      past.insert_or_assign(index->tick(), std::pair(query, counted));
      if (query.measure->counts_sessions()) continue;
      auto today = query;
      today.attributes = reach::Attributes::now;
      auto const counted_now = of_now.at(connection)->value(today);
      auto const by_sql_now = reach_by_sql(connection, today);
      ASSERT_EQ(counted_now.value, by_sql_now.value) << "seed " << seed << ": " << canonical_text(today);
      ASSERT_EQ(sorted_text(counted_now.groups), sorted_text(by_sql_now.groups)) << "seed " << seed << ": " << canonical_text(today);
    }
  }
  database.run(
      "update athar.session s set registered_count = c.registered, waiting_count = c.waiting, sitting_count = c.sittings, "
      "recorded_sitting_count = c.recorded_sittings, present_count = c.present from athar_derived.session_counts c where c.session_id = s.id");
  std::string said;
  EXPECT_TRUE(verify(database.url(), [&](std::string const& line) { said += line + "\n"; })) << said;

  IndexesAsOf indexes;
  for (auto const& [tick, asked] : past) EXPECT_EQ(indexes.at(connection, tick)->value(asked.first), asked.second) << "tick " << tick;
}

TEST(ReachHistory, VerifySaysWhichFactsDiffer) {
  auto const database = TestDatabase::migrated("reach_verify");
  SmallWorld const world(database);
  Recorder recorder(database.url());
  ASSERT_TRUE(recorder.lead());
  recorder.record_once();
  database.run("update athar.session_fact set planned_minutes = planned_minutes + 1 where session_id = '" + tests::session_id(1) + "'");
  std::string said;
  EXPECT_FALSE(verify(database.url(), [&](std::string const& line) { said += line + "\n"; }));
  EXPECT_NE(said.find(tests::session_id(1)), std::string::npos) << said;
}

}  // namespace
}  // namespace athar::persistence
