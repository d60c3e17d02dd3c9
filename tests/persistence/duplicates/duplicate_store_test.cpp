#include "persistence/duplicates/duplicate_store.hpp"

#include <algorithm>
#include <thread>

#include "persistence/people/people_store.hpp"
#include "tests/persistence/people/people_world.hpp"

namespace athar::persistence {
namespace {

using tests::TestDatabase;

LocalDate day(char const* text) { return LocalDate::parse(text).value(); }
PersonId person_id(char const* last) { return PersonId::parse("00000000-0000-8000-8000-0000000000" + std::string(last)).value(); }
Instant const noon = Instant::parse("2026-11-26T12:00:00Z").value();

class DuplicateStoreTest : public ::testing::Test {
 protected:
  DuplicateStoreTest() : database(TestDatabase::migrated("duplicates")), connection({database.url(), 0}), people(connection), duplicates(connection) {
    tests::add_people_world(database);
    connection.run("delete from athar.person_unchecked");
  }

  static Person samira(char const* last) {
    Person p;
    p.id = person_id(last);
    p.given_name = "Samira";
    p.family_name = "El Ouardi";
    p.birth_date = day("1984-03-11");
    return p;
  }
  PersonId save(Person const& p) {
    EXPECT_TRUE(people.insert(p));
    duplicates.check_person(p.id);
    return p.id;
  }
  void correct(Person& p) {
    EXPECT_TRUE(people.update(p));
    ++p.version;
    duplicates.check_person(p.id);
  }
  std::vector<DuplicatePair> pairs(DuplicateVerdict verdict = DuplicateVerdict::open) {
    return duplicates.list({.verdict = verdict, .record = {}}, {}).items;
  }

  TestDatabase database;
  Connection connection;
  PostgresPeopleStore people;
  PostgresDuplicateStore duplicates;
};

TEST_F(DuplicateStoreTest, FindsAPairAsTheSecondIsSaved) {
  save(samira("01"));
  EXPECT_TRUE(pairs().empty());
  auto arabic = samira("02");
  arabic.given_name.clear();
  arabic.family_name.clear();
  arabic.given_name_ar = "سميرة";
  arabic.family_name_ar = "الوردي";
  save(arabic);
  auto const found = pairs();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].a.id, person_id("01").uuid);
  EXPECT_EQ(found[0].b.given_name_ar, "سميرة");
  EXPECT_GT(found[0].score, 0.9);
  ASSERT_FALSE(found[0].reasons.empty());
  EXPECT_EQ(found[0].reasons[0].evidence, Evidence::name_other_script);
  EXPECT_TRUE(duplicates.unchecked_people(10).empty());
}

TEST_F(DuplicateStoreTest, DropsAPairThatACorrectionTookApart) {
  save(samira("01"));
  auto other = samira("02");
  save(other);
  ASSERT_EQ(pairs().size(), 1U);
  other.given_name = "Rachid";
  other.family_name = "Bennani";
  other.birth_date = day("1970-07-30");
  correct(other);
  EXPECT_TRUE(pairs().empty());
}

TEST_F(DuplicateStoreTest, RemembersThatTwoAreDifferentUntilMuchMoreSpeaksForOne) {
  auto one = samira("01"), other = samira("02");
  other.birth_date.reset();
  other.birth_year = 1984;
  save(one);
  save(other);
  ASSERT_EQ(pairs().size(), 1U);
  auto const pair = pairs()[0];
  ASSERT_TRUE(duplicates.decide(pair.id, pair.version, DuplicateVerdict::different, std::nullopt, "Amina", noon, {}));
  EXPECT_TRUE(pairs().empty());
  ASSERT_EQ(pairs(DuplicateVerdict::different).size(), 1U);
  EXPECT_EQ(pairs(DuplicateVerdict::different)[0].decided_by, "Amina");

  other.language = Language::fr;
  correct(other);
  EXPECT_TRUE(pairs().empty()) << "nothing that is compared has changed";
  other.birth_year.reset();
  other.birth_date = one.birth_date;
  correct(other);
  ASSERT_EQ(pairs().size(), 1U) << "the same day of birth is new evidence";
  EXPECT_FALSE(pairs()[0].decided_at);
}

