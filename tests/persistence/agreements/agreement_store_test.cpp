#include "persistence/agreements/agreement_store.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/agreements/lifecycle.hpp"
#include "tests/persistence/training/training_world.hpp"

namespace athar::persistence {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;
using tests::TestDatabase;

template <class SomeId>
SomeId id(std::string_view name) {
  return SomeId{Uuid::from_name(name)};
}
PartialDate partial(std::string_view text) { return PartialDate::parse(text).value(); }

/// The ministries and sessions of the training world; a bureau below the first; everything else is stored through the store.
class AgreementsInPostgres : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    database.emplace(TestDatabase::migrated("agreements"));
    tests::fill_training_world(*database);
    database->run(fmt::format("insert into athar.organisation (id, type, name_fr, parent_id, country, search_text) values ('{}', 'ministry', 'Bureau d’Oujda', '{}', 'MA', 'bureau d oujda')",
                              id<OrganisationId>("bureau").text(), tests::ministry(0).text()));
    Connection connection{{.url = database->url()}};
    PostgresAgreementStore agreements(connection);
    // In the order of their titles: a, b, c.
    auto a = agreement("a", {"ministry 0"});
    a.signed_on = partial("2016-05");
    a.ends_on = partial("2019");
    a.country = "BE";
    a.signed_at_place = "Koweït";
    a.domains = {"women_rights", "family"};
    a.programme_ids = {tests::programme(0)};
    auto b = agreement("b", {"ministry 1", "bureau"});
    b.status = AgreementStatus::in_force;
    b.ends_on = partial("2030-06-30");
    b.parent_id = a.id;
    b.type = "protocol";
    auto c = agreement("c", {"ministry 0"});
    c.is_confidential = true;
    c.signed_on = partial("2020");
    for (auto const& each : {a, b, c}) ASSERT_TRUE(agreements.insert(each));
  }
  static void TearDownTestSuite() { database.reset(); }

  static Agreement agreement(std::string const& name, std::vector<std::string> const& parties) {
    Agreement a;
    a.id = id<AgreementId>("agreement " + name);
    a.reference = "REF-" + name;
    a.type = "memorandum";
    a.title = {name + " Accord", "اتفاقية", ""};
    a.status = AgreementStatus::signed_;
    a.status_since = partial("2016");
    for (auto const& party : parties) {
      AgreementParty p;
      p.id = id<AgreementPartyId>(name + party);
      p.organisation_id = id<OrganisationId>(party);
      a.parties.push_back(p);
    }
    return a;
  }

  std::vector<std::string> listed(AgreementFilter const& filter, std::string sort = {}, int limit = 10) {
    std::vector<std::string> names;
    PageRequest request{.limit = limit, .after_key = {}, .after_id = {}, .sort = std::move(sort)};
    for (;;) {
      auto const page = agreements.list(filter, request);
      for (auto const& row : page.items) names.push_back(row.title.fr.substr(0, 1));
      if (!page.next_key) return names;
      request.after_key = page.next_key;
      request.after_id = page.next_id;
    }
  }

  static inline std::optional<TestDatabase> database;
  Connection connection{{.url = database->url()}};
  PostgresAgreementStore agreements{connection};
};

TEST_F(AgreementsInPostgres, AreReadBackAsTheyWereStored) {
  auto whole = agreement("whole", {"ministry 1"});
  whole.objective.fr = "Former\nles cadres";
  whole.framework_note = "PV de la 19e session";
  whole.in_force_on = partial("2017-01-01");
  whole.renewal = RenewalRule::tacit;
  whole.renewal_months = 24;
  whole.notice_months = 3;
  whole.languages = {"fr", "ar"};
  whole.note = "note";
  whole.parties[0].role = PartyRole::executing_institute;
  whole.parties[0].joined_on = partial("2017");
  whole.parties[0].contact_name = "Nadia";
  whole.domains = {"family"};
  ASSERT_TRUE(agreements.insert(whole));
  auto const found = agreements.find(whole.id, std::nullopt);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->agreement.parties, whole.parties);
  EXPECT_EQ(found->agreement.in_force_on, whole.in_force_on);
  EXPECT_EQ(found->agreement.languages, whole.languages);
  EXPECT_EQ(found->agreement.objective, whole.objective);
  EXPECT_EQ(found->agreement.renewal_months, 24);
  EXPECT_EQ(found->parties[0].name.fr, "Ministère 1");
  EXPECT_EQ(found->domains[0].code, "family");
  EXPECT_TRUE(found->code.starts_with("A-"));
  EXPECT_TRUE(agreements.remove(whole.id, 1));
  EXPECT_FALSE(agreements.find(whole.id, std::nullopt));
}

