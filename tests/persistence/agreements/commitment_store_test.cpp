#include "persistence/agreements/commitment_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/persistence/agreements/agreement_world.hpp"

namespace athar::tests {
namespace {

using persistence::Connection;
using persistence::PostgresCommitmentStore;
using persistence::PostgresSessionStore;

class CommitmentStores : public testing::Test {
 protected:
  void SetUp() override {
    database.emplace(TestDatabase::migrated("commitments"));
    fill_agreement_world(*database);
    connection = std::make_unique<Connection>(Connection::Options{.url = database->url()});
    store = std::make_unique<PostgresCommitmentStore>(*connection);
  }
  void TearDown() override {
    store.reset();
    connection.reset();
    database.reset();
  }

  CommitmentDue due_of(Commitment const& c, std::size_t number = 0) { return store->find(c.id, {})->dues.at(number); }

  Commitment reports(std::string_view name, int of = 0) {
    auto c = commitment_named(name, of);
    c.measure = CommitmentMeasure::documents;
    c.target = 2;
    c.first_due_on = day("2026-12-31");
    return c;
  }

  CommitmentEvidence evidence(Commitment const& c, std::optional<std::int64_t> amount, std::string_view on = "2026-11-02") {
    CommitmentEvidence e;
    e.id = CommitmentEvidenceId{Uuid::from_name(c.description.fr + std::to_string(++made))};
    e.due_id = due_of(c).id;
    e.happened_on = day(on);
    e.note = "Rapport remis";
    e.amount = amount;
    e.author_name = "Salma";
    e.recorded_at = *Instant::parse("2026-11-02T10:00:00Z");
    return e;
  }

  void session(std::string_view name, int of) {
    PostgresSessionStore sessions(*connection);
    auto s = training(name);
    ASSERT_TRUE(sessions.insert(s, 2026));
    database->run(fmt::format("insert into athar.session_agreement (session_id, agreement_id) values ('{}', '{}')", s.id.text(), agreement(of).text()));
  }

