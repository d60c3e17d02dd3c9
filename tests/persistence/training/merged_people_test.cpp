#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "persistence/people/people_store.hpp"
#include "persistence/people/person_group_store.hpp"
#include "persistence/people/person_merge_store.hpp"
#include "persistence/recorded/change_log.hpp"
#include "persistence/recorded/recorder.hpp"
#include "persistence/recorded/verify.hpp"
#include "tests/persistence/training/training_world.hpp"

namespace athar::tests {
namespace {

using namespace persistence;
using testing::ElementsAre;

/// Two records of one person, both in one session: number 1 is kept, number 2 is merged into it.
class MergedPeople : public testing::Test {
 protected:
  MergedPeople() : database(TestDatabase::migrated("merged")), connection({.url = database.url()}) {
    fill_training_world(database);
    auto session = training("Budget");
    EXPECT_TRUE(sessions.insert(session, 2026));
    EXPECT_TRUE(sessions.set_status(session.id, 1, SessionStatus::completed, "", {std::nullopt, "Salma"}));
    budget = session.id;
    for (int number : {1, 2, 3}) EXPECT_TRUE(registrations.insert(registration(budget, number)));
    attend(1, 1, "2026-05-12", true);
    attend(1, 2, "2026-05-12", false);
    attend(2, 2, "2026-05-12", true);
    attend(2, 1, "2026-05-13", true);
    attend(3, 1, "2026-05-12", true);
    database.run("insert into athar.change_set (actor_name, concept, action, touched_people, touched_sessions, touched_organisations) "
                 "select 'test', 'imports', 'confirmed', array(select id from athar.person), array(select id from athar.session), "
                 "array(select id from athar.organisation)");
    EXPECT_TRUE(recorder.emplace(database.url()).lead());
    tick();
  }

  void attend(int number, int sitting, char const* date, std::optional<bool> present) {
    auto const done = registrations.attendances().apply(budget, {{person(number), day(date), sitting, present}});
    EXPECT_TRUE(done) << (done ? "" : done.error().fields.at(0).code);
  }
  void tick() { recorder->record_once(); }
  void touch(std::vector<PersonId> const& records) {
    record_change(connection, {{}, "test"}, {"people", {}, "merged", "", "", {records, {}, {}, {}}});
    tick();
  }
  PersonMergeId merge(int kept, int other) {
    PersonMerge m;
    m.id = PersonMergeId{Uuid::from_name(fmt::format("merge {} {}", kept, other))};
    m.canonical_id = person(kept);
    m.merged_id = person(other);
    auto const records = merges.same_people(m.canonical_id, m.merged_id);
    EXPECT_TRUE(merges.open(m, {{}, "Naïma"}));
    merges.follow(records);
    touch(records);
    return m.id;
  }
  void undo(PersonMergeId id, int kept, int other) {
    auto const records = merges.same_people(person(kept), person(other));
    EXPECT_TRUE(merges.close(id, {}, {{}, "Naïma"}));
    merges.follow(records);
    touch(records);
  }
  /// The open facts: which person, whether registered, sittings attended.
  std::vector<std::string> facts() {
    std::vector<std::string> out;
    for (auto const& row : database.run(
             "select p.given_name, f.registered, f.attended_sittings, f.attended_minutes, f.sex from athar.participation_fact f join "
             "athar.person p on p.id = f.person_id where f.known_to is null order by 1"))
      out.push_back(*row[0] + " " + *row[1] + " " + *row[2] + " " + *row[3] + " " + *row[4]);
    return out;
  }
  std::string counts() {
    return database.value("select registered_count || ' registered, ' || waiting_count || ' waiting, ' || present_count || ' present' "
                          "from athar.session where id = '" + budget.text() + "'");
  }
  bool clean() {
    std::string said;
    bool const agrees = verify(database.url(), [&](std::string const& line) { said += line + "\n"; });
    EXPECT_TRUE(agrees) << said;
    return agrees;
  }

