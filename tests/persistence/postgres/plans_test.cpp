#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "persistence/postgres/connection.hpp"
#include "tests/support/postgres.hpp"

namespace athar::tests {
namespace {

using persistence::Connection;
using persistence::RowReader;
using persistence::Rows;
using testing::IsEmpty;

/// A plan that fits a handful of rows takes minutes for fifty thousand.
class Plans : public testing::Test {
 protected:
  static void SetUpTestSuite() { database.emplace(TestDatabase::migrated("plans")); }
  static void TearDownTestSuite() { database.reset(); }

  void count(std::size_t length, int times) {
    std::vector<Uuid> const ids(length, Uuid::from_name("somebody"));
    for (int i = 0; i < times; ++i) {
      Rows rows = connection.run("select count(*) as length_of_list from unnest(CAST(:ids AS uuid[])) as g(id)", {{"ids", ids}});
      ASSERT_EQ(RowReader(rows, 0).integer(), static_cast<std::int64_t>(length));
    }
  }

  /// How often that statement ran with a plan for any values.
  std::int64_t for_any_values() {
    Rows rows = connection.run("select coalesce(sum(generic_plans), 0) from pg_prepared_statements where statement like '%length_of_list from unnest%' "
                               "and statement not like '%pg_prepared_statements%'");
    return RowReader(rows, 0).integer();
  }

  static inline std::optional<TestDatabase> database;
  Connection connection{{.url = database->url()}};
};

TEST_F(Plans, AreMadeForTheVeryValuesOfALongList) {
  count(1'000, 12);
  EXPECT_EQ(for_any_values(), 0);
}

TEST_F(Plans, AreKeptForShortListsUntilALongOneComes) {
  count(3, 12);
  EXPECT_GT(for_any_values(), 0);
  count(1'000, 3);
  EXPECT_EQ(for_any_values(), 0);
}

// Constraints and functions that run within keep theirs: planned anew for each of fifty thousand rows they would take most of the time.
TEST_F(Plans, OfWhatRunsWithinALongListAreKept) {
  count(1'000, 8);
  Rows rows = connection.run("select current_setting('plan_cache_mode')");
  EXPECT_EQ(RowReader(rows, 0).text(), "auto");
}

// PostgreSQL remembers how many rows the first statement of a connection brought, and joins old and new rows accordingly ever after.
TEST_F(Plans, OfTriggersThatJoinOldAndNewRowsAreMadeEachTime) {
  EXPECT_THAT(database->run("select distinct p.proname from pg_trigger t join pg_proc p on p.oid = t.tgfoid "
                            "where t.tgoldtable is not null and t.tgnewtable is not null and p.prosrc !~ '\\mexecute\\M'"),
              IsEmpty());
}

}  // namespace
}  // namespace athar::tests