TEST_F(DuplicateStoreTest, RefusesAVerdictOnAnOlderState) {
  save(samira("01"));
  save(samira("02"));
  auto const pair = pairs()[0];
  ASSERT_TRUE(duplicates.decide(pair.id, pair.version, DuplicateVerdict::later, std::nullopt, "Amina", noon, LocalDate::parse("2199-01-01")));
  auto const again = duplicates.decide(pair.id, pair.version, DuplicateVerdict::same, std::nullopt, "Karim", noon, {});
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, "stale");
  EXPECT_EQ(duplicates.find(pair.id)->verdict, DuplicateVerdict::later);
}

TEST_F(DuplicateStoreTest, GoesWithItsPeople) {
  save(samira("01"));
  save(samira("02"));
  ASSERT_TRUE(people.insert(samira("03")));
  ASSERT_TRUE(people.remove(person_id("02"), 1));
  EXPECT_TRUE(pairs().empty());
  ASSERT_TRUE(people.remove(person_id("03"), 1));
  EXPECT_TRUE(duplicates.unchecked_people(10).empty());
  ASSERT_TRUE(people.remove(person_id("01"), 1));
  EXPECT_TRUE(database.run("select k.ordinal from athar.person_likeness_key k").empty());
}

TEST_F(DuplicateStoreTest, MarksWhoeverChangesInAnotherWay) {
  ASSERT_TRUE(people.insert(samira("01")));
  EXPECT_EQ(duplicates.unchecked_people(10), std::vector{person_id("01")});
  duplicates.check_person(person_id("01"));
  EXPECT_TRUE(duplicates.unchecked_people(10).empty());
  database.run("update athar.person set language = 'fr' where id = '" + person_id("01").text() + "'");
  EXPECT_TRUE(duplicates.unchecked_people(10).empty());
  database.run("update athar.person set family_name = 'Lahlou' where id = '" + person_id("01").text() + "'");
  EXPECT_EQ(duplicates.unchecked_people(10), std::vector{person_id("01")});
}

TEST_F(DuplicateStoreTest, MarksEverybodyInListsAgain) {
  for (auto const* number : {"01", "02", "03"}) save(samira(number));
  database.run("update athar.person set locked_at = now() where id = '" + person_id("03").text() + "'");
  duplicates.check_everybody_again();
  auto marked = duplicates.unchecked_people(10);
  std::sort(marked.begin(), marked.end());
  EXPECT_EQ(marked, (std::vector{person_id("01"), person_id("02")}));
}

TEST_F(DuplicateStoreTest, SuggestsWithoutWriting) {
  save(samira("01"));
  Person wanted;
  wanted.given_name = "سميرة";
  wanted.family_name_ar = "الوردي";
  wanted.given_name_ar = "سميرة";
  wanted.given_name.clear();
  auto const found = duplicates.people_like(profile_of(wanted, std::nullopt), std::nullopt, 5);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].record.family_name, "El Ouardi");
  EXPECT_TRUE(duplicates.people_like(profile_of(wanted, std::nullopt), person_id("01"), 5).empty()) << "not oneself";
  EXPECT_TRUE(duplicates.people_like(profile_of(Person{}, std::nullopt), std::nullopt, 5).empty()) << "no name, nobody";
  EXPECT_TRUE(pairs().empty());
}

