#include "persistence/agreements/committee_store.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/postgres.hpp"

namespace athar::persistence {
namespace {

using tests::TestDatabase;

template <class SomeId>
SomeId id(std::string_view name) {
  return SomeId{Uuid::from_name(name)};
}
LocalDate day(std::string_view text) { return LocalDate::parse(text).value(); }

/// A ministry and a bureau under it, a funder, a stranger; an agreement of the first and third, and a confidential one.
class CommitteeStoreTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    database.emplace(TestDatabase::migrated("committees"));
    std::string sql;
    for (auto name : {"ministry", "funder", "stranger"})
      sql += fmt::format("insert into athar.organisation (id, type, name_fr) values ('{}', 'ministry', '{}');", id<OrganisationId>(name).text(), name);
    sql += fmt::format("insert into athar.organisation (id, type, name_fr, parent_id) values ('{}', 'ministry', 'bureau', '{}');",
                       id<OrganisationId>("bureau").text(), id<OrganisationId>("funder").text());
    for (auto name : {"open", "confidential"}) {
      sql += fmt::format("insert into athar.agreement (id, type, title_fr, is_confidential) values ('{}', 'memorandum', '{}', {});",
                         id<AgreementId>(name).text(), name, std::string_view(name) == "confidential");
      for (auto party : {"ministry", "bureau"})
        sql += fmt::format("insert into athar.agreement_party (id, agreement_id, position, organisation_id, role) values (gen_random_uuid(), '{}', 0, '{}', 'signatory');",
                           id<AgreementId>(name).text(), id<OrganisationId>(party).text());
    }
    database->run(sql);
  }
  static void TearDownTestSuite() { database.reset(); }

  Committee committee(std::string_view name, std::string_view agreement = "open") {
    Committee c;
    c.id = id<CommitteeId>(name);
    c.agreement_id = id<AgreementId>(agreement);
    c.name.fr = std::string(name);
    c.every_months = 6;
    CommitteeMember m;
    m.id = id<CommitteeMemberId>(std::string(name) + " chair");
    m.organisation_id = id<OrganisationId>("ministry");
    m.person_name = "Nadia Alaoui";
    m.role = CommitteeRole::chair;
    c.members = {m};
    EXPECT_TRUE(store.insert(c));
    return c;
  }
  CommitteeMeeting meeting(Committee const& of, int number, std::string_view on, std::vector<std::string> const& decisions = {}) {
    CommitteeMeeting m;
    m.id = id<CommitteeMeetingId>(of.name.fr + std::to_string(number));
    m.committee_id = of.id;
    m.number = number;
    m.held_on = day(on);
    CommitteeAttendee a;
    a.id = id<CommitteeAttendeeId>(m.id.text());
    a.organisation_id = id<OrganisationId>("ministry");
    a.person_name = "Nadia Alaoui";
    a.standing = MeetingStanding::present;
    m.attendees = {a};
    AgendaItem item;
    item.id = id<AgendaItemId>(m.id.text());
    item.title.fr = "Programme";
    for (auto const& text : decisions) {
      CommitteeDecision d;
      d.id = id<DecisionId>(text);
      d.text.fr = text;
      d.owner_name = "Nadia Alaoui";
      item.decisions.push_back(d);
    }
    m.items = {item};
    EXPECT_TRUE(store.insert(m));
    return m;
  }
  CommitteeMeeting signed_off(CommitteeMeetingId which) {
    auto m = store.meeting(which, {})->meeting;
    m.opened_at = Instant::parse("2026-05-12T09:00:00Z");
    EXPECT_TRUE(store.open(m));
    for (auto status : {MinutesStatus::circulated, MinutesStatus::validated, MinutesStatus::signed_}) {
      m = store.meeting(which, {})->meeting;
      m.minutes = status;
      m.steps.push_back({.status = status, .stated_on = day("2026-05-20"), .actor = std::nullopt, .actor_name = "Samir", .recorded_at = *Instant::parse("2026-05-20T10:00:00Z")});
      EXPECT_TRUE(store.add_step(m));
    }
    return store.meeting(which, {})->meeting;
  }

  static inline std::optional<TestDatabase> database;
  Connection connection{{.url = database->url()}};
  PostgresCommitteeStore store{connection};
};