TEST_F(AgreementsInPostgres, AreChangedByOneOfTwoEditorsAndPartiesMayChangePlaces) {
  auto changed = agreement("moved", {"ministry 0", "ministry 1"});
  ASSERT_TRUE(agreements.insert(changed));
  std::swap(changed.parties[0].organisation_id, changed.parties[1].organisation_id);
  ASSERT_TRUE(agreements.update(changed));
  auto const second = agreements.update(changed);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, "stale");
  auto const found = agreements.find(changed.id, std::nullopt)->agreement;
  EXPECT_EQ(found.version, 2);
  EXPECT_EQ(found.parties[0].organisation_id, tests::ministry(1));
  changed.version = 2;
  changed.parties.pop_back();
  ASSERT_TRUE(agreements.update(changed));
  EXPECT_THAT(agreements.find(changed.id, std::nullopt)->agreement.parties, SizeIs(1));
  EXPECT_TRUE(agreements.remove(changed.id, 3));
}

TEST_F(AgreementsInPostgres, RefuseWhatTheirConstraintsForbid) {
  auto const tried = [&](Agreement const& given) {
    connection.begin();
    auto result = agreements.insert(given);
    connection.rollback();
    return result;
  };
  EXPECT_FALSE(tried(agreement("x", {"nobody"})));
  auto typed = agreement("x", {"ministry 0"});
  typed.type = "nothing";
  EXPECT_FALSE(tried(typed));
  auto stolen = agreement("x", {"ministry 0"});
  stolen.parties[0].id = id<AgreementPartyId>("aministry 0");
  auto const refused = tried(stolen);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields[0].code, "id_taken");
  auto const used = agreements.remove(id<AgreementId>("agreement a"), 1);
  ASSERT_FALSE(used);
  EXPECT_EQ(used.error().code, "in_use") << "b is below it";
}

TEST_F(AgreementsInPostgres, AreListedByTitleEndAndSignaturePageByPage) {
  EXPECT_THAT(listed({}), ElementsAre("a", "b", "c"));
  EXPECT_THAT(listed({}, "title", 1), ElementsAre("a", "b", "c"));
  EXPECT_THAT(listed({}, "ends_on", 1), ElementsAre("a", "b", "c")) << "what has no end comes last";
  EXPECT_THAT(listed({}, "-signed_on", 1), ElementsAre("c", "a", "b")) << "what was not signed comes last";
  PageRequest const counted{.limit = 1, .after_key = {}, .after_id = {}, .sort = "title", .with_total = true};
  EXPECT_EQ(agreements.list({}, counted).total, 3);
}

TEST_F(AgreementsInPostgres, AreFilteredByEachOfTheirTraits) {
  EXPECT_THAT(listed({.search = "koweit"}), ElementsAre("a"));
  EXPECT_THAT(listed({.search = "oujda"}), ElementsAre("b")) << "by the name of a party";
  EXPECT_THAT(listed({.type = "protocol"}), ElementsAre("b"));
  EXPECT_THAT(listed({.status = AgreementStatus::in_force}), ElementsAre("b"));
  EXPECT_THAT(listed({.country = "BE"}), ElementsAre("a"));
  EXPECT_THAT(listed({.domain = "family"}), ElementsAre("a"));
  EXPECT_THAT(listed({.party = tests::ministry(0)}), ElementsAre("a", "c"));
  EXPECT_THAT(listed({.programme = "P-0"}), ElementsAre("a"));
  EXPECT_THAT(listed({.parent_id = id<AgreementId>("agreement a")}), ElementsAre("b"));
  EXPECT_THAT(listed({.ends_from = tests::day("2019-12-01"), .ends_to = tests::day("2020-01-01")}), ElementsAre("a")) << "a year may end on any of its days";
  EXPECT_THAT(listed({.ends_from = tests::day("2020-01-01")}), ElementsAre("b"));
}

