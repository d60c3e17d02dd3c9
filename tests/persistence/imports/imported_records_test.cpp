#include "persistence/imports/imported_records.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "persistence/imports/import_store.hpp"
#include "persistence/training/e_learning_store.hpp"
#include "tests/persistence/training/training_world.hpp"

namespace athar::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

CourseId course(int number) { return CourseId{Uuid::from_name("course " + std::to_string(number))}; }

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

TEST_F(ImportedRecordsInPostgres, KnowCoursesByReferenceAndTitleAndThoseNamedAlike) {
  database->run("insert into athar.course (id, title_fr, title_ar, kind, modality, seats, languages) values ('" + course(1).text() +
                "', 'Budget sensible au genre', 'الميزانية المستجيبة للنوع', 'seminar', 'distance', 25, '{fr,ar}'), ('" + course(2).text() +
                "', 'Gestion de projet', '', 'training', 'in_person', null, '{}');"
                "insert into athar.course_duration (course_id, position, days) values ('" + course(1).text() + "', 1, 5), ('" + course(1).text() + "', 2, 3)");
  auto const reference = database->value("select reference from athar.course where id = '" + course(1).text() + "'");
  auto const found = records.courses_named({reference, reference + " · Budget", "BUDGET SENSIBLE AU GENRE", "الميزانيه المستجيبة للنوع", "budget sensible genre", "poterie"});
  for (auto const& text : {reference, reference + " · Budget", std::string("BUDGET SENSIBLE AU GENRE"), std::string("الميزانيه المستجيبة للنوع")}) {
    ASSERT_THAT(found.at(text).meant, SizeIs(1)) << text;
    EXPECT_EQ(found.at(text).meant[0].course.id, course(1)) << text;
    EXPECT_THAT(found.at(text).alike, IsEmpty()) << text;
  }
  auto const& known = found.at(reference).meant[0];
  EXPECT_EQ(known.reference, reference);
  EXPECT_EQ(known.course.kind, SessionKind::seminar);
  EXPECT_EQ(known.course.seats, 25);
  EXPECT_THAT(known.course.languages, ElementsAre("fr", "ar"));
  EXPECT_EQ(known.course.durations, (std::vector<CourseDuration>{{3, std::nullopt}})) << "the shortest";
  auto const& alike = found.at("budget sensible genre");
  EXPECT_THAT(alike.meant, IsEmpty());
  ASSERT_THAT(alike.alike, SizeIs(1));
  EXPECT_EQ(alike.alike[0].course.id, course(1));
  EXPECT_FALSE(found.contains("poterie"));
}

TEST_F(ImportedRecordsInPostgres, NumberTheEditionsOfACourseAndGiveBackWhatTheyWere) {
  database->run("insert into athar.course (id, title_fr, kind, modality) values ('" + course(3).text() + "', 'Achats publics', 'training', 'in_person')");
  std::vector<Session> sessions{training("first edition"), training("alone"), training("second edition")};
  for (std::size_t i = 0; i < sessions.size(); ++i) sessions[i].external_reference = "edition-" + std::to_string(i);
  sessions[0].edition = sessions[2].edition = SessionEdition{course(3), 0};
  ASSERT_TRUE(records.insert_sessions(sessions, {false, false, false}, 2026));
  auto const numbers = [&] {
    return database->value("select string_agg(coalesce(edition, 0)::text, ',' order by external_reference) from athar.session where external_reference like 'edition-%'");
  };
  EXPECT_EQ(numbers(), "1,0,2");
  auto const known = records.sessions_with_references({"edition-2"});
  ASSERT_THAT(known, SizeIs(1));
  EXPECT_EQ(known[0].session.edition, (SessionEdition{course(3), 2}));
  EXPECT_EQ(known[0].course_reference, database->value("select reference from athar.course where id = '" + course(3).text() + "'"));

  // An import takes the second out of its course; its number is given again; undone, it takes the next.
  auto const import = stored("takes out of its course", "sessions");
  records.remember_before(import, "sessions", {sessions[2].id.uuid});
  database->run("update athar.session set course_id = null, edition = null, version = version + 1 where id = '" + sessions[2].id.text() + "'");
  database->run("update athar.session set course_id = '" + course(3).text() + "', edition = 2 where id = '" + sessions[1].id.text() + "'");
  ASSERT_TRUE(records.take_back(import));
  EXPECT_EQ(numbers(), "1,2,3");
}

TEST_F(ImportedRecordsInPostgres, TakeProgressBackToWhatItWas) {
  auto const session = training("online");
  ASSERT_TRUE(records.insert_sessions({session}, {false}, 2026));
  database->run("update athar.session set modality = 'e_learning' where id = '" + session.id.text() + "';"
                "insert into athar.e_learning (session_id, link, opens_on, closes_on, planned_minutes) values ('" + session.id.text() +
                "', 'https://example.org', date '2026-05-01', date '2026-05-31', 300);"
                "insert into athar.learner_progress (session_id, person_id, percent) values ('" + session.id.text() + "', '" + person(1).text() + "', 40)");
  persistence::PostgresELearningStore e_learning{connection};
  std::vector<LearnerProgress> const progress{{person(1), 100, day("2026-05-20")}, {person(2), 10, {}}};
  auto import = stored("progress", "people");
  records.remember_progress(import, session.id, progress);
  ASSERT_TRUE(e_learning.put_progress(session.id, progress));
  auto const held = [&] {
    return database->value("select string_agg(percent || ' ' || coalesce(completed_on::text, '-'), ', ' order by percent desc) from athar.learner_progress where session_id = '" +
                           session.id.text() + "'");
  };
  EXPECT_EQ(held(), "100 2026-05-20, 10 -");
  database->run("update athar.learner_progress set percent = 20 where person_id = '" + person(2).text() + "'");
  auto const refused = records.take_back(import);
  ASSERT_FALSE(refused);
  ASSERT_THAT(refused.error().fields, SizeIs(1));
  EXPECT_EQ(refused.error().fields[0].path, "learner_progress/" + person(2).text());
  EXPECT_EQ(refused.error().fields[0].code, "changed_since");
  database->run("update athar.learner_progress set percent = 10 where person_id = '" + person(2).text() + "'");
  auto const touched = records.take_back(import);
  ASSERT_TRUE(touched);
  EXPECT_EQ(held(), "40 -");
  EXPECT_THAT(touched->participations, SizeIs(2));
}

}  // namespace
}  // namespace athar::tests
