#include "persistence/people/people_store.hpp"

#include <set>

#include "tests/persistence/people/people_world.hpp"

namespace athar::persistence {
namespace {

using tests::TestDatabase;

LocalDate day(char const* text) { return LocalDate::parse(text).value(); }
template <class SomeId>
SomeId id(char const* last) {
  return SomeId::parse("00000000-0000-8000-8000-0000000000" + std::string(last)).value();
}

class PeopleStoreTest : public ::testing::Test {
 protected:
  PeopleStoreTest() : database(TestDatabase::migrated("people")), connection({database.url(), 0}), people(connection) {
    tests::add_people_world(database);
  }

  PersonId add(char const* last, std::string given, std::string family, std::string given_ar = {}, std::string family_ar = {}) {
    Person person;
    person.id = id<PersonId>(last);
    person.given_name = std::move(given);
    person.family_name = std::move(family);
    person.given_name_ar = std::move(given_ar);
    person.family_name_ar = std::move(family_ar);
    EXPECT_TRUE(people.insert(person));
    return person.id;
  }
  Result<void> affiliate(PersonId person, char const* last, char const* organisation, std::optional<LocalDate> from = {},
                         std::optional<LocalDate> to = {}) {
    return people.insert_affiliation(
        person, {.id = id<AffiliationId>(last), .organisation_id = id<OrganisationId>(organisation), .place_code = "04.421", .from = from, .to = to});
  }
  std::vector<std::string> found(PersonFilter const& filter, int limit = 50) {
    PageRequest request;
    request.limit = limit;
    std::vector<std::string> names;
    for (auto const& row : people.list(filter, request).items)
      names.push_back(display_name(row.given_name, row.family_name, row.given_name_ar, row.family_name_ar));
    return names;
  }
  std::vector<std::string> search(std::string text) { return found({.search = std::move(text)}); }
  void register_person(PersonId person, char const* last) {
    database.run("insert into athar.registration (id, session_id, person_id, status) values ('" + id<RegistrationId>(last).text() +
                 "', '00000000-0000-8000-8000-0000000000c1', '" + person.text() + "', 'registered')");
  }