TEST_F(CommitteeStoreTest, IsSeenByThePartiesOfItsAgreementAndWhatStandsAboveThem) {
  auto const mine = committee("seen");
  auto const hidden = committee("hidden", "confidential");
  auto const m = meeting(mine, 1, "2026-05-12", {"seen decision"});
  auto const today = day("2026-11-26");
  EXPECT_TRUE(store.find(mine.id, id<OrganisationId>("funder"), today)) << "its bureau is a party";
  for (auto const& [who, which] : {std::pair{"stranger", mine.id}, std::pair{"funder", hidden.id}})
    EXPECT_FALSE(store.find(which, id<OrganisationId>(who), today)) << who;
  EXPECT_FALSE(store.meeting(m.id, id<OrganisationId>("stranger")));
  EXPECT_FALSE(store.decision(id<DecisionId>("seen decision"), id<OrganisationId>("stranger")));
  EXPECT_FALSE(store.decision(id<DecisionId>("seen decision"), id<OrganisationId>("funder"))) << "the minutes are a draft";
  EXPECT_TRUE(store.meeting(m.id, id<OrganisationId>("funder"))->meeting.items[0].decisions.empty());
  DecisionFilter filter;
  filter.today = today;
  filter.scope = id<OrganisationId>("funder");
  EXPECT_EQ(store.decisions(filter, {.with_total = true}).total, 0);
  EXPECT_EQ(store.find(mine.id, id<OrganisationId>("funder"), today)->row.open_decisions, 0);
  EXPECT_EQ(store.find(mine.id, {}, today)->row.open_decisions, 1);
  EXPECT_TRUE(store.meetings({.agreement = {}, .committee = {}, .scope = id<OrganisationId>("stranger")}, {}).items.empty());
}

TEST_F(CommitteeStoreTest, NumbersDecisionsThroughItsLifeAndKeepsThemWhenMinutesAreRewritten) {
  auto const c = committee("numbers");
  meeting(c, 1, "2026-01-12", {"n one", "n two"});
  auto second = meeting(c, 2, "2026-05-12", {"n three"});
  auto stored = store.meeting(second.id, {})->meeting;
  EXPECT_EQ(stored.items[0].decisions[0].number, 3);
  CommitteeDecision more;
  more.id = id<DecisionId>("n four");
  more.text.fr = "n four";
  stored.items[0].decisions.insert(stored.items[0].decisions.begin(), more);
  ASSERT_TRUE(store.update(stored));
  EXPECT_EQ(store.update(stored).error().kind, ErrorKind::stale);
  auto const after = store.meeting(second.id, {})->meeting;
  ASSERT_EQ(after.items[0].decisions.size(), 2U);
  EXPECT_EQ(after.items[0].decisions[0].number, 4);
  EXPECT_EQ(after.items[0].decisions[1].number, 3);
  auto const beginning = store.begin_meeting(c.id);
  EXPECT_EQ(beginning.number, 3);
  EXPECT_EQ(beginning.open_decisions.size(), 4U);
}

TEST_F(CommitteeStoreTest, DoesNotTakeLinesOfAnotherMeeting) {
  auto const c = committee("lines");
  auto const first = meeting(c, 1, "2026-01-12", {"l one"});
  meeting(c, 2, "2026-05-12");
  auto second = store.meeting(id<CommitteeMeetingId>("lines2"), {})->meeting;
  second.items[0].id = first.items[0].id;
  EXPECT_EQ(store.update(second).error().code, "id_taken");
}

TEST_F(CommitteeStoreTest, KeepsTheNameAnInstitutionHadThen) {
  auto const c = committee("names");
  auto const m = meeting(c, 1, "2026-01-12");
  database->run(fmt::format("update athar.organisation set name_fr = 'renamed' where id = '{}'", id<OrganisationId>("ministry").text()));
  ASSERT_TRUE(store.update(store.meeting(m.id, {})->meeting));
  EXPECT_EQ(store.meeting(m.id, {})->meeting.attendees[0].organisation_name.fr, "ministry");
  database->run(fmt::format("update athar.organisation set name_fr = 'ministry' where id = '{}'", id<OrganisationId>("ministry").text()));
}

