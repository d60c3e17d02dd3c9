#include "persistence/courses/course_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "persistence/training/session_budget_store.hpp"
#include "tests/persistence/training/training_world.hpp"

namespace athar::tests {
namespace {

using persistence::Connection;
using persistence::PostgresCourseStore;
using persistence::PostgresSessionBudgetStore;
using persistence::PostgresSessionStore;
using testing::ElementsAre;

CourseId course_named(std::string_view name) { return CourseId{Uuid::from_name(std::string("course ") + std::string(name))}; }

Course course(std::string_view name) {
  Course c;
  c.id = course_named(name);
  c.title = {.fr = std::string(name), .ar = "تكوين", .en = ""};
  c.objectives.fr = "Savoir lire un budget";
  c.languages = {"fr", "ar"};
  c.durations = {{3, std::nullopt}, {5, 1800}};
  c.modules = {{{.fr = "Analyse, \"lecture\"", .ar = {}, .en = {}}, 1, std::nullopt}, {{.fr = "Exercices", .ar = {}, .en = {}}, std::nullopt, 90}};
  c.competencies = {"Analyse {genre}", "Chiffrage"};
  c.materials = {{"Manuel", "https://example.org/m.pdf", "2e édition"}};
  c.certificate = {80, true};
  return c;
}

class CourseStores : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    database.emplace(TestDatabase::migrated("courses"));
    fill_training_world(*database);
  }
  static void TearDownTestSuite() { database.reset(); }

  Session edition(std::string_view name, CourseId of) {
    auto session = training(name);
    session.edition = SessionEdition{of, 0};
    return session;
  }

  static inline std::optional<TestDatabase> database;
  Connection connection{{.url = database->url()}};
  PostgresCourseStore courses{connection};
  PostgresSessionStore sessions{connection};
  PostgresSessionBudgetStore budgets{connection};
  LocalDate const today = day("2026-06-01");
};

TEST_F(CourseStores, ReadBackTheCourseThatWasWritten) {
  auto first = course("Introduction");
  ASSERT_TRUE(courses.insert(first));
  auto second = course("Budget sensible au genre");
  second.prerequisites = {first.id};
  second.seats = 25;
  ASSERT_TRUE(courses.insert(second));
  connection.take_statement_count();
  auto const page = courses.find(second.id);
  EXPECT_EQ(connection.take_statement_count(), 6);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->course, second);
  EXPECT_EQ(page->prerequisites.at(0).title, first.title);
  EXPECT_THAT(page->reference, testing::MatchesRegex("C-[0-9]{4}"));

  second.version = 1;
  second.durations = {{2, 720}};
  second.prerequisites.clear();
  second.archived = true;
  ASSERT_TRUE(courses.update(second));
  EXPECT_EQ(courses.update(second).error().kind, ErrorKind::stale);
  second.version = 2;
  EXPECT_EQ(courses.find(second.id)->course, second);
}

TEST_F(CourseStores, RefuseACircleOfPrerequisites) {
  for (auto name : {"Un", "Deux", "Trois"}) ASSERT_TRUE(courses.insert(course(name)));
  auto after = [&](std::string_view name, std::string_view before, int version) {
    auto c = course(name);
    c.version = version;
    c.prerequisites = {course_named(before)};
    connection.begin();
    auto const written = courses.update(c);
    if (written) connection.commit();
    else connection.rollback();
    return written ? "" : written.error().fields.at(0).code;
  };
  EXPECT_EQ(after("Deux", "Un", 1), "");
  EXPECT_EQ(after("Trois", "Deux", 1), "");
  EXPECT_EQ(after("Un", "Trois", 1), "prerequisite_circle");
  EXPECT_EQ(after("Un", "Quatre", 1), "unknown_course");
}

