#include "persistence/designations/designation_store.hpp"

#include <gtest/gtest.h>

#include "tests/persistence/training/training_world.hpp"

namespace athar::persistence {
namespace {

using namespace athar::tests;

class DesignationStoreTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    database.emplace(TestDatabase::migrated("designations"));
    fill_training_world(*database);
  }
  static void TearDownTestSuite() { database.reset(); }

  SessionId new_session(std::string_view name, std::optional<int> seats = std::nullopt) {
    auto const session = training(name, seats);
    EXPECT_TRUE(PostgresSessionStore(connection).insert(session, 2026));
    return session.id;
  }
  Designation letter(SessionId session, int organisation, std::string_view name) {
    Designation d;
    d.id = DesignationId{Uuid::from_name(name)};
    d.session_id = session;
    d.organisation_id = ministry(organisation);
    d.state = DesignationState::sent;
    d.sent_on = day("2026-03-01");
    d.places = 2;
    return d;
  }
  DesignatedPerson named(int number, Standing standing = Standing::main) {
    return {.designation_id = {}, .person_id = person(number), .rank = 1, .standing = standing, .channel = DesignationChannel::typed, .import_id = std::nullopt};
  }

  static inline std::optional<TestDatabase> database;
  Connection connection{{.url = database->url()}};
  PostgresDesignationStore store{connection};
};

TEST_F(DesignationStoreTest, PlanIsStaleForTheSecondOfTwoWhoBegin) {
  auto const session = new_session("plan");
  DesignationPlan plan{.session_id = session, .version = 0, .women_percent = 40, .deadline = day("2026-04-01"), .profile = {"Cadres", "", ""},
                       .quotas = {{ministry(0), 3}, {ministry(1), 2}}};
  EXPECT_EQ(store.plan(session).version, 0);
  ASSERT_TRUE(store.put_plan(plan));
  EXPECT_EQ(store.put_plan(plan).error().kind, ErrorKind::stale);
  plan.version = 1;
  EXPECT_EQ(store.plan(session), plan);
  plan.quotas = {{OrganisationId{Uuid::from_name("nobody")}, 1}};
  EXPECT_EQ(store.put_plan(plan).error().fields.front().code, "unknown_organisation");
}

TEST_F(DesignationStoreTest, OneLetterAnOrganisationUntilItIsCancelled) {
  auto const session = new_session("letters");
  auto first = letter(session, 0, "first");
  ASSERT_TRUE(store.insert(first));
  EXPECT_EQ(store.insert(letter(session, 0, "second")).error().fields.front().code, "already_asked");
  first.state = DesignationState::cancelled;
  ASSERT_TRUE(store.update(first));
  EXPECT_EQ(store.update(first).error().kind, ErrorKind::stale);
  EXPECT_TRUE(store.insert(letter(session, 0, "second")));
}

TEST_F(DesignationStoreTest, NamesKeepTheirOrderAndFollowTheirRegistration) {
  auto const session = new_session("names", 1);
  auto const d = letter(session, 0, "names letter");
  ASSERT_TRUE(store.insert(d));
  ASSERT_EQ(store.add_people(d.id, {named(4), named(1), named(7, Standing::substitute)})->size(), 3U);
  EXPECT_TRUE(store.add_people(d.id, {named(1)})->empty());
  PostgresRegistrationStore registrations(connection);
  ASSERT_TRUE(registrations.insert(registration(session, 4)));
  ASSERT_TRUE(registrations.insert(registration(session, 1, RegistrationStatus::waiting)));
  auto page = store.find(d.id, {});
  ASSERT_TRUE(page);
  ASSERT_EQ(page->people.size(), 3U);
  EXPECT_EQ(page->people[0].designated.person_id, person(4));
  EXPECT_EQ(page->people[0].status, RegistrationStatus::registered);
  EXPECT_EQ(page->people[1].waiting_position, 1);
  EXPECT_EQ(page->people[2].status, std::nullopt);
  EXPECT_EQ(page->counts().confirmed, 1);
  EXPECT_EQ(page->counts().waiting, 1);
  EXPECT_EQ(store.live_registration(session, person(7)), std::nullopt);
  store.set_standing(d.id, person(7), Standing::main);
  EXPECT_TRUE(store.remove_person(d.id, person(4)));
  EXPECT_FALSE(store.remove_person(d.id, person(4)));
  EXPECT_EQ(store.find(d.id, {})->people.back().designated.standing, Standing::main);
}

TEST_F(DesignationStoreTest, TwoRecordsOfOnePersonAreNamedOnce) {
  auto const session = new_session("merged");
  auto const d = letter(session, 1, "merged letter");
  ASSERT_TRUE(store.insert(d));
  ASSERT_EQ(store.add_people(d.id, {named(40), named(41)})->size(), 2U);
  database->run("update athar.person set merged_into = '" + person(40).text() + "' where id = '" + person(41).text() + "'");
  EXPECT_EQ(store.find(d.id, {})->people.size(), 1U);
  EXPECT_TRUE(store.add_people(d.id, {named(41)})->empty());
  EXPECT_TRUE(store.remove_person(d.id, person(40)));
  EXPECT_TRUE(store.find(d.id, {})->people.empty());
  database->run("update athar.person set merged_into = null where id = '" + person(41).text() + "'");
}

TEST_F(DesignationStoreTest, AFocalPointSeesWhatWasSentToTheirOrganisation) {
  auto const session = new_session("scope");
  auto const theirs = letter(session, 0, "scope theirs");
  auto other = letter(session, 1, "scope other");
  ASSERT_TRUE(store.insert(theirs));
  ASSERT_TRUE(store.insert(other));
  Scope scope;
  scope.organisation = ministry(0);
  EXPECT_TRUE(store.find(theirs.id, scope));
  EXPECT_FALSE(store.find(other.id, scope));
  EXPECT_EQ(store.of_session(session, scope).size(), 1U);
  EXPECT_EQ(store.of_session(session, {}).size(), 2U);
  auto draft = theirs;
  draft.state = DesignationState::draft;
  draft.sent_on.reset();
  ASSERT_TRUE(store.update(draft));
  EXPECT_FALSE(store.find(theirs.id, scope)) << "a draft is the coordinator's";
  DesignationFilter filter{.search = std::nullopt, .state = std::nullopt, .session = session, .overdue = false, .today = day("2026-03-05"), .scope = {}};
  PageRequest first{.limit = 1, .after_key = {}, .after_id = {}, .sort = "deadline"};
  auto const page = store.list(filter, first);
  ASSERT_EQ(page.items.size(), 1U);
  PageRequest next{.limit = 1, .after_key = page.next_key, .after_id = page.next_id, .sort = "deadline"};
  auto const rest = store.list(filter, next);
  ASSERT_EQ(rest.items.size(), 1U);
  EXPECT_NE(rest.items.front().designation.id, page.items.front().designation.id);
}

}  // namespace
}  // namespace athar::persistence