TEST_F(CommitteeStoreTest, SignedMinutesGainAndLoseNothingAndRecallWhatWasOpenThen) {
  auto const c = committee("signed");
  meeting(c, 1, "2026-01-12", {"s one"});
  meeting(c, 2, "2026-05-12", {"s two"});
  auto const second = signed_off(id<CommitteeMeetingId>("signed2"));
  EXPECT_EQ(second.minutes, MinutesStatus::signed_);
  EXPECT_EQ(store.update(second).error().kind, ErrorKind::stale);
  for (auto const* sql : {"delete from athar.committee_item where meeting_id = '{}'", "delete from athar.committee_attendee where meeting_id = '{}'",
                          "insert into athar.committee_item (id, meeting_id, position, title_fr) values (gen_random_uuid(), '{}', 9, 'x')"})
    EXPECT_THROW(database->run(fmt::format(fmt::runtime(sql), second.id.text())), std::runtime_error) << sql;
  auto decision = store.decision(id<DecisionId>("s one"), {})->decision;
  decision.state = FollowUpState::done;
  decision.closed_on = day("2026-11-01");
  ASSERT_TRUE(store.put_state(decision));
  EXPECT_EQ(store.put_state(decision).error().kind, ErrorKind::stale);
  auto const page = store.meeting(second.id, {});
  ASSERT_EQ(page->earlier.size(), 1U);
  EXPECT_EQ(page->earlier[0].decision.state, FollowUpState::open);
  EXPECT_FALSE(page->earlier[0].decision.closed_on);
}

TEST_F(CommitteeStoreTest, SignedMinutesAreReadAsTheyWereSignedWhateverIsRenamedSince) {
  auto const c = committee("as signed");
  meeting(c, 1, "2026-01-12", {"a one"});
  meeting(c, 2, "2026-05-12", {"a two"});
  auto written = store.meeting(id<CommitteeMeetingId>("as signed2"), {})->meeting;
  written.items[0].decisions[0].owner_organisation_id = id<OrganisationId>("funder");
  ASSERT_TRUE(store.update(written));
  auto const meeting_id = signed_off(written.id).id;
  auto const before = *store.meeting(meeting_id, {});
  auto const parties = store.parties(before.agreement_id, meeting_id).size();
  auto rename = [&](std::string_view suffix) {
    database->run(fmt::format("update athar.agreement set title_fr = 'open{0}', reference = '{0}' where id = '{1}';"
                              "update athar.committee set name_fr = 'as signed{0}', kind = '{2}' where id = '{3}';"
                              "update athar.organisation set name_fr = 'funder{0}' where id = '{4}';"
                              "update athar.committee_decision set text_fr = 'a one{0}', owner_name = 'Autre' where id = '{5}'",
                              suffix, before.agreement_id.text(), suffix.empty() ? "steering" : "follow_up", c.id.text(), id<OrganisationId>("funder").text(),
                              id<DecisionId>("a one").text()));
  };
  rename(" renamed");
  database->run(fmt::format("insert into athar.agreement_party (id, agreement_id, position, organisation_id, role) values ('{0}', '{1}', 9, '{2}', 'witness')",
                            id<AgreementPartyId>("late").text(), before.agreement_id.text(), id<OrganisationId>("funder").text()));
  auto const after = *store.meeting(meeting_id, {});
  EXPECT_EQ(after.agreement_title.fr, "open");
  EXPECT_EQ(after.agreement_reference, "");
  EXPECT_EQ(after.committee_name.fr, "as signed");
  EXPECT_EQ(after.committee_kind, "steering");
  EXPECT_EQ(after.meeting.items[0].decisions[0].owner_organisation_name.fr, "funder");
  ASSERT_EQ(after.earlier.size(), 1U);
  EXPECT_EQ(after.earlier[0].decision.text.fr, "a one");
  EXPECT_EQ(after.earlier[0].decision.owner_name, "Nadia Alaoui");
  EXPECT_EQ(store.parties(before.agreement_id, meeting_id).size(), parties) << "who was a party then";
  EXPECT_EQ(store.parties(before.agreement_id, id<CommitteeMeetingId>("as signed1")).size(), parties + 1) << "of a draft, who is one now";
  EXPECT_EQ(store.meeting(id<CommitteeMeetingId>("as signed1"), {})->committee_name.fr, "as signed renamed");
  EXPECT_EQ(store.decision(id<DecisionId>("a one"), {})->decision.text.fr, "a one renamed") << "where it is followed up it is what it is";
  database->run(fmt::format("delete from athar.agreement_party where id = '{}'", id<AgreementPartyId>("late").text()));
  rename("");
}