TEST_F(CourseStores, NumberTheEditionsOfACourseOneAfterAnother) {
  ASSERT_TRUE(courses.insert(course("Numérotée")));
  auto plan = [&](std::string const& name) {
    Connection own{{.url = database->url()}};
    PostgresSessionStore store(own);
    own.begin();
    EXPECT_TRUE(store.insert(edition(name, course_named("Numérotée")), 2026));
    own.commit();
  };
  std::vector<std::thread> coordinators;
  for (int i = 0; i < 6; ++i) coordinators.emplace_back(plan, "édition " + std::to_string(i));
  for (auto& each : coordinators) each.join();
  std::vector<int> numbers;
  for (auto const& each : courses.scheduled_editions(course_named("Numérotée"), false)) numbers.push_back(each.session.edition->number);
  EXPECT_THAT(numbers, ElementsAre(1, 2, 3, 4, 5, 6));
  EXPECT_EQ(courses.find(course_named("Numérotée"))->editions, 6);
  EXPECT_EQ(courses.remove(course_named("Numérotée"), 1).error().code, "in_use");
}

TEST_F(CourseStores, ListOnlyEditionsThatHaveNotRun) {
  ASSERT_TRUE(courses.insert(course("Suivie")));
  for (auto name : {"s1", "s2", "s3"}) ASSERT_TRUE(sessions.insert(edition(name, course_named("Suivie")), 2026));
  Actor const salma{std::nullopt, "Salma"};
  ASSERT_TRUE(sessions.set_status(session_named("s1"), 1, SessionStatus::completed, "", salma));
  ASSERT_TRUE(sessions.set_status(session_named("s2"), 1, SessionStatus::postponed, "grève", salma));
  auto const editions = courses.scheduled_editions(course_named("Suivie"), true);
  ASSERT_EQ(editions.size(), 2u);
  EXPECT_EQ(editions[0].status, SessionStatus::postponed);
  EXPECT_EQ(editions[0].session.title.fr, "s2");

  CourseFilter const filter{.search = "suivie", .language = "ar", .kind = SessionKind::training, .archived = false, .today = day("2026-01-01")};
  auto const page = courses.list(filter, {.limit = 10, .with_total = true});
  ASSERT_EQ(page.items.size(), 1u);
  EXPECT_EQ(page.total, 1);
  EXPECT_EQ(page.items[0].editions, 3);
  EXPECT_THAT(page.items[0].durations_days, ElementsAre(3, 5));
  EXPECT_EQ(page.items[0].next_date, day("2026-05-12"));
  EXPECT_EQ(sessions.list({.course = course_named("Suivie"), .today = today}, {.limit = 10}).items.size(), 3u);
}

TEST_F(CourseStores, AnEditionKeepsItsNumberUntilItJoinsAnotherCourse) {
  for (auto name : {"Avant", "Après"}) ASSERT_TRUE(courses.insert(course(name)));
  ASSERT_TRUE(sessions.insert(edition("première", course_named("Avant")), 2026));
  ASSERT_TRUE(sessions.insert(edition("seconde", course_named("Avant")), 2026));
  auto stored = sessions.find(session_named("seconde"), {}, today)->session;
  EXPECT_EQ(stored.edition, (SessionEdition{course_named("Avant"), 2}));
  ASSERT_TRUE(sessions.update(stored));
  stored = sessions.find(session_named("seconde"), {}, today)->session;
  EXPECT_EQ(stored.edition->number, 2);
  stored.edition = SessionEdition{course_named("Après"), 0};
  ASSERT_TRUE(sessions.update(stored));
  auto page = sessions.find(session_named("seconde"), {}, today);
  EXPECT_EQ(page->session.edition, (SessionEdition{course_named("Après"), 1}));
  EXPECT_EQ(page->course->title.fr, "Après");
  stored = page->session;
  stored.edition.reset();
  ASSERT_TRUE(sessions.update(stored));
  EXPECT_FALSE(sessions.find(session_named("seconde"), {}, today)->course);
}

TEST_F(CourseStores, EachStepOfASessionIsDatedWithItsActorAndReason) {
  ASSERT_TRUE(sessions.insert(training("pas à pas"), 2026));
  Actor const salma{std::nullopt, "Salma"};
  ASSERT_TRUE(sessions.set_status(session_named("pas à pas"), 1, SessionStatus::open, "", salma));
  ASSERT_TRUE(sessions.set_status(session_named("pas à pas"), 2, SessionStatus::postponed, "grève", salma));
  EXPECT_EQ(sessions.set_status(session_named("pas à pas"), 2, SessionStatus::open, "", salma).error().kind, ErrorKind::stale);
  auto const steps = sessions.status_steps(session_named("pas à pas"));
  ASSERT_EQ(steps.size(), 2u);
  EXPECT_EQ(steps[0].status, SessionStatus::postponed);
  EXPECT_EQ(steps[0].reason, "grève");
  EXPECT_EQ(steps[0].actor, "Salma");
  EXPECT_GT(steps[0].at, steps[1].at);
}