  TestDatabase database;
  Connection connection;
  PostgresSessionStore sessions{connection};
  PostgresRegistrationStore registrations{connection};
  PostgresPeopleStore people{connection};
  PostgresPersonMergeStore merges{connection};
  std::optional<Recorder> recorder;
  SessionId budget;
};

TEST_F(MergedPeople, AreOneFactWithTheirHalfDaysUnitedAndTwoAgainAfterTheUndo) {
  std::vector<std::string> const apart{"Salma 001 t 1 180 M", "Salma 002 t 2 300 F", "Salma 003 t 1 180 M"};
  EXPECT_EQ(facts(), apart);
  EXPECT_EQ(counts(), "3 registered, 0 waiting, 3 present");
  auto const id = merge(1, 2);
  EXPECT_THAT(facts(), ElementsAre("Salma 001 t 3 480 M", "Salma 003 t 1 180 M"));
  EXPECT_EQ(counts(), "2 registered, 0 waiting, 2 present");
  EXPECT_TRUE(clean());
  undo(id, 1, 2);
  EXPECT_EQ(facts(), apart);
  EXPECT_EQ(counts(), "3 registered, 0 waiting, 3 present");
  EXPECT_TRUE(clean());
}

TEST_F(MergedPeople, AreOneRowOfTheSessionUnderTheRecordKept) {
  merge(1, 2);
  auto const rows = registrations.of_session(budget, {});
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].registration.person_id, person(1));
  EXPECT_EQ(rows[1].registration.person_id, person(3));
  std::vector<std::string> entries;
  for (auto const& e : registrations.attendances().entries(budget, {}))
    if (e.person_id == person(1)) entries.push_back(fmt::format("{}/{} {}", e.date.text(), e.sitting, *e.present));
  EXPECT_THAT(entries, ElementsAre("2026-05-12/1 true", "2026-05-12/2 true", "2026-05-13/1 true"));
  EXPECT_EQ(registrations.attendances().tallies(budget).at(1).recorded, 1);
  auto const page = people.find(person(1), {}).value();
  ASSERT_EQ(page.participations.size(), 1u);
  EXPECT_EQ(page.participations[0].attended_sittings, 3);
  auto const merged = people.find(person(2), {}).value();
  EXPECT_EQ(merged.merged_into, person(1));
  EXPECT_TRUE(merged.participations.empty());
}

TEST_F(MergedPeople, KeepTheAttributesOfTheRecordKeptWhicheverRecordWasRegistered) {
  auto other = training("Regions");
  ASSERT_TRUE(sessions.insert(other, 2026));
  ASSERT_TRUE(registrations.insert(registration(other.id, 2)));
  merge(1, 2);
  EXPECT_EQ(database.value("select string_agg(sex, ',') from athar.participation_fact where known_to is null and session_id = '" +
                           other.id.text() + "'"), "M");
  EXPECT_EQ(database.value("select person_id from athar.registration where session_id = '" + other.id.text() + "'"), person(2).text());
}

TEST_F(MergedPeople, AreSaidAbsentOrUnknownInEachRecordAndPresentInOne) {
  merge(1, 2);
  auto& attendances = registrations.attendances();
  auto changes = attendances.apply(budget, {{person(1), day("2026-05-12"), 2, false}});
  ASSERT_TRUE(changes);
  ASSERT_EQ(changes->size(), 1u);
  EXPECT_EQ(changes->at(0), (AttendanceChange{person(1), day("2026-05-12"), 2, true, false}));
  EXPECT_TRUE(attendances.apply(budget, {{person(1), day("2026-05-12"), 2, false}})->empty());
  // Somebody whose page is old still sends the merged record.
  changes = attendances.apply(budget, {{person(2), day("2026-05-13"), 1, std::nullopt}});
  ASSERT_EQ(changes.value().size(), 1u);
  EXPECT_EQ(changes->at(0).person_id, person(1));
  EXPECT_EQ(database.value("select count(*) from athar.attendance where date = '2026-05-13'"), "0");
  changes = attendances.apply(budget, {{person(2), day("2026-05-13"), 2, true}, {person(1), day("2026-05-13"), 2, false}});
  ASSERT_EQ(changes.value().size(), 1u);
  EXPECT_EQ(changes->at(0).after, true);
}