TEST_F(AgreementsInPostgres, AreNotThereForWhoIsNoParty) {
  EXPECT_THAT(listed({.within = tests::ministry(0)}), ElementsAre("a", "b")) << "its own, its bureau's, and not the confidential one";
  EXPECT_THAT(listed({.within = tests::ministry(1)}), ElementsAre("b"));
  EXPECT_FALSE(agreements.find(id<AgreementId>("agreement a"), tests::ministry(1)));
  EXPECT_FALSE(agreements.find(id<AgreementId>("agreement c"), tests::ministry(0)));
  auto const seen = agreements.find(id<AgreementId>("agreement b"), tests::ministry(1));
  ASSERT_TRUE(seen);
  EXPECT_FALSE(seen->agreement.parent_id) << "what is above it is not theirs";
  EXPECT_EQ(seen->parent_code, "");
  EXPECT_EQ(agreements.find(id<AgreementId>("agreement a"), std::nullopt)->children_count, 1);
  AgreementFilter theirs;
  theirs.within = tests::ministry(1);
  auto const totals = agreements.totals(theirs, tests::day("2026-01-01"));
  ASSERT_THAT(totals.statuses, SizeIs(1));
  EXPECT_EQ(totals.statuses[0].key, "in_force");
  EXPECT_THAT(totals.countries, IsEmpty());
  EXPECT_EQ(totals.ends[0].key, "2030-06");
}

TEST_F(AgreementsInPostgres, KnowACircleBeforeItCloses) {
  auto const a = id<AgreementId>("agreement a"), b = id<AgreementId>("agreement b");
  connection.begin();
  EXPECT_TRUE(agreements.would_circle(a, b));
  EXPECT_TRUE(agreements.would_circle(a, a));
  EXPECT_FALSE(agreements.would_circle(b, id<AgreementId>("agreement c")));
  connection.rollback();
}

TEST_F(AgreementsInPostgres, KeepTheirStepsInOrderAndOnlyTheirOwnPapers) {
  auto const a = id<AgreementId>("agreement a"), b = id<AgreementId>("agreement b");
  Actor const salma{std::nullopt, "Salma"};
  auto document = [&](std::string_view name, std::optional<AgreementDocumentId> replaces, bool shown) {
    AgreementDocument out;
    out.id = id<AgreementDocumentId>(name);
    out.agreement_id = a;
    out.replaces = replaces;
    out.title = "Texte";
    out.file_name = "texte.pdf";
    out.sha256 = std::string(64, 'a');
    out.size_bytes = 10;
    out.is_shown_to_partners = shown;
    return out;
  };
  auto& papers = agreements.documents();
  ASSERT_TRUE(papers.insert(document("first", std::nullopt, false), salma));
  auto const second = papers.insert(document("second", id<AgreementDocumentId>("first"), true), salma);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->version, 2);
  auto const again = papers.insert(document("third", id<AgreementDocumentId>("first"), true), salma);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().fields[0].code, "document_replaced");
  EXPECT_THAT(papers.of(a, std::nullopt), SizeIs(2));
  EXPECT_THAT(papers.of(a, tests::ministry(0)), SizeIs(1)) << "what is not shown to partners is not there for them";
  EXPECT_THAT(papers.of(a, tests::ministry(1)), IsEmpty());
  auto renamed = *second;
  renamed.title = "Texte signé";
  EXPECT_TRUE(papers.update(renamed));
  EXPECT_EQ(papers.find(renamed.id, std::nullopt)->document.title, "Texte signé");

  AgreementStep step;
  step.id = id<AgreementStepId>("signed");
  step.status = AgreementStatus::signed_;
  step.happened_on = partial("2016-05");
  step.document_id = renamed.id;
  ASSERT_TRUE(agreements.steps().insert(a, step, salma));
  auto const foreign = agreements.steps().insert(b, step, salma);
  ASSERT_FALSE(foreign);
  EXPECT_EQ(foreign.error().fields[0].code, "unknown_document");
  AgreementStep later = step;
  later.id = id<AgreementStepId>("in force");
  later.status = AgreementStatus::in_force;
  later.document_id.reset();
  ASSERT_TRUE(agreements.steps().insert(a, later, salma));
  auto const steps = agreements.steps().of(a);
  ASSERT_THAT(steps, SizeIs(2));
  EXPECT_EQ(steps[0].happened_on, partial("2016-05"));
  EXPECT_EQ(steps[1].recorded_by, "Salma");
  auto const held = papers.remove(renamed.id);
  ASSERT_FALSE(held);
  EXPECT_EQ(held.error().code, "in_use") << "a step rests on it";
  for (auto const& each : steps) agreements.steps().remove(each.id);
  EXPECT_THAT(agreements.steps().of(a), IsEmpty());
  EXPECT_TRUE(papers.remove(renamed.id));
  EXPECT_TRUE(papers.remove(id<AgreementDocumentId>("first")));
}

