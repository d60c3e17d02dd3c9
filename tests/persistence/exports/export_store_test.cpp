#include "persistence/exports/export_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/postgres.hpp"

namespace athar::tests {
namespace {

class ExportsInPostgres : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    database.emplace(TestDatabase::migrated("exports"));
    for (auto const* name : {"amina", "brahim"})
      database->run(std::string("insert into athar.account (id, email, name, role, language, active, password_hash) values ('") +
                    Uuid::from_name(name).text() + "', '" + name + "@example.org', '" + name + "', 'coordinator', 'fr', true, 'x')");
  }
  static void TearDownTestSuite() { database.reset(); }
  void SetUp() override { database->run("delete from athar.export"); }

  static Export ordered(std::string_view name, std::int64_t second = 0) {
    Export made;
    made.id = ExportId{Uuid::from_name(name)};
    made.account = amina;
    made.order = {.kind = "list", .list = "people", .format = "xlsx", .filters = {{"q", "l'\"été\" \\ {a,b}"}, {"sex", "F"}},
                  .columns = {"family_name", "given_name"}, .language = Language::ar};
    made.created_at = at(second);
    return made;
  }
  static Instant at(std::int64_t second) { return {1'790'000'000'000'000 + second * 1'000'000}; }
  Export finished(Export made, ExportState state, std::int64_t second) {
    made.state = ExportState::running;
    made.started_at = at(second);
    EXPECT_TRUE(store.move(made, ExportState::queued));
    made.state = state;
    made.finished_at = at(second);
    made.expires_at = at(second + 60);
    if (state == ExportState::done) {
      made.file_name = "Personnes.xlsx";
      made.content_type = "x/y";
      made.sha256 = "ab";
      made.size_bytes = 5'000'000'000;
      made.rows = 7;
      made.made_for = "coordinator||||";
    } else {
      made.failure = "no_space";
    }
    EXPECT_TRUE(store.move(made, ExportState::running));
    return made;
  }

  static inline AccountId const amina{Uuid::from_name("amina")};
  static inline AccountId const brahim{Uuid::from_name("brahim")};
  static inline std::optional<TestDatabase> database;
  persistence::Connection connection{{.url = database->url()}};
  persistence::PostgresExportStore store{connection};
};

TEST_F(ExportsInPostgres, KeepWhatWasOrderedAndWhatWasMade) {
  ASSERT_TRUE(store.insert(ordered("first")));
  auto const made = finished(ordered("first"), ExportState::done, 5);
  auto const read = store.find(made.id);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->order.filters, made.order.filters);
  EXPECT_EQ(read->order.columns, made.order.columns);
  EXPECT_EQ(read->order.language, Language::ar);
  EXPECT_EQ(read->size_bytes, 5'000'000'000);
  EXPECT_EQ(read->expires_at, at(65));
  EXPECT_EQ(read->made_for, "coordinator||||");
  EXPECT_THAT(store.with_file(), testing::ElementsAre(made.id));
}

TEST_F(ExportsInPostgres, AreTheirOwnersAlone) {
  ASSERT_TRUE(store.insert(ordered("first")));
  EXPECT_TRUE(store.find(ordered("first").id, amina));
  EXPECT_FALSE(store.find(ordered("first").id, brahim));
  EXPECT_TRUE(store.list(brahim, {}).items.empty());
}

TEST_F(ExportsInPostgres, AreListedPageByPageNewestFirst) {
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(store.insert(ordered("number " + std::to_string(i), i / 2)));
  std::vector<std::int64_t> seen;
  PageRequest request{.limit = 2, .with_total = true};
  while (true) {
    auto const page = store.list(amina, request);
    EXPECT_EQ(page.total, 5);
    for (auto const& each : page.items) seen.push_back((each.created_at.microseconds - at(0).microseconds) / 1'000'000);
    if (!page.next_id) break;
    request.after_key = page.next_key;
    request.after_id = page.next_id;
  }
  EXPECT_THAT(seen, testing::ElementsAre(2, 1, 1, 0, 0));
}

TEST_F(ExportsInPostgres, AreCountedUnderWayAndInAll) {
  ASSERT_TRUE(store.insert(ordered("first")));
  ASSERT_TRUE(store.insert(ordered("second")));
  finished(ordered("second"), ExportState::failed, 1);
  auto const counts = store.counts(amina);
  EXPECT_EQ(counts.open, 1);
  EXPECT_EQ(counts.kept, 2);
  EXPECT_EQ(store.counts(brahim).kept, 0);
}

TEST_F(ExportsInPostgres, MoveOnlyFromTheStateThatWasRead) {
  auto made = ordered("first");
  ASSERT_TRUE(store.insert(made));
  made.state = ExportState::cancelled;
  made.finished_at = at(1);
  EXPECT_FALSE(store.move(made, ExportState::running));
  EXPECT_TRUE(store.move(made, ExportState::queued));
}

TEST_F(ExportsInPostgres, FailWhatAStoppedServerLeftUnderWayAndKeepWhatWaits) {
  ASSERT_TRUE(store.insert(ordered("waiting")));
  auto running = ordered("running");
  ASSERT_TRUE(store.insert(running));
  running.state = ExportState::running;
  ASSERT_TRUE(store.move(running, ExportState::queued));
  EXPECT_EQ(store.fail_interrupted(at(9), at(10)), 1);
  EXPECT_EQ(store.find(running.id)->failure, "export_interrupted");
  auto const waiting = store.queued();
  ASSERT_EQ(waiting.size(), 1);
  EXPECT_EQ(waiting.front().id, ordered("waiting").id);
}

TEST_F(ExportsInPostgres, GoWhenTheirTimeIsOver) {
  ASSERT_TRUE(store.insert(ordered("first")));
  auto const made = finished(ordered("first"), ExportState::done, 0);
  EXPECT_TRUE(store.remove_expired(at(59)).empty());
  EXPECT_THAT(store.remove_expired(at(60)), testing::ElementsAre(made.id));
  EXPECT_FALSE(store.find(made.id));
}

}  // namespace
}  // namespace athar::tests
