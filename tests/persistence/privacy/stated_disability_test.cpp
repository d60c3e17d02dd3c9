#include <gtest/gtest.h>

#include "domain/privacy/sensitive_data.hpp"
#include "persistence/postgres/database.hpp"
#include "tests/persistence/recorded/small_world.hpp"

namespace athar::persistence {
namespace {

using tests::SmallWorld;
using tests::TestDatabase;

/// The rule is said twice, in the domain and where totals are counted: every pattern of answers of three of the six questions is asked of both.
TEST(StatedDisability, SaysWhatTheDomainSaysOfEveryPatternOfAnswers) {
  TestDatabase const database = TestDatabase::migrated("stated_disability");
  database.run("insert into athar.purpose (id, code) values ('00000000-0000-4000-8000-00000000d001', 'accessibility')");
  database.run("insert into athar.purpose_version (purpose_id, number, name_fr, legal_basis) values "
               "('00000000-0000-4000-8000-00000000d001', 1, 'Accessibilité', 'public_mission')");
  database.run("update athar.sensitive_authorisation set number = 'A-1', granted_on = date '2026-01-02', "
               "purpose_id = '00000000-0000-4000-8000-00000000d001' where kind = 'disability'");
  PostgresDatabase stores({.url = database.url()});
  Actor const actor{std::nullopt, "Nadia Fassi"};
  std::int64_t yes = 0, no = 0;
  std::vector<PersonId> people;
  auto unit = stores.begin(Patience::patient);
  for (int pattern = 0; pattern < 5 * 5 * 5; ++pattern) {
    DisabilityStatement statement;
    int rest = pattern;
    bool says_something = false;
    for (std::size_t i = 0; i < 6; ++i) {
      int const answer = i < 3 ? rest % 5 : 1;
      if (i < 3) rest /= 5;
      if (i >= 3 && pattern % 2 == 0) continue;
      if (answer > 0) statement.answers[i] = static_cast<Difficulty>(answer - 1), says_something = true;
    }
    if (!says_something) continue;
    PersonId const person{Uuid::from_name("person " + std::to_string(pattern))};
    database.run("insert into athar.person (id, family_name, given_name, sex) values ('" + person.text() + "', 'Alaoui', 'N" + std::to_string(pattern) + "', 'F')");
    statement.person_id = person;
    statement.version = 0;
    statement.date = *LocalDate::parse("2026-06-02");
    ASSERT_TRUE(unit->sensitive_data().put(statement, actor));
    people.push_back(person);
    yes += status_of(statement) == DisabilityStatus::yes;
    no += status_of(statement) == DisabilityStatus::no;
  }
  auto const counted = unit->sensitive_data().disability_of(people);
  EXPECT_GT(yes, 0);
  EXPECT_GT(no, 0);
  EXPECT_EQ(counted.yes, yes);
  EXPECT_EQ(counted.no, no);
  EXPECT_EQ(counted.people(), static_cast<std::int64_t>(people.size()));
}

}  // namespace
}  // namespace athar::persistence