TEST_F(AgreementsInPostgres, AreServedBySessions) {
  PostgresSessionStore sessions(connection);
  auto const session = tests::training("serves");
  ASSERT_TRUE(sessions.insert(session, 2026));
  auto const a = id<AgreementId>("agreement a");
  ASSERT_TRUE(agreements.link_session(a, session.id));
  auto const twice = agreements.link_session(a, session.id);
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().code, "already_serves");
  auto const unknown = agreements.link_session(a, tests::session_named("nothing"));
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().fields[0].code, "unknown_session");
  ASSERT_THAT(agreements.serving_sessions(a), SizeIs(1));
  EXPECT_EQ(agreements.find(a, std::nullopt)->sessions_count, 1);
  EXPECT_TRUE(agreements.unlink_session(a, session.id));
  EXPECT_FALSE(agreements.unlink_session(a, session.id));
}

TEST_F(AgreementsInPostgres, AreMadeInNumberedSessionsOfCommissions) {
  auto& commissions = agreements.joint_commissions();
  JointCommission commission;
  commission.id = id<JointCommissionId>("commission");
  commission.name.fr = "Commission mixte maroco-belge";
  commission.country = "BE";
  auto session = [](int number) {
    JointCommissionSession out;
    out.id = id<JointCommissionSessionId>(std::to_string(number));
    out.number = number;
    out.held_on = partial("2016-05-16");
    out.place = "Rabat";
    return out;
  };
  commission.sessions = {session(18), session(19)};
  ASSERT_TRUE(commissions.insert(commission));
  auto made = agreement("framed", {"ministry 1"});
  made.framework_session_id = commission.sessions[1].id;
  ASSERT_TRUE(agreements.insert(made));
  auto const all = commissions.all(std::nullopt);
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].sessions[0].number, 19) << "the latest first";
  EXPECT_EQ(all[0].sessions[0].agreements_count, 1);
  EXPECT_THAT(commissions.all(tests::ministry(0)), IsEmpty());
  ASSERT_THAT(commissions.all(tests::ministry(1)), SizeIs(1));
  EXPECT_THAT(commissions.all(tests::ministry(1))[0].sessions, SizeIs(1));
  EXPECT_EQ(agreements.find(made.id, std::nullopt)->framework_session_number, 19);

  std::swap(commission.sessions[0].number, commission.sessions[1].number);
  ASSERT_TRUE(commissions.update(commission)) << "numbers may change places";
  commission.version = 2;
  commission.sessions.pop_back();
  connection.begin();
  auto const held = commissions.update(commission);
  connection.rollback();
  ASSERT_FALSE(held);
  EXPECT_EQ(held.error().fields[0].code, "session_in_use");
  auto const used = commissions.remove(commission.id, 2);
  ASSERT_FALSE(used);
  EXPECT_EQ(used.error().code, "in_use");
  ASSERT_TRUE(agreements.remove(made.id, 1));
  EXPECT_EQ(commissions.remove(commission.id, 1).error().code, "stale");
  EXPECT_TRUE(commissions.remove(commission.id, 2));
}

}  // namespace
}  // namespace athar::persistence
