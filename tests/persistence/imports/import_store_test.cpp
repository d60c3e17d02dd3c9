#include "persistence/imports/import_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/persistence/training/training_world.hpp"

namespace athar::tests {
namespace {

using testing::SizeIs;

class ImportsInPostgres : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    database.emplace(TestDatabase::migrated("imports"));
    fill_training_world(*database);
  }
  static void TearDownTestSuite() { database.reset(); }

  static Import uploaded(std::string_view name) {
    Import import;
    import.id = ImportId{Uuid::from_name(name)};
    import.kind = "sessions";
    import.file_name = "sessions.csv";
    import.mapping = {{"external_reference", "slug"}, {"title", "host, \"quoted\" \\ name"}};
    return import;
  }

  static inline std::optional<TestDatabase> database;
  persistence::Connection connection{{.url = database->url()}};
  persistence::PostgresImportStore store{connection};
};

TEST_F(ImportsInPostgres, KeepTheFileByteByByte) {
  std::string const content = "a;b\r\n\\x41;\xC3\xA9\t'\"\n";
  auto const import = uploaded("bytes");
  ASSERT_TRUE(store.insert(import, content));
  EXPECT_EQ(store.content(import.id), content);
  EXPECT_EQ(store.find(import.id)->mapping, import.mapping);
}

TEST_F(ImportsInPostgres, MoveOnlyFromTheStateThatWasRead) {
  auto import = uploaded("moves");
  ASSERT_TRUE(store.insert(import, "a"));
  import.state = ImportState::previewing;
  EXPECT_TRUE(store.move(import, ImportState::uploaded));
  import.state = ImportState::confirming;
  EXPECT_FALSE(store.move(import, ImportState::previewed));
  EXPECT_EQ(store.fail_interrupted(), 1);
  EXPECT_EQ(store.find(import.id)->failure, "import_interrupted");
}

TEST_F(ImportsInPostgres, KeepRowsWithHostileCells) {
  auto const import = uploaded("rows");
  ASSERT_TRUE(store.insert(import, "a"));
  ImportRow row;
  row.row = 2;
  row.outcome = RowOutcome::error;
  row.values = {{"title", "tab\t, line\nbreak, {brace}, \"quote\", \\ and NULL"}, {"note", ""}};
  row.remarks = {{"col,umn", "required", "", false}, {"pays", "unknown_country", "\\N", true}};
  ImportRow plain;
  plain.row = 3;
  plain.subject = Uuid::from_name("subject");
  store.write_rows(import.id, {row, plain});
  auto const all = store.rows(import.id, std::nullopt, {.limit = 10});
  ASSERT_THAT(all.items, SizeIs(2));
  EXPECT_EQ(all.items[0].values, row.values);
  EXPECT_EQ(all.items[0].remarks, row.remarks);
  EXPECT_EQ(all.items[1].subject, plain.subject);
  EXPECT_THAT(store.rows(import.id, RowOutcome::error, {.limit = 10}).items, SizeIs(1));
}

TEST_F(ImportsInPostgres, InsertManySessionsAndFindThemByReference) {
  auto first = training("first");
  first.external_reference = "r, \"1\"";
  first.head_count = HeadCount{12, 5, std::nullopt};
  auto second = training("second");
  second.external_reference = "r2";
  second.place_code.reset();
  second.days.clear();
  ASSERT_TRUE(store.records().insert_sessions({first, second}, {true, false}, 2026));
  auto const found = store.records().sessions_with_references({"r, \"1\"", "r2", "r3"});
  ASSERT_THAT(found, SizeIs(2));
  auto const& one = found[0].session.external_reference == "r2" ? found[1] : found[0];
  EXPECT_EQ(one.status, SessionStatus::completed);
  EXPECT_EQ(one.session.country, "MA") << "it follows from the place";
  EXPECT_EQ(one.session.head_count, first.head_count);
  EXPECT_EQ(one.session.programme_ids, first.programme_ids);
  EXPECT_THAT(one.session.days, SizeIs(2));
  EXPECT_EQ(database->value("select sitting_count || ' ' || planned_minutes from athar.session where external_reference like 'r,%'"), "4 600");
  auto repeated = training("third");
  repeated.external_reference = "r2";
  auto const refused = store.records().insert_sessions({repeated}, {false}, 2026);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "code_taken");
}

TEST_F(ImportsInPostgres, KnowPlacesByKindAndProgrammesByCode) {
  auto& records = store.records();
  using Codes = std::map<std::string, std::string>;
  EXPECT_EQ(records.places_named({"MA", "ma", "Maroc", "MA-04", "W3"}, "country"), (Codes{{"MA", "MA"}, {"ma", "MA"}, {"Maroc", "MA"}}));
  EXPECT_EQ(records.places_named({"MA-04", "rabat-sale-kenitra", "جهة الرباط-سلا-القنيطرة", "W3"}, ""),
            (Codes{{"MA-04", "MA-04"}, {"rabat-sale-kenitra", "MA-04"}}));
  EXPECT_EQ(store.records().programmes({"P-0", "P-9"}), (std::map<std::string, ProgrammeId>{{"P-0", programme(0)}}));
}

}  // namespace
}  // namespace athar::tests
