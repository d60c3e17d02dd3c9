#include "persistence/training/study_visit_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/persistence/training/training_world.hpp"

namespace athar::tests {
namespace {

using persistence::Connection;
using persistence::PostgresRegistrationStore;
using persistence::PostgresSessionStore;
using persistence::PostgresStudyVisitStore;
using testing::IsEmpty;
using testing::SizeIs;

class StudyVisits : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    database.emplace(TestDatabase::migrated("study_visits"));
    fill_training_world(*database);
  }
  static void TearDownTestSuite() { database.reset(); }

  SessionId planned(std::string_view name, int travellers) {
    auto session = training(name);
    session.kind = SessionKind::study_visit;
    EXPECT_TRUE(PostgresSessionStore(connection).insert(session, 2027));
    for (int i = 0; i < travellers; ++i) EXPECT_TRUE(PostgresRegistrationStore(connection).insert(registration(session.id, i)));
    return session.id;
  }

  static StudyVisit visit_of(SessionId session) {
    StudyVisit visit;
    visit.session_id = session;
    visit.head = registration(session, 0).id;
    VisitHost host;
    host.organisation_id = ministry(0);
    host.organisation_name.fr = "Ministère 0";
    host.city = "Ottawa";
    host.from = host.to = day("2026-05-12");
    host.contact = "Accueil";
    visit.hosts = {host};
    VisitEntry entry;
    entry.date = day("2026-05-12");
    entry.starts = LocalTime::parse("09:00");
    entry.title = {"Rencontre", "لقاء", ""};
    entry.host = 1;
    visit.entries = {entry};
    TravelLeg leg;
    leg.from = "Casablanca";
    leg.to = "Montréal";
    leg.departs_on = leg.arrives_on = day("2026-05-11");
    leg.arrives_at = LocalTime::parse("17:10");
    leg.number = "XX 100";
    visit.legs = {leg};
    return visit;
  }

  static inline std::optional<TestDatabase> database;
  Connection connection{{.url = database->url()}};
  PostgresStudyVisitStore visits{connection};
};

TEST_F(StudyVisits, ReadBackThePlanThatWasWrittenAndRaiseItsVersion) {
  auto const session = planned("Canada", 2);
  EXPECT_EQ(visits.find(session).version, 0);
  auto visit = visit_of(session);
  ASSERT_TRUE(visits.put(visit));
  visit.version = 1;
  EXPECT_EQ(visits.find(session), visit);
  visit.report = "Trois enseignements.";
  visit.reported_on = day("2026-05-20");
  ASSERT_TRUE(visits.put_report(visit));
  visit.version = 2;
  visit.hosts.push_back(visit.hosts.front());
  visit.entries[0].host = 2;
  ASSERT_TRUE(visits.put(visit));
  visit.version = 3;
  EXPECT_EQ(visits.find(session), visit) << "writing the plan leaves the report";
}

TEST_F(StudyVisits, RefuseTheSecondOfTwoEditorsAlsoOfAPlanThatWasNotThere) {
  auto const session = planned("Two editors", 1);
  auto visit = visit_of(session);
  ASSERT_TRUE(visits.put(visit));
  EXPECT_EQ(visits.put(visit).error().code, "stale");
  visit.version = 7;
  EXPECT_EQ(visits.put(visit).error().code, "stale");
  EXPECT_EQ(visits.put_report(visit).error().code, "stale");
  auto const other = planned("Nobody wrote", 1);
  auto never = visit_of(other);
  never.version = 1;
  EXPECT_EQ(visits.put(never).error().code, "stale");
}

TEST_F(StudyVisits, RefuseHeadsOfOtherDelegationsAndUnknownOrganisations) {
  auto const session = planned("Here", 1), elsewhere = planned("Elsewhere", 1);
  auto visit = visit_of(session);
  visit.head = registration(elsewhere, 0).id;
  connection.begin();
  auto const head = visits.put(visit);
  connection.rollback();
  ASSERT_FALSE(head);
  EXPECT_EQ(head.error().fields.at(0), (FieldError{"head_registration_id", "unknown_registration", {}}));
  visit = visit_of(session);
  visit.hosts.push_back(visit.hosts[0]);
  visit.hosts[1].organisation_id = OrganisationId{Uuid::from_name("nobody")};
  connection.begin();
  auto const host = visits.put(visit);
  connection.rollback();
  ASSERT_FALSE(host);
  EXPECT_EQ(host.error().fields.at(0), (FieldError{"hosts/1/organisation_id", "unknown_organisation", {}}));
  EXPECT_EQ(visits.find(session).version, 0);
}

TEST_F(StudyVisits, KeepEachTravellersPapersAndAnswerWhatDiffered) {
  auto const session = planned("Papers", 2), elsewhere = planned("Other papers", 1);
  auto const one = registration(session, 0).id, two = registration(session, 1).id;
  std::vector<TravellerPaper> papers{{one, TravelPaper::visa, Readiness::asked, day("2026-04-01"), "consulat"},
                                     {two, TravelPaper::visa, Readiness::not_needed, {}, {}}};
  EXPECT_THAT(visits.apply(session, papers).value(), SizeIs(2));
  EXPECT_THAT(visits.apply(session, papers).value(), IsEmpty()) << "the same again changes nothing";
  papers[0].state = Readiness::ready;
  auto const before = visits.apply(session, papers).value();
  ASSERT_THAT(before, SizeIs(1));
  EXPECT_EQ(before[0].state, Readiness::asked);
  EXPECT_THAT(visits.papers(session), SizeIs(2));
  papers[1].registration_id = registration(elsewhere, 0).id;
  auto const refused = visits.apply(session, papers);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields.at(0), (FieldError{"papers/1/registration_id", "unknown_registration", {}}));
  EXPECT_THAT(visits.papers(elsewhere), IsEmpty());
}

}  // namespace
}  // namespace athar::tests
