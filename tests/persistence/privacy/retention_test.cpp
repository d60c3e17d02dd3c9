#include "persistence/privacy/retention_store.hpp"

#include <gtest/gtest.h>

#include "tests/persistence/recorded/small_world.hpp"

namespace athar::persistence {
namespace {

using tests::SmallWorld;
using tests::TestDatabase;

LocalDate const today = *LocalDate::parse("2026-11-26");

class RetentionInPostgres : public testing::Test {
 protected:
  RetentionInPostgres() : database(TestDatabase::migrated("retention")), world(database), connection({database.url(), 0}), store(connection) {
    database.run("update athar.person set email = 'p' || ordinal || '@example.org'");
  }
  Retention keep(RetentionRule rule, int months) {
    auto known = store.rules()[static_cast<std::size_t>(rule)];
    known.months = months;
    EXPECT_TRUE(store.update(known));
    return store.rules()[static_cast<std::size_t>(rule)];
  }
  /// The preview, the purge and a second purge: what is said is what is done, once.
  void expect_purge(Retention const& rule, std::int64_t expected) {
    EXPECT_EQ(store.due(rule, today), expected);
    EXPECT_EQ(store.purge(rule, today), expected);
    EXPECT_EQ(store.due(rule, today), 0);
    EXPECT_EQ(store.purge(rule, today), 0);
  }

  TestDatabase database;
  SmallWorld world;
  Connection connection;
  PostgresRetentionStore store;
};

TEST_F(RetentionInPostgres, KeepsEverythingUntilSomebodySaysHowLong) {
  for (auto const& rule : store.rules()) {
    EXPECT_FALSE(rule.months);
    EXPECT_EQ(store.due(rule, today), 0);
    EXPECT_EQ(store.purge(rule, today), 0);
  }
  auto rule = store.rules()[0];
  rule.months = 12;
  EXPECT_TRUE(store.update(rule));
  EXPECT_EQ(store.update(rule).error().code, "stale");
  rule.version = 2;
  rule.months = 601;
  EXPECT_FALSE(store.update(rule));
}

TEST_F(RetentionInPostgres, EmptiesContactsOfWhoTookPartLongAgo) {
  auto const in = [&](int person, int session) {
    database.run("insert into athar.registration (id, session_id, person_id, status) values (gen_random_uuid(), '" + tests::session_id(session) + "', '" +
                 tests::person_id(person) + "', 'registered')");
  };
  in(1, 0);  // 10 January
  in(2, 0);
  in(2, 5);  // 10 November: recent
  in(3, 1);  // 10 March
  auto const rule = keep(RetentionRule::contacts, 6);
  expect_purge(rule, 2);
  EXPECT_EQ(database.value("select string_agg(CAST(ordinal AS text), ',' order by ordinal) from athar.person where email is null"), "2,4");
}

TEST_F(RetentionInPostgres, EmptiesOldImportsWordsOfRequestsAndDetailsOfTheHistory) {
  database.run("insert into athar.import (id, kind, state, file_name, sha256, content, finished_at) values "
               "('00000000-0000-8000-8000-0000000000e1', 'people', 'confirmed', 'old.csv', 'x', 'a', '2026-01-05'), "
               "('00000000-0000-8000-8000-0000000000e2', 'people', 'confirmed', 'new.csv', 'x', 'b', '2026-11-05'), "
               "('00000000-0000-8000-8000-0000000000e3', 'people', 'previewed', 'open.csv', 'x', 'c', null)");
  database.run("insert into athar.import_row (import_id, row, outcome, cells) select id, 2, 'new', '{family_name,Alaoui}' from athar.import");
  expect_purge(keep(RetentionRule::import_files, 6), 1);
  expect_purge(keep(RetentionRule::import_rows, 6), 1);
  EXPECT_EQ(database.value("select string_agg(file_name, ',' order by file_name) from athar.import where content <> ''"), "new.csv,open.csv");
  EXPECT_EQ(database.value("select count(*) from athar.import_row where cells <> '{}'"), "2");

  database.run("insert into athar.person_request (id, created_year, person_id, kind, channel, received_on, due_on, statement, decision, answered_on, "
               "recorded_by_name) select gen_random_uuid(), 2026, '" + tests::person_id(1) + "', 'access', 'letter', d, d + 30, 'Words', 'data_given', d + 3, "
               "'test' from unnest(array[date '2026-01-10', date '2026-11-10']) as d");
  database.run("insert into athar.person_request (id, created_year, person_id, kind, channel, received_on, due_on, statement, recorded_by_name) values "
               "(gen_random_uuid(), 2026, '" + tests::person_id(1) + "', 'access', 'letter', '2025-01-01', '2025-01-31', 'Open', 'test')");
  expect_purge(keep(RetentionRule::request_statements, 6), 1);

  database.run("insert into athar.tick values (1, '2026-01-01'); insert into athar.change_set (at, actor_name, concept, action, after, tick) values "
               "('2026-01-01', 'test', 'people', 'created', '{\"family_name\":\"Alaoui\"}', 1), ('2026-11-01', 'test', 'people', 'created', '{}', 1), "
               "('2026-01-01', 'test', 'organisations', 'created', '{}', 1)");
  expect_purge(keep(RetentionRule::audit_details, 6), 1);
}

}  // namespace
}  // namespace athar::persistence
