#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "persistence/training/coaching_store.hpp"
#include "persistence/training/e_learning_store.hpp"
#include "tests/persistence/training/training_world.hpp"

namespace athar::tests {
namespace {

using persistence::Connection;
using persistence::PostgresCoachingStore;
using persistence::PostgresELearningStore;
using persistence::PostgresRegistrationStore;
using persistence::PostgresSessionStore;
using testing::ElementsAre;

/// How long a session takes and what somebody did of it, whatever it is made of.
class SessionExtent : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    database.emplace(TestDatabase::migrated("session_extent"));
    fill_training_world(*database);
  }
  static void TearDownTestSuite() { database.reset(); }

  /// first_date, last_date, planned_minutes as stored.
  std::vector<std::string> stored(SessionId session) {
    std::vector<std::string> out;
    auto const rows = database->run("select first_date, last_date, planned_minutes from athar.session where id = '" + session.text() + "'");
    for (auto const& value : rows.at(0)) out.push_back(value.value_or(""));
    return out;
  }
  /// attended_minutes, attended_sittings as figures count them.
  std::vector<std::string> attended(SessionId session, int number) {
    std::vector<std::string> out;
    auto const rows = database->run("select attended_minutes, attended_sittings from athar_derived.participation where session_id = '" +
                                           session.text() + "' and person_id = '" + person(number).text() + "'");
    for (auto const& value : rows.at(0)) out.push_back(value.value_or(""));
    return out;
  }

  static inline std::optional<TestDatabase> database;
  Connection connection{{.url = database->url()}};
  PostgresSessionStore sessions{connection};
  PostgresRegistrationStore registrations{connection};
  PostgresCoachingStore coaching{connection};
  PostgresELearningStore e_learning{connection};
};

TEST_F(SessionExtent, IsTheEngagementOfACoachingUntilItsVisitsTakeLonger) {
  auto session = training("Coaching");
  session.kind = SessionKind::coaching;
  ASSERT_TRUE(sessions.insert(session, 2026));
  EXPECT_THAT(stored(session.id), ElementsAre("2026-05-12", "2026-05-13", "600"));
  ASSERT_TRUE(coaching.put(session.id, {900, "But"}));
  ASSERT_TRUE(sessions.update(session));
  EXPECT_THAT(stored(session.id), ElementsAre("2026-05-12", "2026-05-13", "900"));
  ASSERT_TRUE(coaching.put(session.id, {300, "But"}));
  session.version = 2;
  ASSERT_TRUE(sessions.update(session));
  EXPECT_THAT(stored(session.id), ElementsAre("2026-05-12", "2026-05-13", "600"));
  EXPECT_EQ(coaching.put_note(session.id, {day("2026-05-14"), 1, "?", false, ""}).error().fields.at(0).code, "unknown_sitting");
  ASSERT_TRUE(coaching.put_note(session.id, {day("2026-05-13"), 2, "Objet", true, ""}));
  session.version = 3;
  session.days.pop_back();
  ASSERT_TRUE(sessions.update(session));
  EXPECT_TRUE(coaching.notes(session.id).empty()) << "words go with their sitting";
}

TEST_F(SessionExtent, TakesTheWindowAndTheTimeOfASelfPacedPartInAddition) {
  auto session = training("Blended");
  session.modality = Modality::blended;
  ASSERT_TRUE(sessions.insert(session, 2026));
  for (int i : {1, 2, 3}) ASSERT_TRUE(registrations.insert(registration(session.id, i)));
  ASSERT_TRUE(e_learning.put(session.id, {"https://example.org", day("2026-04-01"), day("2026-05-01"), 300}));
  ASSERT_TRUE(sessions.update(session));
  EXPECT_THAT(stored(session.id), ElementsAre("2026-04-01", "2026-05-13", "900"));
  ASSERT_TRUE(e_learning.put_progress(session.id, {{person(1), 50, {}}, {person(2), 90, day("2026-04-20")}, {person(3), 0, {}}}));
  ASSERT_TRUE(registrations.attendances().apply(session.id, {{person(1), day("2026-05-12"), 1, true}}));
  EXPECT_THAT(attended(session.id, 1), ElementsAre("330", "2")) << "three hours together and half of five alone";
  EXPECT_THAT(attended(session.id, 2), ElementsAre("300", "1")) << "a day of completion is all of it";
  EXPECT_THAT(attended(session.id, 3), ElementsAre("0", "0")) << "who has not begun was not there";
  auto const learners = e_learning.learners(session.id);
  ASSERT_EQ(learners.size(), 3U);
  EXPECT_EQ(learners[0].attended_minutes, 330) << "the page reads what figures count";
  EXPECT_EQ(learners[0].online_minutes, 150);
}

}  // namespace
}  // namespace athar::tests
