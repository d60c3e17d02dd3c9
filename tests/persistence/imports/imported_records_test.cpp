#include "persistence/imports/imported_records.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "persistence/imports/import_store.hpp"
#include "tests/persistence/training/training_world.hpp"

namespace athar::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class ImportedRecordsInPostgres : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    database.emplace(TestDatabase::migrated("imported_records"));
    fill_training_world(*database);
  }
  static void TearDownTestSuite() { database.reset(); }

  ImportId stored(std::string_view name, std::string kind = "people") {
    Import import;
    import.id = ImportId{Uuid::from_name(name)};
    import.kind = std::move(kind);
    import.file_name = "liste.csv";
    EXPECT_TRUE(store.insert(import, "a"));
    return import.id;
  }

  static PersonWithPost somebody(std::string_view name, std::string family, std::string given) {
    PersonWithPost out;
    out.person.id = PersonId{Uuid::from_name(name)};
    out.person.family_name = std::move(family);
    out.person.given_name = std::move(given);
    out.post = Affiliation{.id = AffiliationId{Uuid::from_name(std::string(name) + " post")}, .organisation_id = ministry(0), .function = "Cadre"};
    return out;
  }

  KnownPerson known(std::string const& latin) { return records.people_like({.latin = {latin}}).at(0); }

  static inline std::optional<TestDatabase> database;
  persistence::Connection connection{{.url = database->url()}};
  persistence::PostgresImportStore store{connection};
  ImportedRecords& records{store.records()};
};

TEST_F(ImportedRecordsInPostgres, CompareNamesWithoutAccentsOrOrderInBothScripts) {
  EXPECT_THAT(records.name_keys({"El Idrissi Éléonore", "", "ELEONORE EL-IDRISSI", "أحمد العلوي", "العلوى احمد"}),
              ElementsAre("el eleonore idrissi", "", "el eleonore idrissi", "احمد العلوي", "احمد العلوي"));
}

TEST_F(ImportedRecordsInPostgres, FindPeopleByAddressNumberAndName) {
  auto one = somebody("one", "Tazi", "Karim");
  one.person.email = "Karim@Example.ma";
  auto two = somebody("two", "Amrani", "Salma");
  two.person.phone = "+212661234567";
  auto three = somebody("three", "", "");
  three.person.family_name_ar = "العلوي";
  three.post.reset();
  ASSERT_TRUE(records.insert_people(std::vector{one, two, three}));
  EXPECT_THAT(records.people_like({.emails = {"karim@example.ma"}}), SizeIs(1));
  EXPECT_THAT(records.people_like({.phones = {"+212661234567"}}), SizeIs(1));
  EXPECT_THAT(records.people_like({.arabic = {"العلوي"}}), SizeIs(1));
  auto const found = known("karim tazi");
  EXPECT_EQ(found.person, one.person);
  EXPECT_EQ(found.post, one.post);
  EXPECT_EQ(found.organisation, "Ministère 0");
}

TEST_F(ImportedRecordsInPostgres, TakeBackWhatTheyMadeAndChanged) {
  auto old = somebody("old", "Berrada", "Omar");
  ASSERT_TRUE(records.insert_people(std::vector{old}));
  auto const import = stored("taken back");
  auto fresh = somebody("fresh", "Berrada", "Lina");
  ASSERT_TRUE(records.insert_people(std::vector{fresh}));
  records.remember_made(import, "people", {fresh.person.id.uuid});
  auto changed = old;
  changed.person.email = "omar@example.ma";
  changed.post->function = "Chef";
  records.remember_before(import, "people", {old.person.id.uuid});
  records.remember_before(import, "affiliations", {old.post->id.uuid});
  ASSERT_TRUE(records.update_people(std::vector{changed}));
  records.remember_made(import, "affiliations", {old.post->id.uuid});
  EXPECT_EQ(known("berrada omar").post->function, "Chef");

  auto const touched = records.take_back(import);
  ASSERT_TRUE(touched) << touched.error().code;
  EXPECT_THAT(touched->people, ElementsAre(old.person.id));
  EXPECT_THAT(records.people_like({.latin = {"berrada lina"}}), IsEmpty());
  auto const back = known("berrada omar");
  EXPECT_EQ(back.person.email, std::nullopt);
  EXPECT_EQ(back.post, old.post);
  EXPECT_EQ(back.person.version, 3);
}

TEST_F(ImportedRecordsInPostgres, AreNotTakenBackOnceSomethingIsBuiltOnThem) {
  auto const import = stored("built upon");
  auto changed = somebody("changed later", "Sabri", "Omar"), used = somebody("used later", "Sabri", "Lina");
  ASSERT_TRUE(records.insert_people(std::vector{changed, used}));
  records.remember_made(import, "people", {changed.person.id.uuid, used.person.id.uuid});
  database->run("update athar.person set version = 2 where id = '" + changed.person.id.text() + "'");
  auto refused = records.take_back(import);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().fields, ElementsAre(FieldError{"people/" + changed.person.id.text(), "changed_since", "Omar Sabri"}));

  database->run("update athar.person set version = 1 where id = '" + changed.person.id.text() + "'; insert into athar.account (id, email, name, role, person_id) "
                "values (gen_random_uuid(), 'lina@example.ma', 'Lina', 'trainer', '" + used.person.id.text() + "')");
  refused = records.take_back(import);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().fields, ElementsAre(FieldError{"people/" + used.person.id.text(), "referred_to", "Lina Sabri"}));
}

TEST_F(ImportedRecordsInPostgres, RegisterManyInTheirOrderAndCountTheSeats) {
  persistence::PostgresSessionStore sessions(connection);
  auto const session = training("many");
  ASSERT_TRUE(sessions.insert(session, 2026));
  std::vector<Registration> all{registration(session.id, 0), registration(session.id, 1, RegistrationStatus::waiting),
                                registration(session.id, 2, RegistrationStatus::waiting)};
  ASSERT_TRUE(records.insert_registrations(session.id, all));
  auto const found = records.participants(session.id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->seats.registered, 1);
  EXPECT_EQ(found->seats.waiting, 2);
  EXPECT_EQ(found->registrations.at(person(0)).programme_ids, session.programme_ids);
  EXPECT_THAT(found->days, SizeIs(2));
  EXPECT_EQ(database->value("select string_agg(waiting_position::text, ',' order by waiting_position) from athar.registration where session_id = '" +
                            session.id.text() + "'"), "1,2");
}

TEST_F(ImportedRecordsInPostgres, KnowOrganisationsByNameAcronymAliasAndFormerName) {
  Organisation office;
  office.id = OrganisationId{Uuid::from_name("office")};
  office.type = "public_institution";
  office.name = {.fr = "Office du Nord", .ar = "مكتب الشمال"};
  office.acronym.fr = "ODN";
  office.aliases = {"REF-7"};
  ASSERT_TRUE(records.insert_organisations(std::vector{office}));
  auto const found = records.organisations_named({"office du nord", "odn", "ref 7", "مكتب الشمال", "nobody"});
  EXPECT_THAT(found, SizeIs(4));
  auto const whole = records.organisations_like({"ODN"});
  EXPECT_EQ(whole.organisations.at(office.id).aliases, office.aliases);
  EXPECT_EQ(whole.by_text.at("ODN"), (std::vector{office.id}));
}

}  // namespace
}  // namespace athar::tests
