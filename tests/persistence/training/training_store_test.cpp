#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <thread>

#include "tests/persistence/training/training_world.hpp"

namespace athar::tests {
namespace {

using persistence::Connection;
using persistence::PostgresRegistrationStore;
using persistence::PostgresSessionStore;
using testing::ElementsAre;

class TrainingStores : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    database.emplace(TestDatabase::migrated("training"));
    fill_training_world(*database);
  }
  static void TearDownTestSuite() { database.reset(); }

  /// Takes a place as the API does: lock, decide, insert.
  static RegistrationStatus take_place(Connection& connection, SessionId session, int number) {
    PostgresSessionStore sessions(connection);
    PostgresRegistrationStore registrations(connection);
    connection.begin();
    auto const seats = sessions.lock(session, {});
    auto r = registration(session, number, placed(*seats, RegistrationRole::participant).value());
    auto const row = registrations.insert(r);
    connection.commit();
    return row.value().registration.status;
  }

  std::vector<std::string> counts(SessionId session) {
    auto const row = database->run("select s.registered_count, s.waiting_count, s.sitting_count, s.recorded_sitting_count, s.present_count, "
                                   "(s.registered_count, s.waiting_count, s.sitting_count, s.recorded_sitting_count, s.present_count) = "
                                   "(c.registered, c.waiting, c.sittings, c.recorded_sittings, c.present) from athar.session s join "
                                   "athar_derived.session_counts c on c.session_id = s.id where s.id = '" + session.text() + "'").at(0);
    EXPECT_EQ(row.at(5), "t") << "the kept counts differ from the derived ones";
    std::vector<std::string> out;
    for (int i = 0; i < 5; ++i) out.push_back(row.at(static_cast<std::size_t>(i)).value());
    return out;
  }

  static inline std::optional<TestDatabase> database;
  Connection connection{{.url = database->url()}};
  PostgresSessionStore sessions{connection};
  PostgresRegistrationStore registrations{connection};
  LocalDate const today = day("2026-06-01");
};

TEST_F(TrainingStores, ReadBackTheSessionThatWasWritten) {
  auto session = training("Budget");
  session.team = {{person(3), TeamRole::speaker}, {person(1), TeamRole::trainer}};
  session.head_count = HeadCount{20, 9, std::nullopt};
  session.days[1].sittings = {Sitting{}};
  session.languages = {"ar", "fr"};
  ASSERT_TRUE(sessions.insert(session, 2026));
  connection.take_statement_count();
  auto const page = sessions.find(session.id, {}, today);
  EXPECT_LE(connection.take_statement_count(), 4);
  ASSERT_TRUE(page);
  auto expected = session;
  expected.country = "MA";
  EXPECT_EQ(page->session, expected);
  EXPECT_EQ(page->region_code, "MA-04");
  EXPECT_EQ(page->planned_minutes, 300);
  EXPECT_EQ(page->sittings_without_attendance, 3);
  EXPECT_THAT(page->reference, testing::MatchesRegex("F-2026-[0-9]{4}"));
}

TEST_F(TrainingStores, RefuseWhatIsNotOnRecord) {
  auto unknown_programme = training("Unknown programme");
  unknown_programme.programme_ids = {ProgrammeId{Uuid::from_name("nothing")}};
  EXPECT_EQ(sessions.insert(unknown_programme, 2026).error().fields.at(0).code, "unknown_programme");
  auto unknown_place = training("Unknown place");
  unknown_place.place_code = "XX-99";
  EXPECT_EQ(sessions.insert(unknown_place, 2026).error().fields.at(0).code, "unknown_place");
}

TEST_F(TrainingStores, GiveTheLastSeatOnceHoweverManyTakeItAtOnce) {
  for (int round = 0; round < 5; ++round) {
    auto const session = training("Race " + std::to_string(round), 3);
    ASSERT_TRUE(sessions.insert(session, 2026));
    for (int i = 0; i < 2; ++i) take_place(connection, session.id, i);
    std::vector<std::jthread> takers;
    std::vector<RegistrationStatus> got(8, RegistrationStatus::withdrawn);
    for (std::size_t i = 0; i < got.size(); ++i)
      takers.emplace_back([&, i] {
        Connection own({.url = database->url()});
        got[i] = take_place(own, session.id, 10 + static_cast<int>(i));
      });
    takers.clear();
    EXPECT_EQ(std::count(got.begin(), got.end(), RegistrationStatus::registered), 1);
    EXPECT_EQ(std::count(got.begin(), got.end(), RegistrationStatus::waiting), 7);
    EXPECT_THAT(counts(session.id), ElementsAre("3", "7", "4", "0", "0"));
    auto const places = database->value("select string_agg(waiting_position::text, ',' order by waiting_position) from athar.registration "
                                        "where session_id = '" + session.id.text() + "' and status = 'waiting'");
    EXPECT_EQ(places, "1,2,3,4,5,6,7");
  }
}