TEST_F(CommitteeStoreTest, PutsPapersOfItsAgreementOnTheTableUntilTheSignature) {
  auto const c = committee("papers");
  auto const m = meeting(c, 1, "2026-01-12");
  auto paper = [&](std::string_view name, std::string_view agreement, bool shown) {
    database->run(fmt::format("insert into athar.agreement_document (id, agreement_id, title, file_name, sha256, size_bytes, is_shown_to_partners, uploaded_by_name) "
                              "values ('{}', '{}', '{}', 'x.pdf', '{}', 10, {}, 'Salma')",
                              id<AgreementDocumentId>(name).text(), id<AgreementId>(agreement).text(), name, std::string(64, 'a'), shown));
    return id<AgreementDocumentId>(name);
  };
  auto const shown = paper("plan", "open", true), inside = paper("note", "open", false), foreign = paper("elsewhere", "confidential", true);
  ASSERT_TRUE(store.put_paper(m.id, shown));
  ASSERT_TRUE(store.put_paper(m.id, shown)) << "twice is once";
  ASSERT_TRUE(store.put_paper(m.id, inside));
  EXPECT_EQ(store.put_paper(m.id, foreign).error().fields.front().code, "unknown_document");
  database->run("update athar.agreement_document set title = 'renamed' where title = 'plan'");
  auto const house = *store.meeting(m.id, {});
  ASSERT_EQ(house.papers.size(), 2U);
  EXPECT_EQ(house.papers[0].title, "plan") << "as it was called then";
  auto const partner = *store.meeting(m.id, id<OrganisationId>("funder"));
  ASSERT_EQ(partner.papers.size(), 1U);
  EXPECT_EQ(partner.papers[0].document_id, shown);
  EXPECT_TRUE(*store.remove_paper(m.id, inside));
  EXPECT_FALSE(*store.remove_paper(m.id, inside));
  signed_off(m.id);
  EXPECT_EQ(store.put_paper(m.id, inside).error().code, "minutes_closed");
  EXPECT_EQ(store.remove_paper(m.id, shown).error().code, "minutes_closed");
}

TEST_F(CommitteeStoreTest, KeepsWhoIsComingAndWhatEachInstitutionProposes) {
  auto const c = committee("contributions");
  auto const m = meeting(c, 1, "2026-12-12");
  auto stored = store.meeting(m.id, {})->meeting;
  CommitteeAttendee guest = stored.attendees[0];
  guest.id = id<CommitteeAttendeeId>("from the bureau");
  guest.member_id = std::nullopt;
  guest.organisation_id = id<OrganisationId>("bureau");
  stored.attendees.push_back(guest);
  ASSERT_TRUE(store.update(stored));
  auto seen = [&](std::optional<OrganisationId> by) { return store.meeting(m.id, by)->meeting.attendees; };
  EXPECT_FALSE(seen(id<OrganisationId>("funder"))[0].is_of_caller);
  EXPECT_TRUE(seen(id<OrganisationId>("funder"))[1].is_of_caller) << "of the bureau under it";
  EXPECT_TRUE(seen({})[0].is_of_caller);
  EXPECT_TRUE(store.put_reply(m.id, guest.id, false, std::nullopt, "Claire"));
  EXPECT_FALSE(store.put_reply(id<CommitteeMeetingId>("another"), guest.id, true, std::nullopt, "Claire"));
  EXPECT_EQ(seen({})[1].is_coming, false);
  EXPECT_EQ(seen({})[1].replied_by, "Claire");
  ASSERT_TRUE(store.update(store.meeting(m.id, {})->meeting)) << "the version did not move";
  EXPECT_EQ(seen({})[1].is_coming, false) << "writing the minutes keeps it";
  EXPECT_TRUE(store.put_reply(m.id, guest.id, std::nullopt, std::nullopt, "Claire"));
  EXPECT_EQ(seen({})[1].is_coming, std::nullopt);
  EXPECT_EQ(seen({})[1].replied_by, "");

  AgendaProposal proposal;
  proposal.id = id<AgendaProposalId>("mid-term");
  proposal.meeting_id = m.id;
  proposal.organisation_id = id<OrganisationId>("bureau");
  proposal.title.fr = "Évaluation";
  proposal.proposed_by_name = "Claire";
  proposal.proposed_at = *Instant::parse("2026-11-20T10:00:00Z");
  ASSERT_TRUE(store.insert(proposal));
  auto proposals = [&](std::optional<OrganisationId> by) { return store.meeting(m.id, by)->proposals.size(); };
  EXPECT_EQ(proposals({}), 1U);
  EXPECT_EQ(proposals(id<OrganisationId>("funder")), 1U);
  EXPECT_EQ(proposals(id<OrganisationId>("ministry")), 0U) << "another party's";
  EXPECT_FALSE(store.proposal(proposal.id, id<OrganisationId>("ministry")));
  proposal.state = ProposalState::declined;
  proposal.answer = "Déjà prévu";
  proposal.answered_at = *Instant::parse("2026-11-21T10:00:00Z");
  EXPECT_TRUE(store.put_answer(proposal));
  EXPECT_FALSE(store.put_answer(proposal)) << "answered once";
  EXPECT_EQ(store.proposal(proposal.id, id<OrganisationId>("funder"))->answer, "Déjà prévu");
}

