#include "persistence/published/published_table_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/postgres.hpp"

namespace athar::tests {
namespace {

using persistence::PostgresPublishedTableStore;
using reach::Dimension;

class PublishedTablesInPostgres : public testing::Test {
 protected:
  static void SetUpTestSuite() { database.emplace(TestDatabase::migrated("published")); }
  static void TearDownTestSuite() { database.reset(); }
  void SetUp() override { database->run("delete from athar.published_edition; delete from athar.published_table"); }

  static PublishedTable women_by_region(std::string_view name = "table") {
    PublishedTable table;
    table.id = PublishedTableId{Uuid::from_name(name)};
    table.title = {"Personnes formées", "الأشخاص المكونون", ""};
    table.measure = "unique_participants";
    table.by = {Dimension::region, Dimension::sex};
    table.from = LocalDate::parse("2026-01-01");
    return table;
  }
  static Edition edition(char const* day, PublishedTable const& table) {
    return {*LocalDate::parse(day), {1'790'000'000'000'000}, 7,
            {{table.id, {"", ""}, {Mark::number, 52}},
             {table.id, {"MA-01", ""}, {Mark::under_5, 0}},
             {table.id, {"MA-01", "F"}, {Mark::withheld, 0}}}};
  }

  static std::optional<TestDatabase> database;
  persistence::Connection connection{{database->url()}};
  PostgresPublishedTableStore store{connection};
};
std::optional<TestDatabase> PublishedTablesInPostgres::database;

TEST_F(PublishedTablesInPostgres, ReadsATableBackAsItWasMade) {
  auto table = women_by_region();
  ASSERT_TRUE(store.insert(table));
  EXPECT_EQ(store.find(table.id), table);
  EXPECT_EQ(store.insert(table).error().code, "id_taken");
  table.title.en = "People trained";
  table.withdrawn_at = Instant{1'790'000'000'000'000};
  ASSERT_TRUE(store.update(table));
  EXPECT_EQ(store.update(table).error().code, "stale");
  table.version = 2;
  EXPECT_THAT(store.all(), testing::ElementsAre(table));
}

TEST_F(PublishedTablesInPostgres, NamesTheProgrammeThatIsNotThere) {
  auto table = women_by_region();
  table.programme_id = ProgrammeId{Uuid::from_name("nobody's")};
  auto const refused = store.insert(table);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields.at(0).path, "programme_id");
}

TEST_F(PublishedTablesInPostgres, NamesTheAgreementThatIsNotThere) {
  auto table = women_by_region();
  table.agreement_id = AgreementId{Uuid::from_name("nobody's")};
  auto const refused = store.insert(table);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields.at(0).path, "agreement_id");
  EXPECT_TRUE(store.agreement_sessions({}).empty());
  EXPECT_TRUE(store.agreement_sessions(table.agreement_id).at(*table.agreement_id).empty());
}

TEST_F(PublishedTablesInPostgres, KeepsOneEditionADayAndAnswersTheLast) {
  auto const table = women_by_region(), other = women_by_region("other");
  ASSERT_TRUE(store.insert(table));
  ASSERT_TRUE(store.insert(other));
  EXPECT_FALSE(store.last_edition({}));
  ASSERT_TRUE(store.insert(edition("2026-11-25", table)));
  EXPECT_EQ(store.insert(edition("2026-11-25", table)).error().code, "edition_of_today_exists");
  auto newer = edition("2026-11-26", other);
  newer.figures[0].shown.number = 57;
  ASSERT_TRUE(store.insert(newer));
  auto const last = store.last_edition({});
  ASSERT_TRUE(last);
  EXPECT_EQ(last->day, newer.day);
  EXPECT_EQ(last->published_at, newer.published_at);
  EXPECT_EQ(last->tick, 7);
  EXPECT_EQ(last->figures, newer.figures);
  EXPECT_TRUE(store.last_edition(table.id)->figures.empty());
  EXPECT_THAT(store.in_last_edition(), testing::ElementsAre(other.id));
  EXPECT_EQ(store.last_edition_head()->published_at, newer.published_at);
}

TEST_F(PublishedTablesInPostgres, KeepsATableThatAnEditionHolds) {
  auto const table = women_by_region();
  ASSERT_TRUE(store.insert(table));
  ASSERT_TRUE(store.insert(edition("2026-11-25", table)));
  EXPECT_TRUE(store.was_printed(table.id));
  EXPECT_EQ(store.remove(table.id, 1).error().code, "in_use");
  auto const other = women_by_region("other");
  ASSERT_TRUE(store.insert(other));
  EXPECT_FALSE(store.was_printed(other.id));
  EXPECT_EQ(store.remove(other.id, 2).error().code, "stale");
  EXPECT_TRUE(store.remove(other.id, 1));
  EXPECT_FALSE(store.find(other.id));
}

}  // namespace
}  // namespace athar::tests