TEST_F(TrainingStores, RegisterWithOneStatementUnderTheLock) {
  auto const session = training("Cheap");
  ASSERT_TRUE(sessions.insert(session, 2026));
  connection.take_statement_count();
  take_place(connection, session.id, 1);
  EXPECT_EQ(connection.take_statement_count(), 4) << "begin, lock, insert, commit";
}

TEST_F(TrainingStores, RegisterAPersonOnce) {
  auto const session = training("Once");
  ASSERT_TRUE(sessions.insert(session, 2026));
  take_place(connection, session.id, 1);
  auto again = registration(session.id, 1);
  again.id = RegistrationId{Uuid::from_name("again")};
  EXPECT_EQ(registrations.insert(again).error().code, "already_registered");
  auto nobody = registration(session.id, 999);
  EXPECT_EQ(registrations.insert(nobody).error().fields.at(0).code, "unknown_person");
  auto other_programme = registration(session.id, 2);
  other_programme.programme_ids = {programme(1)};
  EXPECT_EQ(registrations.insert(other_programme).error().fields.at(0).code, "programme_not_of_session");
  EXPECT_THAT(counts(session.id), ElementsAre("1", "0", "4", "0", "0"));
}

TEST_F(TrainingStores, GiveAFreedSeatToTheFirstWhoWaits) {
  auto const session = training("Promotion", 1);
  ASSERT_TRUE(sessions.insert(session, 2026));
  for (int i = 0; i < 4; ++i) take_place(connection, session.id, i);
  registrations.reorder_waiting_list(session.id, {registration(session.id, 3).id, registration(session.id, 1).id, registration(session.id, 2).id});
  auto leaving = registrations.find(registration(session.id, 0).id)->registration;
  leaving.status = RegistrationStatus::withdrawn;
  ASSERT_TRUE(registrations.update(leaving));
  auto const promoted = registrations.promote_waiting(session.id);
  ASSERT_EQ(promoted.size(), 1u);
  EXPECT_EQ(promoted[0].person_id, person(3));
  EXPECT_EQ(registrations.find(registration(session.id, 2).id)->waiting_position, 2);
  EXPECT_THAT(counts(session.id), ElementsAre("1", "2", "4", "0", "0"));
  EXPECT_TRUE(registrations.promote_waiting(session.id).empty());
}

TEST_F(TrainingStores, WriteAttendanceInASetAndSayWhatChanged) {
  auto const session = training("Attendance");
  ASSERT_TRUE(sessions.insert(session, 2026));
  for (int i = 0; i < 50; ++i) take_place(connection, session.id, i);
  auto& attendances = registrations.attendances();
  std::vector<AttendanceEntry> entries;
  for (int i = 0; i < 50; ++i)
    for (auto const& each : session.days)
      for (int number : {1, 2}) entries.push_back({person(i), each.date, number, i != 7});
  connection.take_statement_count();
  auto const first = attendances.apply(session.id, entries);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->size(), 200u);
  EXPECT_LE(connection.take_statement_count(), 3);
  EXPECT_THAT(counts(session.id), ElementsAre("50", "0", "4", "4", "49"));

  EXPECT_TRUE(attendances.apply(session.id, entries)->empty()) << "the same sheet again changes nothing";
  entries[0].present = false;
  entries[1].present = std::nullopt;
  AttendanceChange const absent{person(0), day("2026-05-12"), 1, true, false};
  AttendanceChange const unknown{person(0), day("2026-05-12"), 2, true, std::nullopt};
  EXPECT_THAT(attendances.apply(session.id, entries).value(), ElementsAre(absent, unknown));
  EXPECT_EQ(attendances.entries(session.id, {}).size(), 199u);
  auto const tallies = attendances.tallies(session.id);
  EXPECT_EQ(std::pair(tallies.at(0).recorded, tallies.at(0).present), std::pair(50, 48));
  EXPECT_EQ(std::pair(tallies.at(1).recorded, tallies.at(1).present), std::pair(49, 48));
}

TEST_F(TrainingStores, WriteNoEntryWhenOneIsWrong) {
  auto const session = training("All or nothing", 1);
  ASSERT_TRUE(sessions.insert(session, 2026));
  for (int i = 0; i < 2; ++i) take_place(connection, session.id, i);
  auto const refused = registrations.attendances().apply(
      session.id, {{person(0), day("2026-05-12"), 1, true}, {person(999), day("2026-05-12"), 1, true}, {person(20), day("2026-05-12"), 1, true},
                   {person(1), day("2026-05-12"), 1, true}, {person(0), day("2026-05-20"), 1, true}});
  ASSERT_FALSE(refused);
  std::vector<FieldError> const expected{{"entries/1/person_id", "unknown_person", ""}, {"entries/2/person_id", "not_registered", ""},
                                         {"entries/3/person_id", "not_registered", ""}, {"entries/4/sitting", "unknown_sitting", ""}};
  EXPECT_EQ(refused.error().fields, expected);
  EXPECT_TRUE(registrations.attendances().entries(session.id, {}).empty());
}

