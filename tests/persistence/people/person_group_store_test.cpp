#include "persistence/people/person_group_store.hpp"

#include "persistence/people/people_store.hpp"
#include "tests/persistence/people/people_world.hpp"

namespace athar::persistence {
namespace {

using tests::TestDatabase;

class PersonGroupStoreTest : public ::testing::Test {
 protected:
  PersonGroupStoreTest() : database(TestDatabase::migrated("groups")), connection({database.url(), 0}), groups(connection) {
    tests::add_people_world(database);
    database.run("insert into athar.person (id, family_name, given_name, sex) values ('" + samira.text() + "', 'El Ouardi', 'Samira', 'F'), ('" +
                 nadia.text() + "', 'Chraibi', 'Nadia', 'F')");
    database.run("insert into athar.affiliation (id, person_id, organisation_id) values ('" + samira.text() + "', '" + samira.text() +
                 "', '00000000-0000-8000-8000-0000000000a2')");
  }

  PersonId samira{Uuid::from_name("Samira")}, nadia{Uuid::from_name("Nadia")};
  PersonGroup network{.id = {Uuid::from_name("network")}, .code = "hr_network", .name = {.fr = "Réseau RH", .ar = "", .en = ""}, .kind = "network"};
  TestDatabase database;
  Connection connection;
  PostgresPersonGroupStore groups;
};

TEST_F(PersonGroupStoreTest, KeepsAGroupAndItsMembersByName) {
  ASSERT_TRUE(groups.insert(network));
  ASSERT_TRUE(groups.insert_member(network.id, {.person_id = samira, .from = LocalDate::parse("2024-11-01"), .to = {}}));
  ASSERT_TRUE(groups.insert_member(network.id, {.person_id = nadia, .from = {}, .to = {}}));
  EXPECT_EQ(groups.insert_member(network.id, {.person_id = nadia, .from = {}, .to = {}}).error().code, "already_member");
  EXPECT_EQ(groups.find(network.id)->members_count, 2);
  EXPECT_EQ(groups.list({.search = "reseau", .kind = {}}, {}).items.size(), 1u);

  connection.take_statement_count();
  auto const members = groups.members(network.id, {}, {}, {});
  EXPECT_EQ(connection.take_statement_count(), 1);
  ASSERT_EQ(members.items.size(), 2u);
  EXPECT_EQ(members.items[0].family_name, "Chraibi");
  EXPECT_EQ(members.items[1].organisation_name.fr, "Direction de la Formation");
  EXPECT_EQ(members.items[1].member.from, LocalDate::parse("2024-11-01"));
}

TEST_F(PersonGroupStoreTest, GivesTheMembersOfADayAndTakesUnknownEndsAsOpen) {
  ASSERT_TRUE(groups.insert(network));
  ASSERT_TRUE(groups.insert_member(network.id, {.person_id = samira, .from = LocalDate::parse("2024-11-01"), .to = LocalDate::parse("2026-01-31")}));
  ASSERT_TRUE(groups.insert_member(network.id, {.person_id = nadia, .from = {}, .to = {}}));
  auto const on = [&](char const* day) { return groups.members(network.id, LocalDate::parse(day), {}, {.with_total = true}); };
  EXPECT_EQ(on("2024-10-31").items.size(), 1u);
  EXPECT_EQ(on("2024-11-01").items.size(), 2u);
  EXPECT_EQ(on("2026-01-31").items.size(), 2u);
  EXPECT_EQ(on("2026-02-01").items.at(0).family_name, "Chraibi");
  EXPECT_EQ(on("2026-02-01").total, 1);
}

TEST_F(PersonGroupStoreTest, ShowsAFocalPointOnlyMembersOfTheirOwn) {
  ASSERT_TRUE(groups.insert(network));
  ASSERT_TRUE(groups.insert_member(network.id, {.person_id = samira, .from = {}, .to = {}}));
  ASSERT_TRUE(groups.insert_member(network.id, {.person_id = nadia, .from = {}, .to = {}}));
  Scope const ministry{.organisation = OrganisationId::parse("00000000-0000-8000-8000-0000000000a1")};
  EXPECT_EQ(groups.members(network.id, {}, ministry, {}).items.size(), 1u);
  EXPECT_FALSE(groups.find_member(network.id, nadia, ministry));
  EXPECT_TRUE(groups.find_member(network.id, samira, ministry));
}

TEST_F(PersonGroupStoreTest, RefusesACodeTwiceAnUnknownKindAndAnUnknownPerson) {
  ASSERT_TRUE(groups.insert(network));
  auto other = network;
  other.id = {Uuid::from_name("other")};
  EXPECT_EQ(groups.insert(other).error().code, "code_taken");
  other.code = "other";
  other.kind = "gang";
  EXPECT_EQ(groups.insert(other).error().fields.at(0).code, "unknown_reference");
  EXPECT_EQ(groups.insert_member(network.id, {.person_id = {Uuid::from_name("nobody")}, .from = {}, .to = {}}).error().fields.at(0).code,
            "unknown_person");
}

TEST_F(PersonGroupStoreTest, RemovesTheGroupAndLeavesThePeople) {
  ASSERT_TRUE(groups.insert(network));
  ASSERT_TRUE(groups.insert_member(network.id, {.person_id = samira, .from = {}, .to = {}}));
  EXPECT_EQ(groups.remove(network.id, 2).error().code, "stale");
  EXPECT_TRUE(groups.remove(network.id, 1));
  EXPECT_EQ(database.value("select count(*) from athar.person"), "2");
}

}  // namespace
}  // namespace athar::persistence