TEST_F(MergedPeople, CannotBeRegisteredAgainUnderTheOtherRecordAndWithdrawTogether) {
  auto other = training("Regions");
  ASSERT_TRUE(sessions.insert(other, 2026));
  ASSERT_TRUE(registrations.insert(registration(other.id, 2)));
  merge(1, 2);
  record_change(connection, {{}, "test"}, {"sessions", {}, "created", "", "", {{}, {other.id}, {}, {}}});
  auto const again = registrations.insert(registration(other.id, 1));
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, "already_registered");

  auto shown = registrations.of_session(budget, {}).at(0).registration;
  shown.status = RegistrationStatus::withdrawn;
  ASSERT_TRUE(registrations.update(shown));
  EXPECT_EQ(database.value("select count(*) from athar.registration where status = 'registered' and session_id = '" + budget.text() + "'"), "1");
  touch({person(1), person(2)});
  EXPECT_EQ(counts(), "1 registered, 0 waiting, 2 present");
  EXPECT_TRUE(clean());
}

TEST_F(MergedPeople, AreFoundByTheNamesOfEachRecordAndListedOnce) {
  database.run("update athar.person set family_name = 'Kettani' where id = '" + person(2).text() + "'");
  auto const found = [&](std::string text) {
    std::vector<std::string> out;
    for (auto const& row : people.list({.search = std::move(text)}, {}).items) out.push_back(row.family_name + " " + row.given_name);
    return out;
  };
  EXPECT_THAT(found("kettani"), ElementsAre("Kettani Salma 002"));
  auto const id = merge(1, 2);
  EXPECT_THAT(found("kettani"), ElementsAre("Alaoui Salma 001"));
  EXPECT_THAT(found("002"), ElementsAre("Alaoui Salma 001"));
  PageRequest all;
  all.limit = 100;
  all.with_total = true;
  EXPECT_EQ(people.list({}, all).total, people_in_world - 1);
  undo(id, 1, 2);
  EXPECT_THAT(found("kettani"), ElementsAre("Kettani Salma 002"));
}

TEST_F(MergedPeople, FollowAChainAndComeBackInAnyOrder) {
  auto const first = merge(2, 3);
  auto const second = merge(1, 2);
  EXPECT_THAT(facts(), ElementsAre("Salma 001 t 3 480 M"));
  EXPECT_EQ(counts(), "1 registered, 0 waiting, 1 present");
  EXPECT_TRUE(clean());
  undo(first, 2, 3);
  EXPECT_THAT(facts(), ElementsAre("Salma 001 t 3 480 M", "Salma 003 t 1 180 M"));
  EXPECT_TRUE(clean());
  undo(second, 1, 2);
  EXPECT_THAT(facts(), ElementsAre("Salma 001 t 1 180 M", "Salma 002 t 2 300 F", "Salma 003 t 1 180 M"));
  EXPECT_TRUE(clean());
}

TEST_F(MergedPeople, AreRefusedASecondMergeAndADeletionByTheDatabase) {
  merge(1, 2);
  PersonMerge again;
  again.id = PersonMergeId{Uuid::from_name("again")};
  again.canonical_id = person(3);
  again.merged_id = person(2);
  EXPECT_EQ(merges.open(again, {{}, "Naïma"}).error().code, "already_merged");
  again.merged_id = person(3);
  EXPECT_EQ(merges.open(again, {{}, "Naïma"}).error().fields.at(0).code, "merge_with_self");
  EXPECT_EQ(people.remove(person(1), 1).error().code, "in_use");
}

TEST_F(MergedPeople, VerifySaysWhenSomebodyIsNotWhereTheMergesLead) {
  merge(1, 2);
  database.run("update athar.person set merged_into = '" + person(3).text() + "' where id = '" + person(2).text() + "'");
  std::string said;
  EXPECT_FALSE(verify(database.url(), [&](std::string const& line) { said += line + "\n"; }));
  EXPECT_NE(said.find("1 people are not where the merges lead"), std::string::npos) << said;
}