TEST_F(TrainingStores, NeverDropAttendanceWhenDaysChange) {
  auto session = training("Moved");
  ASSERT_TRUE(sessions.insert(session, 2026));
  take_place(connection, session.id, 0);
  ASSERT_TRUE(registrations.attendances().apply(session.id, {{person(0), day("2026-05-12"), 1, true}}));
  auto moved = session;
  moved.days[0].date = day("2026-05-11");
  connection.begin();
  auto const refused = sessions.update(moved);
  connection.rollback();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields.at(0), (FieldError{"days", "attendance_entered", "2026-05-12"}));

  auto shorter = session;
  shorter.days.resize(1);
  shorter.days[0].sittings = {{LocalTime::parse("08:30"), LocalTime::parse("12:30")}};
  ASSERT_TRUE(sessions.update(shorter));
  EXPECT_EQ(registrations.attendances().entries(session.id, {}).size(), 1u);
  EXPECT_THAT(counts(session.id), ElementsAre("1", "0", "1", "1", "1"));
  EXPECT_EQ(sessions.update(shorter).error().code, "stale");
}

TEST_F(TrainingStores, LetRegistrationsFollowTheProgrammes) {
  auto session = training("Two programmes");
  session.programme_ids = {programme(0), programme(1)};
  ASSERT_TRUE(sessions.insert(session, 2026));
  take_place(connection, session.id, 0);
  auto only_second = registration(session.id, 1);
  only_second.programme_ids = {programme(1)};
  ASSERT_TRUE(registrations.insert(only_second));
  session.programme_ids = {programme(0)};
  ASSERT_TRUE(sessions.update(session));
  for (int i : {0, 1}) EXPECT_THAT(registrations.find(registration(session.id, i).id)->registration.programme_ids, ElementsAre(programme(0)));
}

TEST_F(TrainingStores, ListAPageWithOneStatementAndGoOnWhereItEnded) {
  for (int i = 0; i < 12; ++i) {
    auto session = training("List " + std::to_string(i));
    session.place_code = "MA-09";
    session.days.resize(i % 3 == 0 ? 0 : 1);
    ASSERT_TRUE(sessions.insert(session, 2026));
  }
  for (std::string const sort : {"-first_date", "first_date", "title", "reference"}) {
    SessionFilter filter;
    filter.region = "MA-09";
    filter.status = SessionStatus::planned;
    filter.today = today;
    PageRequest request{.limit = 5, .sort = sort};
    std::vector<std::string> seen;
    for (int turn = 0; turn < 4; ++turn) {
      connection.take_statement_count();
      auto const page = sessions.list(filter, request);
      EXPECT_EQ(connection.take_statement_count(), 1);
      for (auto const& row : page.items) seen.push_back(row.id.text());
      if (!page.next_id) break;
      request.after_key = page.next_key;
      request.after_id = page.next_id;
    }
    EXPECT_EQ(seen.size(), 12u) << sort;
    EXPECT_EQ(std::set<std::string>(seen.begin(), seen.end()).size(), 12u) << sort;
  }
}

TEST_F(TrainingStores, ShowOnlyWhatLiesInTheScope) {
  auto mine = training("Mine");
  mine.team = {{person(50), TeamRole::trainer}};
  ASSERT_TRUE(sessions.insert(mine, 2026));
  take_place(connection, mine.id, 40);
  take_place(connection, mine.id, 5);
  Scope trainer, other_trainer, second_ministry, auditor;
  trainer.trainer = person(50);
  other_trainer.trainer = person(51);
  second_ministry.organisation = ministry(1);
  auditor.programme = programme(1);
  EXPECT_TRUE(sessions.find(mine.id, trainer, today));
  EXPECT_FALSE(sessions.find(mine.id, other_trainer, today));
  EXPECT_FALSE(sessions.find(mine.id, auditor, today));
  EXPECT_TRUE(sessions.visible(mine.id, second_ministry));
  EXPECT_FALSE(sessions.lock(mine.id, other_trainer));
  EXPECT_EQ(registrations.of_session(mine.id, second_ministry).size(), 1u);
  EXPECT_EQ(registrations.of_session(mine.id, trainer).size(), 2u);
  SessionFilter filter;
  filter.today = today;
  filter.scope = trainer;
  EXPECT_EQ(sessions.list(filter, {}).items.size(), 1u);
  filter.scope = other_trainer;
  EXPECT_TRUE(sessions.list(filter, {.with_total = true}).items.empty());
}

}  // namespace
}  // namespace athar::tests