  std::optional<TestDatabase> database;
  std::unique_ptr<Connection> connection;
  std::unique_ptr<PostgresCommitmentStore> store;
  LocalDate const today = day("2026-11-26");
  int made = 0;
};

TEST_F(CommitmentStores, ReadBackWhatWasWrittenWithItsDueDays) {
  auto c = reports("Rapports semestriels");
  c.responsible_name = "Mme Amal";
  c.every_months = 6;
  c.last_due_on = day("2028-12-31");
  ASSERT_TRUE(store->insert(c, due_days(c)));
  auto const page = store->find(c.id, {});
  ASSERT_TRUE(page);
  EXPECT_EQ(page->commitment.responsible_name, "Mme Amal");
  EXPECT_EQ(page->organisation_name.fr, "Ministère 0");
  ASSERT_EQ(page->dues.size(), 5U);
  EXPECT_EQ(page->dues[1].due_on, day("2027-06-30"));
  EXPECT_EQ(page->dues[1].counts_from, day("2027-01-01"));
}

TEST_F(CommitmentStores, ShowAPartnerOnlyWhatIsOfTheirAgreements) {
  auto const mine = reports("A rendre", 0), others = reports("A rendre aussi", 1);
  ASSERT_TRUE(store->insert(mine, due_days(mine)));
  ASSERT_TRUE(store->insert(others, due_days(others)));
  EXPECT_TRUE(store->find(mine.id, ministry(0)));
  EXPECT_FALSE(store->find(others.id, ministry(0)));
  EXPECT_FALSE(store->sees_agreement(agreement(1), ministry(0)));
  CommitmentFilter filter;
  filter.scope = ministry(0);
  filter.today = today;
  PageRequest request;
  request.with_total = true;
  auto const page = store->list(filter, request);
  ASSERT_EQ(page.items.size(), 1U);
  EXPECT_EQ(page.total, 1);
  EXPECT_EQ(store->deadlines({.from = {}, .to = {}, .of_account = {}, .scope = ministry(0), .kind = DeadlineKind::commitment, .today = today}, {}).items.size(), 1U);
  database->run(fmt::format("update athar.agreement set is_confidential = true where id = '{}'", agreement(0).text()));
  EXPECT_EQ(store->list(filter, request).total, 0);
  EXPECT_FALSE(store->find(mine.id, ministry(0)));
}

TEST_F(CommitmentStores, AddUpTheAmountsOfEvidence) {
  auto const c = reports("Deux rapports");
  ASSERT_TRUE(store->insert(c, due_days(c)));
  auto const first = evidence(c, 1), second = evidence(c, 1, "2026-11-20"), note = evidence(c, std::nullopt, "2026-11-25");
  ASSERT_TRUE(store->add_evidence(c.id, first));
  EXPECT_EQ(due_of(c).achieved, 1);
  EXPECT_FALSE(due_of(c).met_on);
  ASSERT_TRUE(store->add_evidence(c.id, second));
  ASSERT_TRUE(store->add_evidence(c.id, note));
  EXPECT_EQ(due_of(c).achieved, 2);
  EXPECT_EQ(due_of(c).met_on, day("2026-11-20"));
  EXPECT_TRUE(store->remove_evidence(c.id, second.id));
  EXPECT_FALSE(store->remove_evidence(c.id, second.id));
  EXPECT_EQ(due_of(c).achieved, 1);
  EXPECT_FALSE(due_of(c).met_on);
}

TEST_F(CommitmentStores, RefuseEvidenceForAnotherCommitmentsDay) {
  auto const one = reports("Un"), other = reports("Autre", 1);
  ASSERT_TRUE(store->insert(one, due_days(one)));
  ASSERT_TRUE(store->insert(other, due_days(other)));
  EXPECT_EQ(store->add_evidence(one.id, evidence(other, 1)).error().kind, ErrorKind::not_found);
}

TEST_F(CommitmentStores, KeepEvidenceWhenDueDaysChangeOrRefuseTheChange) {
  auto c = reports("Déplacé");
  ASSERT_TRUE(store->insert(c, due_days(c)));
  ASSERT_TRUE(store->add_evidence(c.id, evidence(c, 1)));
  c.first_due_on = day("2027-01-31");
  ASSERT_TRUE(store->update(c, due_days(c)));
  EXPECT_EQ(due_of(c).due_on, day("2027-01-31"));
  EXPECT_EQ(due_of(c).achieved, 1);
  c.version = 2;
  c.first_due_on = day("2027-02-28");
  c.every_months = 12;
  c.last_due_on = day("2029-02-28");
  EXPECT_EQ(store->update(c, due_days(c)).error().code, "due_day_in_use");
  EXPECT_EQ(store->remove(c.id, 2).error().code, "stale");
  EXPECT_EQ(store->remove(c.id, 3).error().code, "commitment_in_use");
}

TEST_F(CommitmentStores, LinkOnlySessionsThatServeTheAgreement) {
  auto c = commitment_named("Former");
  c.measure = CommitmentMeasure::people;
  ASSERT_TRUE(store->insert(c, due_days(c)));
  session("Budget", 0);
  session("Ailleurs", 1);
  ASSERT_TRUE(store->link(c.id, session_named("Budget")));
  ASSERT_TRUE(store->link(c.id, session_named("Budget")));
  EXPECT_EQ(store->link(c.id, session_named("Ailleurs")).error().code, "session_of_other_agreement");
  auto const sessions = store->sessions(c.id);
  ASSERT_EQ(sessions.size(), 1U);
  EXPECT_TRUE(sessions[0].serves);
  EXPECT_TRUE(store->of_session(session_named("Budget"), {}).at(0).serves);
  EXPECT_TRUE(store->of_session(session_named("Budget"), ministry(1)).empty());
  // A session that serves the agreement no more serves its clauses no more.
  database->run("delete from athar.session_agreement");
  EXPECT_TRUE(store->sessions(c.id).empty());
  EXPECT_FALSE(store->unlink(c.id, session_named("Budget")));
}

TEST_F(CommitmentStores, AskFiguresOverTheAgreementsSessionsOrTheClausesOwn) {
  auto c = commitment_named("Former");
  c.measure = CommitmentMeasure::people;
  c.target = 10;
  ASSERT_TRUE(store->insert(c, due_days(c)));
  session("Budget", 0);
  session("Suivi", 0);
  session("Ailleurs", 1);
  ASSERT_TRUE(store->link(c.id, session_named("Budget")));
  ASSERT_EQ(store->figure_questions(c.id).size(), 1U);
  EXPECT_EQ(store->figure_questions(c.id)[0].sessions.size(), 2U);
  c.linked_only = true;
  ASSERT_TRUE(store->update(c, due_days(c)));
  EXPECT_THAT(store->figure_questions({}).at(0).sessions, testing::ElementsAre(session_named("Budget")));
  auto const due = due_of(c).id;
  EXPECT_EQ(store->put_figures({{due, 12}}, today), 1);
  EXPECT_EQ(store->put_figures({{due, 12}}, today), 0);
  EXPECT_EQ(due_of(c).met_on, today);
  EXPECT_EQ(store->put_figures({{due, 9}}, today), 1);
  EXPECT_FALSE(due_of(c).met_on);
}

TEST_F(CommitmentStores, FilterByTheStatusTheDomainComputes) {
  auto c = reports("Tous les mois");
  c.target = 4;
  c.first_due_on = day("2026-06-15");
  c.every_months = 1;
  c.last_due_on = day("2027-12-15");
  ASSERT_TRUE(store->insert(c, due_days(c)));
  database->run("update athar.commitment_due set achieved = number % 6, met_on = case when number % 6 >= 4 then date '2026-11-01' end");
  database->run("update athar.commitment_due set waived_on = '2026-11-01', waived_reason = 'Force majeure' where number = 8");
  CommitmentFilter filter;
  filter.today = today;
  PageRequest all;
  all.limit = 200;
  std::set<CommitmentStatus> seen;
  auto const rows = store->list(filter, all).items;
  ASSERT_EQ(rows.size(), 19U);
  std::size_t filtered = 0;
  for (auto const status : {CommitmentStatus::open, CommitmentStatus::at_risk, CommitmentStatus::late, CommitmentStatus::met, CommitmentStatus::waived}) {
    filter.status = status;
    for (auto const& row : store->list(filter, all).items) {
      EXPECT_EQ(status_of(row.due, row.target, today), status) << row.due.due_on->text();
      seen.insert(status);
      ++filtered;
    }
  }
  EXPECT_EQ(filtered, rows.size());
  EXPECT_EQ(seen.size(), 5U);
}

TEST_F(CommitmentStores, ListPageByPageWithoutRepeatingOrMissingOne) {
  auto c = reports("Mensuel"), undated = reports("Sans jour", 1);
  c.every_months = 1;
  c.last_due_on = day("2027-10-31");
  undated.first_due_on.reset();
  ASSERT_TRUE(store->insert(c, due_days(c)));
  ASSERT_TRUE(store->insert(undated, due_days(undated)));
  PageRequest request;
  request.limit = 3;
  CommitmentFilter filter;
  filter.today = today;
  std::set<CommitmentDueId> seen;
  std::size_t read = 0;
  for (int pages = 0; pages < 20; ++pages) {
    auto const page = store->list(filter, request);
    for (auto const& row : page.items) seen.insert(row.due.id);
    read += page.items.size();
    if (!page.next_id) break;
    request.after_key = page.next_key;
    request.after_id = page.next_id;
  }
  EXPECT_EQ(read, 12U);
  EXPECT_EQ(seen.size(), 12U);
}

TEST_F(CommitmentStores, KeepAWaiverWithItsReasonAndRefuseAnOldVersion) {
  auto const c = reports("Dispense");
  ASSERT_TRUE(store->insert(c, due_days(c)));
  auto due = due_of(c);
  due.waived_on = today;
  due.waived_reason = "Axe non réalisé";
  due.waived_by = "Salma";
  ASSERT_TRUE(store->set_waiver(c.id, 1, due));
  EXPECT_EQ(store->set_waiver(c.id, 1, due).error().kind, ErrorKind::stale);
  EXPECT_EQ(due_of(c).waived_reason, "Axe non réalisé");
  EXPECT_TRUE(store->deadlines({.from = {}, .to = {}, .of_account = {}, .scope = {}, .kind = DeadlineKind::commitment, .today = today}, {}).items.empty());
}

TEST_F(CommitmentStores, ListDeadlinesOfEndsNoticesAndCommitmentsInTheirOrder) {
  auto const c = reports("Rapport");
  ASSERT_TRUE(store->insert(c, due_days(c)));
  DeadlineFilter filter;
  filter.to = day("2027-12-31");
  auto const all = store->deadlines(filter, {}).items;
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].kind, DeadlineKind::agreement_notice);
  EXPECT_EQ(all[0].date, day("2026-09-30"));
  EXPECT_EQ(all[1].kind, DeadlineKind::commitment);
  EXPECT_EQ(all[1].description.fr, "Rapport");
  EXPECT_EQ(all[2].date, day("2027-03-31"));
  EXPECT_EQ(all[2].owner_name, "Salma");
  PageRequest by_one;
  by_one.limit = 1;
  std::vector<LocalDate> days;
  for (int i = 0; i < 5; ++i) {
    auto const page = store->deadlines(filter, by_one);
    for (auto const& each : page.items) days.push_back(each.date);
    if (!page.next_id) break;
    by_one.after_key = page.next_key;
    by_one.after_id = page.next_id;
  }
  EXPECT_THAT(days, testing::ElementsAre(day("2026-09-30"), day("2026-12-31"), day("2027-03-31")));
  filter.of_account = account("Karim");
  EXPECT_TRUE(store->deadlines(filter, {}).items.empty());
  ASSERT_TRUE(store->put_deputies(agreement(0), {account("Karim")}));
  EXPECT_EQ(store->deadlines(filter, {}).items.size(), 3U);
  database->run("update athar.agreement set status = 'terminated'");
  EXPECT_TRUE(store->deadlines(filter, {}).items.empty());
}