TEST_F(CourseStores, FiguresKnowClosedSessionsAsHeldAndPostponedOnesNotAtAll) {
  Actor const salma{std::nullopt, "Salma"};
  auto fact_of = [&](std::string const& name) {
    auto const rows = database->run("select held from athar_derived.session where session_id = '" + session_named(name).text() + "'");
    return rows.empty() ? std::string("none") : rows.at(0).at(0).value();
  };
  ASSERT_TRUE(sessions.insert(training("figures"), 2026));
  struct Step {
    SessionStatus to;
    char const* fact;
  };
  int version = 1;
  for (auto const& step : {Step{SessionStatus::open, "f"}, Step{SessionStatus::confirmed, "f"}, Step{SessionStatus::postponed, "none"},
                           Step{SessionStatus::planned, "f"}, Step{SessionStatus::running, "t"}, Step{SessionStatus::completed, "t"},
                           Step{SessionStatus::closed, "t"}, Step{SessionStatus::cancelled, "none"}}) {
    ASSERT_TRUE(sessions.set_status(session_named("figures"), version++, step.to, "motif", salma));
    EXPECT_EQ(fact_of("figures"), step.fact) << name_of(step.to);
  }
}

TEST_F(CourseStores, KnowHolidaysAndRamadanByDay) {
  auto const special = courses.special_days(day("2027-03-08"), day("2027-03-11"));
  EXPECT_THAT(special.ramadan, ElementsAre(day("2027-03-08"), day("2027-03-09")));
  ASSERT_EQ(special.holidays.size(), 2u);
  EXPECT_EQ(special.holidays.at(day("2027-03-10")).fr, "Aïd Al Fitr");
}

TEST_F(CourseStores, KeepABudgetLineByLineAndSumItByFunderAndCurrency) {
  ASSERT_TRUE(sessions.insert(training("coûteuse"), 2026));
  SessionBudget budget{session_named("coûteuse"), 0, {}};
  budget.lines = {{"Restauration", ministry(0), "MAD", {4'500'000, 4'200'000, std::nullopt}, "devis"},
                  {"Expertise", std::nullopt, "CAD", {250'000, std::nullopt, 250'000}, ""},
                  {"Salle", ministry(0), "MAD", {500'000, std::nullopt, std::nullopt}, ""}};
  ASSERT_TRUE(budgets.put(budget));
  EXPECT_EQ(budgets.put(budget).error().kind, ErrorKind::stale) << "two who begin at once";
  auto page = budgets.find(budget.session_id);
  EXPECT_EQ(page.budget.version, 1);
  EXPECT_EQ(page.budget.lines, budget.lines);
  EXPECT_EQ(page.funder_names.at(0).fr, "Ministère 0");

  auto const sums = budgets.totals({.session = budget.session_id});
  ASSERT_EQ(sums.size(), 2u);
  EXPECT_EQ(sums[0].total, (BudgetTotal{ministry(0), "MAD", {5'000'000, 4'200'000, std::nullopt}}));
  EXPECT_EQ(sums[0].sessions, 1);
  EXPECT_EQ(sums[1].total, (BudgetTotal{std::nullopt, "CAD", {250'000, std::nullopt, 250'000}}));
  EXPECT_EQ(budgets.totals({.programme = "P-0", .from = day("2027-01-01")}).size(), 0u);

  auto const first = budgets.list({.session = budget.session_id}, {.limit = 2});
  ASSERT_EQ(first.items.size(), 2u);
  ASSERT_TRUE(first.next_id);
  auto const rest = budgets.list({.session = budget.session_id}, {.limit = 2, .after_key = first.next_key, .after_id = first.next_id});
  ASSERT_EQ(rest.items.size(), 1u);
  EXPECT_EQ(rest.items[0].line.label, "Salle");

  page.budget.lines[0].funder_id = OrganisationId{Uuid::from_name("nobody")};
  EXPECT_EQ(budgets.put(page.budget).error().fields.at(0).code, "unknown_organisation");
}

}  // namespace
}  // namespace athar::tests