  TestDatabase database;
  Connection connection;
  PostgresPeopleStore people;
};

TEST_F(PeopleStoreTest, FindsPartsOfNamesInEitherScriptAndAnyOrder) {
  add("01", "Samira", "El Ouardi", "سميرة", "الوردي");
  add("02", "Nadia", "Chraïbi", "نادية", "الشرايبي");
  add("03", "", "", "أحمد", "إدريسي");
  add("04", "100%", "O_Neil");
  std::vector<std::string> const samira{"Samira El Ouardi"}, nadia{"Nadia Chraïbi"}, ahmed{"أحمد إدريسي"}, percent{"100% O_Neil"};
  for (auto text : {"ouard", "OUARDI", "el-ouardi", "samira ouardi", "ouardi samira", "ouardi سمير", "سميره", "الوَرْدي سميرة"})
    EXPECT_EQ(search(text), samira) << text;
  EXPECT_EQ(search("samira chraibi"), std::vector<std::string>{});
  for (auto text : {"chraibi", "Chraïbi", "nadia chr", "ad ïb"}) EXPECT_EQ(search(text), nadia) << text;
  for (auto text : {"احمد", "ادريسي أحمد"}) EXPECT_EQ(search(text), ahmed) << text;
  for (auto text : {"%", "100%", "o_n", "_"}) EXPECT_EQ(search(text), percent) << text;
  EXPECT_EQ(search("\\"), std::vector<std::string>{});
  EXPECT_EQ(search("--").size(), 4u);
}

TEST_F(PeopleStoreTest, PagesByFamilyNameWithoutGapsOrRepeats) {
  for (int i = 10; i < 30; ++i) add(std::to_string(i).c_str(), "Amina", i % 2 ? "Alaoui" : "Bennani");
  PageRequest request;
  request.limit = 7;
  request.with_total = true;
  std::set<std::string> seen;
  for (int pages = 0; pages < 4; ++pages) {
    auto const page = people.list({.search = "amina"}, request);
    EXPECT_EQ(page.total, 20);
    for (auto const& row : page.items) EXPECT_TRUE(seen.insert(row.id.text()).second);
    if (!page.next_id) break;
    request.after_key = page.next_key;
    request.after_id = page.next_id;
  }
  EXPECT_EQ(seen.size(), 20u);
}

TEST_F(PeopleStoreTest, FiltersByOrganisationWithEverythingUnderItBySexAndByRegion) {
  auto const samira = add("01", "Samira", "El Ouardi");
  auto const nadia = add("02", "Nadia", "Chraibi");
  ASSERT_TRUE(affiliate(samira, "d1", "a2"));
  ASSERT_TRUE(affiliate(nadia, "d2", "a3"));
  EXPECT_EQ(found({.organisation = id<OrganisationId>("a1")}), std::vector<std::string>{"Samira El Ouardi"});
  EXPECT_EQ(found({.region_code = "MA-04"}).size(), 2u);
  EXPECT_EQ(found({.region_code = "MA-01"}).size(), 0u);
  EXPECT_EQ(found({.sex = Sex::female}).size(), 0u);
  EXPECT_EQ(found({.search = "samira", .sex = Sex::female}).size(), 0u);
  EXPECT_EQ(found({.search = "samira", .sex = Sex::not_stated}).size(), 1u);
  people.close_current_affiliation(nadia, day("2026-01-31"));
  EXPECT_EQ(found({.region_code = "MA-04"}), std::vector<std::string>{"Samira El Ouardi"});
}

TEST_F(PeopleStoreTest, ShowsEachRoleOnlyItsOwnPeople) {
  auto const samira = add("01", "Samira", "El Ouardi");
  auto const nadia = add("02", "Nadia", "Chraibi");
  auto const trainer = add("03", "Youssef", "Lahlou");
  ASSERT_TRUE(affiliate(samira, "d1", "a2"));
  register_person(nadia, "e1");
  database.run("insert into athar.session_team_member values ('00000000-0000-8000-8000-0000000000c1', '" + trainer.text() + "', 'trainer')");

  auto const sees = [&](Scope const& scope) {
    PersonFilter filter;
    filter.scope = scope;
    auto names = found(filter);
    EXPECT_EQ(people.find(samira, scope).has_value(), names == std::vector<std::string>{"Samira El Ouardi"});
    EXPECT_EQ(people.find(nadia, scope).has_value(), names == std::vector<std::string>{"Nadia Chraibi"});
    return names;
  };
  EXPECT_EQ(sees({.organisation = id<OrganisationId>("a1")}), std::vector<std::string>{"Samira El Ouardi"});
  EXPECT_EQ(sees({.trainer = trainer}), std::vector<std::string>{"Nadia Chraibi"});
  EXPECT_EQ(sees({.trainer = samira}), std::vector<std::string>{});
  Scope auditor{.programme = id<ProgrammeId>("b1"), .from = day("2026-03-01"), .to = day("2026-03-31")};
  EXPECT_EQ(sees(auditor), std::vector<std::string>{"Nadia Chraibi"});
  EXPECT_EQ(people.find(nadia, auditor)->participations.size(), 1u);
  // A session after the period is not the auditor's to see, even of somebody who is.
  database.run("insert into athar.session (id, created_year, title_fr, kind, modality, first_date, last_date, status) values "
               "('00000000-0000-8000-8000-0000000000c2', 2026, 'Plus tard', 'training', 'in_person', '2026-05-04', '2026-05-04', 'open');"
               "insert into athar.session_programme (session_id, programme_id) values ('00000000-0000-8000-8000-0000000000c2', "
               "'00000000-0000-8000-8000-0000000000b1'); insert into athar.registration (id, session_id, person_id, status) values "
               "('00000000-0000-8000-8000-0000000000e2', '00000000-0000-8000-8000-0000000000c2', '" + nadia.text() + "', 'registered')");
  EXPECT_EQ(people.find(nadia, auditor)->participations.size(), 1u);
  EXPECT_EQ(people.find(nadia, {})->participations.size(), 2u);
  auditor.from = day("2026-03-03");
  EXPECT_EQ(sees(auditor), std::vector<std::string>{});
}

TEST_F(PeopleStoreTest, ShowsAParticipationOnceHoweverOftenItWasGivenUp) {
  auto const nadia = add("02", "Nadia", "Chraibi");
  register_person(nadia, "e1");
  database.run("update athar.registration set status = 'withdrawn'");
  register_person(nadia, "e2");
  auto const live = people.find(nadia, {})->participations;
  ASSERT_EQ(live.size(), 1u);
  EXPECT_EQ(live[0].status, "registered");
  database.run("update athar.registration set status = 'withdrawn'");
  auto const given_up = people.find(nadia, {})->participations;
  ASSERT_EQ(given_up.size(), 1u);
  EXPECT_EQ(given_up[0].registration_id, id<RegistrationId>("e2"));
}

TEST_F(PeopleStoreTest, ShowsOnePersonInFourStatements) {
  auto const nadia = add("02", "Nadia", "Chraibi");
  ASSERT_TRUE(affiliate(nadia, "d1", "a3", std::nullopt, day("2026-01-31")));
  ASSERT_TRUE(affiliate(nadia, "d2", "a2", day("2026-02-01")));
  register_person(nadia, "e1");
  database.run("insert into athar.attendance values ('00000000-0000-8000-8000-0000000000c1', '" + nadia.text() + "', '2026-03-02', 1, true)," +
               "('00000000-0000-8000-8000-0000000000c1', '" + nadia.text() + "', '2026-03-02', 2, false)");
  connection.take_statement_count();
  auto const page = people.find(nadia, {});
  EXPECT_EQ(connection.take_statement_count(), 4);
  ASSERT_TRUE(page);
  ASSERT_EQ(page->affiliations.size(), 2u);
  ASSERT_TRUE(page->current());
  EXPECT_EQ(page->current()->organisation_name.fr, "Direction de la Formation");
  EXPECT_EQ(page->current()->region_code, "MA-04");
  ASSERT_EQ(page->participations.size(), 1u);
  EXPECT_EQ(page->participations[0].attended_minutes, 180);
  EXPECT_EQ(page->participations[0].planned_minutes, 360);
}

TEST_F(PeopleStoreTest, ListsAnyNumberOfPeopleInOneStatement) {
  for (int i = 10; i < 40; ++i) ASSERT_TRUE(affiliate(add(std::to_string(i).c_str(), "Amina", "Alaoui"), std::to_string(i).c_str(), "a1"));
  connection.take_statement_count();
  EXPECT_EQ(found({.search = "alaoui"}).size(), 30u);
  EXPECT_EQ(connection.take_statement_count(), 1);
  EXPECT_EQ(found({}).size(), 30u);
  EXPECT_EQ(connection.take_statement_count(), 1);
}

TEST_F(PeopleStoreTest, KeepsAffiliationsFromOverlapping) {
  auto const nadia = add("02", "Nadia", "Chraibi");
  ASSERT_TRUE(affiliate(nadia, "d1", "a3", day("2025-01-01"), day("2026-01-31")));
  auto const refused = affiliate(nadia, "d2", "a1", day("2026-01-31"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "affiliation_overlaps");
  EXPECT_TRUE(affiliate(nadia, "d3", "a1", day("2026-02-01")));
}

TEST_F(PeopleStoreTest, RefusesToWriteOverANewerVersionAndToDeleteSomebodyRegistered) {
  auto const nadia = add("02", "Nadia", "Chraibi");
  auto person = people.find(nadia, {})->person;
  person.title = PersonTitle::dr;
  ASSERT_TRUE(people.update(person));
  EXPECT_EQ(people.update(person).error().code, "stale");
  register_person(nadia, "e1");
  EXPECT_EQ(people.remove(nadia, 2).error().code, "in_use");
  EXPECT_EQ(people.remove(add("03", "Ali", "Idrissi"), 2).error().code, "stale");
  EXPECT_TRUE(people.remove(id<PersonId>("03"), 1));
}

struct BadReference {
  char const* name;
  void (*spoil)(Person&, Affiliation&);
  char const* path;
  char const* code;
};

class PeopleConstraints : public PeopleStoreTest, public ::testing::WithParamInterface<BadReference> {};

TEST_P(PeopleConstraints, SayWhichFieldNamesSomethingUnknown) {
  Person person;
  person.id = id<PersonId>("09");
  person.family_name = "Alaoui";
  Affiliation affiliation{.id = id<AffiliationId>("d9"), .organisation_id = id<OrganisationId>("a1")};
  GetParam().spoil(person, affiliation);
  auto result = people.insert(person);
  if (result) result = people.insert_affiliation(person.id, affiliation);
  ASSERT_FALSE(result);
  ASSERT_EQ(result.error().fields.size(), 1u);
  EXPECT_EQ(result.error().fields[0].path, GetParam().path);
  EXPECT_EQ(result.error().fields[0].code, GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(
    Fields, PeopleConstraints,
    ::testing::Values(BadReference{"category", [](Person& p, Affiliation&) { p.category = "astronaut"; }, "category", "unknown_reference"},
                      BadReference{"grade", [](Person&, Affiliation& a) { a.grade = "captain"; }, "grade", "unknown_reference"},
                      BadReference{"place", [](Person&, Affiliation& a) { a.place_code = "99.999"; }, "place_code", "unknown_place"},
                      BadReference{"organisation", [](Person&, Affiliation& a) { a.organisation_id = id<OrganisationId>("ff"); },
                                   "organisation_id", "unknown_organisation"}),
    [](auto const& each) { return each.param.name; });

}  // namespace
}  // namespace athar::persistence