TEST_F(CommitmentStores, CountWhatIsLateAndWhatIsSoon) {
  auto late = reports("Passé"), soon = reports("Bientôt");
  late.first_due_on = day("2026-11-25");
  soon.first_due_on = day("2026-12-26");
  ASSERT_TRUE(store->insert(late, due_days(late)));
  ASSERT_TRUE(store->insert(soon, due_days(soon)));
  DeadlineFilter filter;
  filter.today = today;
  filter.of_account = account("Salma");
  EXPECT_EQ(store->deadline_counts(filter).late, 1);
  EXPECT_EQ(store->deadline_counts(filter).soon, 1);
  filter.of_account = account("Karim");
  EXPECT_EQ(store->deadline_counts(filter).soon, 0);
}

TEST_F(CommitmentStores, DecideAWeekOnceAndRememberWhatWasTold) {
  auto const week = day("2026-11-23");
  ASSERT_TRUE(store->put_deputies(agreement(1), {account("Karim")}));
  EXPECT_EQ(store->without_digest(week).size(), 2U);
  EXPECT_TRUE(store->decide_digest(account("Salma"), week));
  EXPECT_FALSE(store->decide_digest(account("Salma"), week));
  DeadlineTold const told{agreement(0).uuid, DeadlineKind::agreement_end, day("2027-03-31"), 6};
  store->write_told(account("Salma"), week, std::nullopt, {told});
  store->write_told(account("Salma"), week, std::nullopt, {told});
  EXPECT_THAT(store->told(account("Salma")), testing::ElementsAre(told));
  EXPECT_THAT(store->without_digest(week), testing::ElementsAre(account("Karim")));
  EXPECT_EQ(store->put_deputies(agreement(1), {account("Personne")}).error().fields.at(0).code, "unknown_account");
}

}  // namespace
}  // namespace athar::tests