TEST_F(MergedPeople, ShareTrainingsGivenAndMembershipsAndKeepThemApartInTheRows) {
  auto session = training("Given");
  session.team = {{person(2), TeamRole::trainer}};
  ASSERT_TRUE(sessions.insert(session, 2026));
  PostgresPersonGroupStore groups(connection);
  PersonGroup network{.id = PersonGroupId{Uuid::from_name("network")}, .version = 1, .code = "network_hr", .name = {"Réseau", "", ""}, .kind = "network"};
  ASSERT_TRUE(groups.insert(network));
  for (int number : {1, 2}) ASSERT_TRUE(groups.insert_member(network.id, {person(number), std::nullopt, std::nullopt}));
  auto const id = merge(1, 2);

  auto page = sessions.find(session.id, {}, day("2026-06-01"));
  ASSERT_EQ(page->team.size(), 1u);
  EXPECT_EQ(page->team[0].person_id, person(1));
  EXPECT_TRUE(sessions.visible(session.id, Scope{.organisation = {}, .trainer = person(1), .programme = {}, .from = {}, .to = {}}));
  EXPECT_TRUE(sessions.visible(session.id, Scope{.organisation = {}, .trainer = person(2), .programme = {}, .from = {}, .to = {}}));
  // Saving the page again leaves the row with the record it was entered with.
  auto again = page->session;
  again.note = "projector";
  ASSERT_TRUE(sessions.update(again));
  EXPECT_EQ(database.value("select string_agg(CAST(person_id AS text), ',') from athar.session_team_member where session_id = '" +
                           session.id.text() + "'"), person(2).text());

  EXPECT_EQ(groups.members(network.id, std::nullopt, {}, {}).items.size(), 1u);
  EXPECT_EQ(groups.find(network.id)->members_count, 1);
  EXPECT_EQ(groups.find_member(network.id, person(2), {})->member.person_id, person(1));
  undo(id, 1, 2);
  EXPECT_EQ(groups.members(network.id, std::nullopt, {}, {}).items.size(), 2u);
}

TEST_F(MergedPeople, LedgerTellsMergesAndUndosNewestFirstInPages) {
  auto const first = merge(1, 2);
  undo(first, 1, 2);
  merge(1, 3);
  merges.keep_effect(first, {{"unique_participants", "", "", 52, 51}}, false);
  auto const changes = std::vector<MergedField>{{MergeField::email, "", "a,\"{b}\"@example.org"}};
  merges.rewrite(first, changes);
  PageRequest request;
  request.limit = 1;
  request.with_total = true;
  auto page = merges.list({}, request);
  EXPECT_EQ(page.total, 2);
  ASSERT_EQ(page.items.size(), 1u);
  EXPECT_EQ(page.items[0].merge.merged_id, person(3));
  EXPECT_EQ(page.items[0].canonical_name, "Salma 001 Alaoui");
  request.after_key = page.next_key;
  request.after_id = page.next_id;
  page = merges.list({}, request);
  ASSERT_EQ(page.items.size(), 1u);
  EXPECT_EQ(page.items[0].merge.id, first);
  EXPECT_EQ(page.items[0].merge.undone_by_name, "Naïma");
  EXPECT_EQ(page.items[0].merge.changes, changes);
  EXPECT_EQ(page.items[0].merge.effect, (std::vector<reach::FigureChange>{{"unique_participants", "", "", 52, 51}}));
  EXPECT_EQ(merges.list({.person = person(3), .undone = {}}, {}).items.size(), 1u);
  EXPECT_EQ(merges.list({.person = {}, .undone = true}, {}).items.size(), 1u);
}

TEST_F(MergedPeople, GetBackTheirAffiliationsLineByLine) {
  auto const before = merges.lock(person(1), person(2)).first.value();
  ASSERT_EQ(before.affiliations.size(), 1u);
  Affiliation line;
  line.function = "Cheffe";
  line.from = day("2020-01-01");
  line.to = day("2020-12-31");
  auto const text = merges.replace_affiliations(person(1), {line}, {AffiliationId{Uuid::from_name("line")}});
  ASSERT_TRUE(text);
  EXPECT_NE(*text, before.affiliations_text);
  EXPECT_EQ(merges.lock(person(1), person(2)).first->affiliations_text, *text);
  ASSERT_TRUE(merges.restore_affiliations(person(1), before.affiliations_text));
  auto const after = merges.lock(person(1), person(2)).first.value();
  EXPECT_EQ(after.affiliations, before.affiliations);
  EXPECT_EQ(after.affiliations_text, before.affiliations_text);
}

}  // namespace
}  // namespace athar::tests