TEST_F(CommitteeStoreTest, ListsMeetingsToComeByDayAndThoseHeldByTheirMinutes) {
  auto const c = committee("listed");
  meeting(c, 1, "2026-01-12");
  meeting(c, 2, "2027-05-12");
  meeting(c, 3, "2027-02-12");
  signed_off(id<CommitteeMeetingId>("listed1"));
  MeetingFilter filter{.agreement = {}, .committee = c.id, .scope = {}};
  PageRequest by_day;
  by_day.sort = "held_on";
  by_day.limit = 1;
  filter.opened = false;
  auto const first = store.meetings(filter, by_day);
  ASSERT_EQ(first.items.size(), 1U);
  EXPECT_EQ(first.items[0].held_on, day("2027-02-12"));
  by_day.after_key = first.next_key;
  by_day.after_id = first.next_id;
  auto const second = store.meetings(filter, by_day);
  ASSERT_EQ(second.items.size(), 1U);
  EXPECT_EQ(second.items[0].held_on, day("2027-05-12"));
  EXPECT_FALSE(second.next_key);
  filter.opened = true;
  filter.minutes = MinutesStatus::signed_;
  EXPECT_EQ(store.meetings(filter, {.with_total = true}).total, 1);
  filter.search = "listed";
  EXPECT_EQ(store.meetings(filter, {}).items.size(), 1U);
  filter.search = "nothing of that name";
  EXPECT_TRUE(store.meetings(filter, {}).items.empty());
  filter.search.reset();
  filter.minutes = MinutesStatus::draft;
  EXPECT_TRUE(store.meetings(filter, {}).items.empty());
}

TEST_F(CommitteeStoreTest, RefusesByFieldWhatOtherRecordsContradict) {
  auto const c = committee("refusals");
  auto first = meeting(c, 1, "2026-01-12", {"r one"});
  auto twice = first;
  twice.id = id<CommitteeMeetingId>("twice");
  EXPECT_EQ(store.insert(twice).error().fields.front().code, "meeting_number_taken");
  EXPECT_EQ(store.remove(c.id, 1).error().code, "in_use");
  AgendaItem about;
  about.id = id<AgendaItemId>("about");
  about.title.fr = "Suites";
  about.about_decision_id = id<DecisionId>("r one");
  meeting(c, 2, "2026-05-12");
  auto second = store.meeting(id<CommitteeMeetingId>("refusals2"), {})->meeting;
  second.items.push_back(about);
  ASSERT_TRUE(store.update(second));
  auto stored = store.meeting(first.id, {})->meeting;
  stored.items[0].decisions.clear();
  EXPECT_EQ(store.update(stored).error().code, "in_use");
}

TEST_F(CommitteeStoreTest, FollowsRecommendationsUp) {
  Evaluation e;
  e.id = id<EvaluationId>("mid");
  e.agreement_id = id<AgreementId>("open");
  e.title.fr = "Mi-parcours";
  e.planned_on = PartialDate::parse("2026");
  Recommendation r;
  r.id = id<RecommendationId>("relays");
  r.text.fr = "Doubler les relais";
  r.owner_organisation_id = id<OrganisationId>("ministry");
  e.recommendations = {r};
  ASSERT_TRUE(store.insert(e));
  e.recommendations[0].state = FollowUpState::done;
  e.recommendations[0].closed_on = day("2026-11-01");
  ASSERT_TRUE(store.update(e));
  EXPECT_EQ(store.update(e).error().kind, ErrorKind::stale);
  auto const page = store.evaluation(e.id, id<OrganisationId>("funder"));
  ASSERT_TRUE(page);
  EXPECT_EQ(page->evaluation.recommendations[0].closed_on, day("2026-11-01"));
  EXPECT_EQ(page->evaluation.recommendations[0].owner_organisation_name.fr, "ministry");
  EXPECT_EQ(page->evaluation.planned_on->text(), "2026");
  EXPECT_FALSE(store.evaluation(e.id, id<OrganisationId>("stranger")));
  EXPECT_TRUE(store.evaluations({.agreement = {}, .scope = id<OrganisationId>("stranger")}, {}).items.empty());
}

}  // namespace
}  // namespace athar::persistence