TEST_F(DuplicateStoreTest, TwoAlikeSavedAtOnceFindEachOther) {
  Connection other_connection({database.url(), 0});
  PostgresPeopleStore other_people(other_connection);
  PostgresDuplicateStore other_duplicates(other_connection);
  connection.begin();
  save(samira("01"));
  other_connection.begin();
  ASSERT_TRUE(other_people.insert(samira("02")));
  std::jthread waiting([&] {
    other_duplicates.check_person(person_id("02"));  // until the first commits
    other_connection.commit();
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  connection.commit();
  waiting.join();
  EXPECT_EQ(pairs().size(), 1U);
}

TEST_F(DuplicateStoreTest, PagesTheReviewByScore) {
  for (auto const* last : {"01", "02", "03", "04"}) save(samira(last));
  ASSERT_EQ(pairs().size(), 6U);
  std::set<DuplicatePairId> seen;
  PageRequest request{.limit = 4, .with_total = true};
  auto page = duplicates.list({.record = {}}, request);
  EXPECT_EQ(page.total, 6);
  for (auto const& pair : page.items) seen.insert(pair.id);
  request.after_key = page.next_key;
  request.after_id = page.next_id;
  page = duplicates.list({.record = {}}, request);
  EXPECT_EQ(page.items.size(), 2U);
  for (auto const& pair : page.items) seen.insert(pair.id);
  EXPECT_EQ(seen.size(), 6U);
  EXPECT_EQ(duplicates.list({.record = person_id("03").uuid}, {}).items.size(), 3U);
}

TEST_F(DuplicateStoreTest, ComparesAWholeRegisterInParts) {
  auto one = samira("01"), other = samira("02");
  ASSERT_TRUE(people.insert(one));
  ASSERT_TRUE(people.insert(other));
  auto everybody = duplicates.every_person();
  ASSERT_EQ(everybody.size(), 2U);
  // Somebody is saved while the comparison runs: the mark stays.
  other.family_name = "Lahlou";
  ASSERT_TRUE(people.update(other));
  duplicates.write_keys(everybody);
  EXPECT_EQ(duplicates.unchecked_people(10), std::vector{other.id});
  std::vector<FoundPair> const found{{other.id.uuid, one.id.uuid, {.bits = 9, .score = 0.99, .reasons = {{Evidence::name_same, 12.5}}}}};
  duplicates.write_pairs(DuplicateSubject::people, found);
  ASSERT_EQ(pairs().size(), 1U);
  EXPECT_EQ(pairs()[0].a.id, one.id.uuid) << "the smaller id first";
  EXPECT_EQ(pairs()[0].reasons, (std::vector<Reason>{{Evidence::name_same, 12.5}}));
  duplicates.forget_unseen(DuplicateSubject::organisations, Instant::parse("2199-01-01T00:00:00Z").value());
  EXPECT_EQ(pairs().size(), 1U);
  duplicates.forget_unseen(DuplicateSubject::people, Instant::parse("2199-01-01T00:00:00Z").value());
  EXPECT_TRUE(pairs().empty());
}

TEST_F(DuplicateStoreTest, RunsOneComparisonOfASubjectAtATime) {
  DuplicateRun run;
  run.id = DuplicateRunId::parse("00000000-0000-8000-8000-0000000000f1").value();
  ASSERT_TRUE(duplicates.insert_run(run));
  auto second = run;
  second.id = DuplicateRunId::parse("00000000-0000-8000-8000-0000000000f2").value();
  auto const refused = duplicates.insert_run(second);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "comparison_under_way");
  second.subject = DuplicateSubject::organisations;
  EXPECT_TRUE(duplicates.insert_run(second));
  run.state = "running";
  EXPECT_TRUE(duplicates.move_run(run, "queued"));
  EXPECT_FALSE(duplicates.move_run(run, "queued"));
  EXPECT_EQ(duplicates.fail_interrupted_runs(noon), 2);
  EXPECT_EQ(duplicates.last_run(DuplicateSubject::people)->state, "failed");
}

TEST_F(DuplicateStoreTest, FindsOrganisationsByTrigrams) {
  database.run(
      "insert into athar.organisation (id, type, name_fr, acronym_fr, search_text) values"
      " ('00000000-0000-8000-8000-0000000000e1', 'ministry', 'Institut Zaitoune des semences', 'IZS', athar.search_key('Institut Zaitoune des semences | IZS')),"
      " ('00000000-0000-8000-8000-0000000000e2', 'ministry', 'Institut Zaytoune des Semences', 'IZS', athar.search_key('Institut Zaytoune des Semences | IZS'))");
  duplicates.check_organisation(OrganisationId::parse("00000000-0000-8000-8000-0000000000e2").value());
  auto const found = duplicates.list({.subject = DuplicateSubject::organisations, .record = {}}, {}).items;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].a.name.fr, "Institut Zaitoune des semences");
}

}  // namespace
}  // namespace athar::persistence
