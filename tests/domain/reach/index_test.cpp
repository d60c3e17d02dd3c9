#include "domain/reach/index.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "domain/reach/columns.hpp"

namespace athar::reach {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using D = Dimension;

Ordinal const training = 1;
Ordinal const visit = 2;
Ordinal const workshop = 3;
ProgrammeId const patrimoine{Uuid::from_name("CE-BSG-PAT")};
ProgrammeId const tamkeen{Uuid::from_name("E-TAMKEEN")};

SessionFact session(Ordinal ordinal, char const* date, char const* kind, int sittings) {
  SessionFact fact;
  fact.ordinal = ordinal;
  fact.id = {Uuid::from_name(fmt::format("session {}", ordinal))};
  fact.date = LocalDate::parse(date);
  fact.sittings = sittings;
  fact.planned_minutes = sittings * 180;
  fact.sittings_recorded = sittings;
  fact.held = true;
  fact.kind = kind;
  fact.modality = "in_person";
  fact.region = "MA-04";
  fact.programmes = {patrimoine};
  return fact;
}

ParticipationFact present(char const* name, Ordinal person, Ordinal at, Sex sex, int sittings) {
  ParticipationFact fact;
  fact.person = person;
  fact.session = at;
  fact.person_id = {Uuid::from_name(name)};
  fact.registered = true;
  fact.sex = sex;
  fact.age_band = AgeBand::from_35_to_44;
  fact.region = "MA-04";
  fact.attended_sittings = sittings;
  fact.attended_minutes = sittings * 180;
  return fact;
}

Query asked(char const* measure, std::vector<D> by = {}, std::map<D, std::set<std::string>> filters = {}) {
  auto query = query_of(*measure_coded(measure));
  query.by = std::move(by);
  query.filters = std::move(filters);
  return query;
}

std::int64_t missing(Answer const& answer, D dimension) {
  for (auto const& [of, count] : answer.missing) {
    if (of == dimension) return count;
  }
  return -1;
}

/// Salma (F) came to the training and the visit, Youssef (M) to the training, Aïcha (F) to the workshop,
/// Hamza registered for the workshop and never came; Nadia trained them.
struct ThreeActivities : testing::Test {
  ThreeActivities() {
    builder.add(session(training, "2026-01-12", "training", 4));
    builder.add(session(visit, "2026-02-09", "study_visit", 2));
    builder.add(session(workshop, "2026-03-02", "reflection_workshop", 4));
    builder.add(present("Salma Bennani", 1, training, Sex::women, 4));
    builder.add(present("Salma Bennani", 1, visit, Sex::women, 1));
    builder.add(present("Youssef El Idrissi", 2, training, Sex::men, 2));
    builder.add(present("Aïcha Oulhaj", 3, workshop, Sex::women, 1));
    builder.add(present("Hamza Tazi", 4, workshop, Sex::men, 0));
    auto trainer = present("Nadia Chraïbi", 5, training, Sex::women, 4);
    trainer.role = Role::trainer;
    builder.add(trainer);
  }
  IndexBuilder builder;
};

TEST_F(ThreeActivities, CountAPersonOnceAndShowTheOverlap) {
  auto const answer = builder.finish(7, {})->value(asked("unique_participants", {D::kind}));
  EXPECT_EQ(answer.value, 3);
  EXPECT_THAT(answer.groups,
              ElementsAre(Group{{"reflection_workshop"}, 1}, Group{{"study_visit"}, 1}, Group{{"training"}, 2}));
  EXPECT_EQ(answer.overlap, 1);
  EXPECT_EQ(answer.tick, 7);
}

TEST_F(ThreeActivities, CountOnceInEachSessionUnderTheSessionScope) {
  auto query = asked("unique_participants", {D::month});
  query.scope = Scope::session;
  auto const answer = builder.finish(1, {})->value(query);
  EXPECT_EQ(answer.value, 4);
  EXPECT_EQ(answer.overlap, 0);
  EXPECT_THAT(answer.groups, ElementsAre(Group{{"2026-01"}, 2}, Group{{"2026-02"}, 1}, Group{{"2026-03"}, 1}));
}

TEST_F(ThreeActivities, TellRegisteredAttendedAndCompletedApart) {
  auto const index = builder.finish(1, {});
  EXPECT_EQ(index->value(asked("unique_registered")).value, 4);
  EXPECT_EQ(index->value(asked("unique_participants")).value, 3);
  EXPECT_EQ(index->value(asked("unique_attended")).value, 2);   // Aïcha: one sitting of four
  EXPECT_EQ(index->value(asked("unique_completed")).value, 1);  // Salma alone
  EXPECT_EQ(index->value(asked("attendances")).value, 8);
  EXPECT_EQ(index->value(asked("person_hours")).value, 8 * 180);
  EXPECT_EQ(index->value(asked("sessions")).value, 3);
  EXPECT_EQ(index->value(asked("sittings")).value, 10);
}

TEST_F(ThreeActivities, ListThePersonInMoreThanOneRow) {
  auto const repeats = builder.finish(1, {})->repeats(asked("unique_participants", {D::kind}), {}, 50).value();
  ASSERT_EQ(repeats.people.size(), 1U);
  EXPECT_EQ(repeats.people[0].id, PersonId{Uuid::from_name("Salma Bennani")});
  EXPECT_THAT(repeats.people[0].rows, ElementsAre(Group{{"study_visit"}, 1}, Group{{"training"}, 1}));
  EXPECT_EQ(repeats.entries, 1);
}

TEST_F(ThreeActivities, LeadFromTheFigureToTheSessionsThatQualifyAPerson) {
  auto const index = builder.finish(1, {});
  auto const first = index->records(asked("unique_participants"), {}, 2).value();
  ASSERT_EQ(first.people.size(), 2U);
  ASSERT_EQ(first.people[0].sessions.size(), 2U);
  EXPECT_EQ(first.people[0].sessions[0].date->text(), "2026-01-12");
  EXPECT_EQ(first.people[0].sessions[1].attended_minutes, 180);
  auto const second = index->records(asked("unique_participants"), first.next_cursor.value(), 2).value();
  ASSERT_EQ(second.people.size(), 1U);
  EXPECT_EQ(second.people[0].id, PersonId{Uuid::from_name("Aïcha Oulhaj")});
  EXPECT_FALSE(second.next_cursor);
}

TEST_F(ThreeActivities, ListSessionsByDateForAFigureOfSessions) {
  auto const index = builder.finish(1, {});
  auto const first = index->records(asked("sessions"), {}, 2).value();
  ASSERT_EQ(first.sessions.size(), 2U);
  EXPECT_EQ(first.sessions[1].date->text(), "2026-02-09");
  auto const second = index->records(asked("sessions"), first.next_cursor.value(), 2).value();
  ASSERT_EQ(second.sessions.size(), 1U);
  EXPECT_EQ(second.sessions[0].date->text(), "2026-03-02");
}

TEST_F(ThreeActivities, RefuseACursorThatIsNone) {
  auto const index = builder.finish(1, {});
  for (char const* cursor : {"x", "p", "p1x", "s1", "s1.", "p99999999999999999999", "p1 ", "\xff"}) {
    auto const page = index->records(asked("unique_participants"), cursor, 10);
    ASSERT_FALSE(page.has_value()) << cursor;
    EXPECT_THAT(page.error().fields, ElementsAre(FieldError{"cursor", "invalid_parameter", ""}));
    EXPECT_FALSE(index->records(asked("sessions"), cursor, 10).has_value()) << cursor;
  }
}

TEST_F(ThreeActivities, MoveWhenOneSheetIsEnteredLate) {
  auto const index = builder.finish(1, {});
  auto const query = asked("unique_participants", {D::sex});
  Change change;
  change.tick = 2;
  change.participations.push_back(present("Hamza Tazi", 4, workshop, Sex::men, 1));
  auto const step = index->apply(change).value();
  EXPECT_THAT(step.touched.people, ElementsAre(4));
  auto const moved = step.index->advance(query, index->value(query), *index, step.touched);
  EXPECT_EQ(moved.value, 4);
  EXPECT_THAT(moved.groups, ElementsAre(Group{{"F"}, 2}, Group{{"M"}, 2}));
  EXPECT_EQ(index->value(query).value, 3);
}

TEST_F(ThreeActivities, MoveToAnotherMonthWithTheirSession) {
  auto const index = builder.finish(1, {});
  Change change;
  change.tick = 2;
  change.sessions.push_back(session(training, "2026-05-18", "training", 4));
  auto const step = index->apply(change).value();
  EXPECT_THAT(step.touched.people, ElementsAre(1, 2, 5));
  auto const query = asked("unique_participants", {D::month});
  auto const moved = step.index->advance(query, index->value(query), *index, step.touched);
  EXPECT_THAT(moved.groups, ElementsAre(Group{{"2026-02"}, 1}, Group{{"2026-03"}, 1}, Group{{"2026-05"}, 2}));
}

TEST_F(ThreeActivities, RefuseATickThatDoesNotFollow) {
  auto const index = builder.finish(5, {});
  for (Tick tick : {4, 5, 7}) {
    Change change;
    change.tick = tick;
    auto const step = index->apply(change);
    ASSERT_FALSE(step.has_value());
    EXPECT_EQ(step.error().code, "tick_hole");
  }
}

TEST_F(ThreeActivities, ForgetWhoCameBeforeAFoldAndLeftDuringIt) {
  auto const index = builder.finish(1, {});
  Change joins;
  joins.tick = 2;
  joins.participations.push_back(present("Karim Benjelloun", 6, visit, Sex::men, 2));
  auto const folded_from = index->apply(joins).value().index;
  auto const folded = folded_from->folded();
  Change leaves;
  leaves.tick = 3;
  leaves.closed_participations.emplace_back(6, visit);
  auto const step = folded_from->apply(leaves).value();
  auto const now = step.index->on_base_of(*folded, *folded_from);
  EXPECT_EQ(folded->value(asked("unique_participants")).value, 4);
  EXPECT_EQ(now->value(asked("unique_participants")).value, 3);
  EXPECT_EQ(now->records(asked("unique_participants"), {}, 50).value().people.size(), 3U);
  EXPECT_EQ(now->folded()->value(asked("unique_participants")).value, 3);

  Change returns;
  returns.tick = 4;
  returns.participations.push_back(present("Karim Benjelloun", 6, workshop, Sex::men, 0));
  EXPECT_EQ(now->apply(returns).value().index->value(asked("unique_registered")).value, 5);
  EXPECT_EQ(now->apply(returns).value().index->value(asked("unique_participants")).value, 3);
}

TEST(Reach, SumsSixtyOneEntriesOfFiftyTwoPeople) {
  IndexBuilder builder;
  builder.add(session(training, "2026-01-12", "training", 6));
  builder.add(session(visit, "2026-02-09", "study_visit", 4));
  builder.add(session(workshop, "2026-03-02", "reflection_workshop", 4));
  auto const attend = [&](Ordinal from, Ordinal to, Ordinal at) {
    for (Ordinal person = from; person <= to; ++person) {
      auto const name = fmt::format("participant {}", person);
      builder.add(present(name.c_str(), person, at, person % 2 == 0 ? Sex::women : Sex::men, 2));
    }
  };
  attend(1, 40, training);
  attend(35, 44, visit);     // six of them were at the training
  attend(42, 52, workshop);  // three of them made the visit
  auto const index = builder.finish(1, {});
  auto const query = asked("unique_participants", {D::session});
  auto const answer = index->value(query);
  EXPECT_EQ(answer.value, 52);
  EXPECT_EQ(answer.value + answer.overlap, 61);
  auto const repeats = index->repeats(query, {}, 50).value();
  EXPECT_EQ(repeats.entries, 9);
  EXPECT_EQ(repeats.people_total, 9);
}

TEST(Reach, CountsAtTheThresholdAndNotBelowIt) {
  IndexBuilder builder;
  auto odd = session(training, "2026-01-12", "training", 3);
  odd.planned_minutes = 333;  // 50 % is 166.5 minutes
  builder.add(odd);
  auto below = present("Omar Berrada", 1, training, Sex::men, 1);
  below.attended_minutes = 166;
  auto above = present("Imane Alaoui", 2, training, Sex::women, 1);
  above.attended_minutes = 167;
  builder.add(below);
  builder.add(above);
  EXPECT_EQ(builder.finish(1, {})->value(asked("unique_attended")).value, 1);
}

TEST(Reach, MeasuresAttendanceInSittingsWhereHoursAreUnknown) {
  IndexBuilder builder;
  auto fact = session(training, "2026-01-12", "training", 4);
  fact.planned_minutes = 0;
  builder.add(fact);
  for (auto const& [person, sittings] : {std::pair{1, 1}, {2, 2}, {3, 4}}) {
    auto row = present(fmt::format("participant {}", person).c_str(), person, training, Sex::women, sittings);
    row.attended_minutes = 0;
    builder.add(row);
  }
  auto const index = builder.finish(1, {});
  EXPECT_EQ(index->value(asked("unique_attended")).value, 2);
  EXPECT_EQ(index->value(asked("unique_completed")).value, 1);
}

TEST(Reach, CountsASessionOfTwoProgrammesInBothAndOnceInAll) {
  IndexBuilder builder;
  auto fact = session(training, "2026-01-12", "training", 2);
  fact.programmes = {patrimoine, tamkeen};
  builder.add(fact);
  builder.add(present("Salma Bennani", 1, training, Sex::women, 2));
  auto only_one = present("Youssef El Idrissi", 2, training, Sex::men, 2);
  only_one.programmes = {tamkeen};
  builder.add(only_one);
  auto const index = builder.finish(1, {});
  auto const answer = index->value(asked("unique_participants", {D::programme}));
  EXPECT_EQ(answer.value, 2);
  EXPECT_EQ(answer.overlap, 1);
  EXPECT_EQ(index->value(asked("attendances", {D::programme})).overlap, 2);
  EXPECT_EQ(index->value(asked("attendances", {}, {{D::programme, {patrimoine.text(), tamkeen.text()}}})).value, 4);
  auto per_programme = asked("unique_participants");
  per_programme.scope = Scope::programme;
  EXPECT_EQ(index->value(per_programme).value, 3);
  EXPECT_EQ(index->value(asked("unique_participants", {}, {{D::programme, {patrimoine.text()}}})).value, 1);
}

TEST(Reach, IncludesTheDirectoratesOfAMinistry) {
  IndexBuilder builder;
  auto const id = [](char const* name) { return OrganisationId{Uuid::from_name(name)}; };
  builder.add(OrganisationFact{1, id("ministry"), 0, "ministry", {}});
  builder.add(OrganisationFact{2, id("directorate"), 1, "directorate", {}});
  builder.add(OrganisationFact{3, id("division"), 2, "directorate", {}});
  builder.add(OrganisationFact{4, id("university"), 0, "university", {}});
  builder.add(session(training, "2026-01-12", "training", 2));
  for (Ordinal person = 0; person <= 4; ++person) {
    auto row = present(fmt::format("participant {}", person).c_str(), person + 1, training, Sex::women, 1);
    row.organisation = person;
    builder.add(row);
  }
  auto const index = builder.finish(1, {});
  auto const within = [&](std::string code) {
    return index->value(asked("unique_participants", {}, {{D::organisation, {std::move(code)}}})).value;
  };
  EXPECT_EQ(within(id("ministry").text()), 3);
  EXPECT_EQ(within(id("directorate").text()), 2);
  EXPECT_EQ(within(id("university").text()), 1);
  EXPECT_EQ(within("unknown"), 1);
  EXPECT_EQ(within(id("elsewhere").text()), 0);
  EXPECT_EQ(missing(index->value(asked("unique_participants")), D::organisation), 1);

  Change moved;
  moved.tick = 2;
  moved.organisations.push_back({3, id("division"), 4, "directorate", {}});
  auto const step = index->apply(moved).value();
  EXPECT_TRUE(step.touched.everyone);
  EXPECT_EQ(step.index->value(asked("unique_participants", {}, {{D::organisation, {id("ministry").text()}}})).value, 2);
}

TEST(Reach, CountsAnOrganisationWhereItStoodOnTheSessionsDay) {
  auto const id = [](char const* name) { return OrganisationId{Uuid::from_name(name)}; };
  IndexBuilder builder;
  builder.add(OrganisationFact{1, id("ministry of then"), 0, "ministry", {}});
  builder.add(OrganisationFact{2, id("ministry of now"), 0, "ministry", {}});
  builder.add(OrganisationFact{3, id("directorate"), 2, "directorate", {{LocalDate::parse("2026-03-31")->days(), 1}}});
  builder.add(session(training, "2026-03-31", "training", 2));
  builder.add(session(visit, "2026-04-01", "study_visit", 2));
  for (auto const& [name, person, where] : {std::tuple("Salma", 1, training), std::tuple("Nadia", 2, visit), std::tuple("Omar", 3, visit)}) {
    auto row = present(name, person, where, Sex::women, 1);
    row.organisation = 3;
    builder.add(row);
  }
  auto const index = builder.finish(1, {});
  auto const within = [&](char const* name) {
    return index->value(asked("unique_participants", {}, {{D::organisation, {id(name).text()}}})).value;
  };
  EXPECT_EQ(within("ministry of then"), 1);
  EXPECT_EQ(within("ministry of now"), 2);
  EXPECT_EQ(within("directorate"), 3);
}

TEST(Reach, DoesNotHangOnATreeThatBitesItsTail) {
  IndexBuilder builder;
  OrganisationId const first{Uuid::from_name("first")};
  builder.add(OrganisationFact{1, first, 2, "", {}});
  builder.add(OrganisationFact{2, {Uuid::from_name("second")}, 1, "", {}});
  EXPECT_EQ(builder.finish(1, {})->value(asked("unique_participants", {}, {{D::organisation, {first.text()}}})).value,
            0);
}

TEST(Reach, ShowsHeadCountsBesidePeopleUnlessAskedToAddThem) {
  IndexBuilder builder;
  auto counted = session(training, "2026-01-12", "training", 2);
  counted.has_head_count = true;
  counted.head_count_total = 30;
  counted.head_count_women = 12;
  counted.sittings_recorded = 0;
  auto both = session(visit, "2026-02-09", "study_visit", 2);
  both.has_head_count = true;
  both.head_count_total = 9;
  builder.add(counted);
  builder.add(both);
  builder.add(present("Salma Bennani", 1, visit, Sex::women, 2));
  auto const index = builder.finish(1, {});
  auto query = asked("unique_participants", {D::sex});
  auto const apart = index->value(query);
  EXPECT_EQ(apart.value, 1);
  EXPECT_EQ(apart.head_counts, (HeadCounts{1, 30, 12, 0, 18}));  // the visit has names
  EXPECT_EQ(apart.completeness, (Completeness{2, 0, 4, 0}));
  query.head_counts = HeadCountRule::added;
  auto const added = index->value(query);
  EXPECT_EQ(added.value, 31);
  EXPECT_THAT(added.groups, ElementsAre(Group{{"F"}, 13}, Group{{"not_stated"}, 18}));
  EXPECT_EQ(missing(added, D::sex), 18);
  EXPECT_EQ(missing(added, D::region), 30);
  query.head_counts = HeadCountRule::excluded;
  EXPECT_FALSE(index->value(query).head_counts);
  query = asked("unique_participants", {}, {{D::sex, {"F"}}});
  EXPECT_EQ(index->value(query).head_counts, (HeadCounts{1, 12, 12, 0, 0}));
  query = asked("unique_participants", {}, {{D::region, {"MA-04"}}});
  EXPECT_EQ(index->value(query).head_counts, HeadCounts{});
}

TEST(Reach, FindsTheFewAmongMoreRowsThanAPassTakesAtOnce) {
  constexpr int rows = 3 * 4096 + 1;  // the last stands alone, and counts
  IndexBuilder builder;
  builder.add(session(training, "2026-01-12", "training", 2));
  builder.add(session(visit, "2026-02-09", "study_visit", 2));
  for (int person = 0; person < rows; ++person)
    builder.add(present("Somebody", person + 1, person % 3 == 0 ? training : visit, Sex::women, 2));
  auto const index = builder.finish(1, {});
  EXPECT_EQ(index->value(asked("unique_participants", {}, {{D::kind, {"training"}}})).value, 4097);
  EXPECT_EQ(index->value(asked("unique_participants", {}, {{D::kind, {"study_visit"}}})).value, 8192);
}

TEST(Reach, KnowsASessionWithAHeadCountOfNobody) {
  IndexBuilder builder;
  auto empty = session(training, "2026-01-12", "training", 2);
  empty.has_head_count = true;
  auto men_only = session(visit, "2026-02-09", "study_visit", 2);
  men_only.has_head_count = true;
  men_only.head_count_total = 9;
  men_only.head_count_women = 0;
  builder.add(empty);
  builder.add(men_only);
  auto const index = builder.finish(1, {});
  EXPECT_EQ(index->value(asked("unique_participants", {})).head_counts, (HeadCounts{2, 9, 0, 0, 9}));
  // How many women the empty one counted was not said; that the other counted none was.
  EXPECT_EQ(index->value(asked("unique_participants", {}, {{D::sex, {"F"}}})).head_counts, (HeadCounts{1, 0, 0, 0, 0}));
  EXPECT_EQ(index->value(asked("unique_participants", {}, {{D::region, {"MA-04"}}})).head_counts, HeadCounts{});
}

TEST(Reach, TellsHowMuchAttendanceIsStillToBeEntered) {
  IndexBuilder builder;
  auto none = session(training, "2026-01-12", "training", 4);
  none.sittings_recorded = 0;
  auto some = session(visit, "2026-02-09", "study_visit", 4);
  some.sittings_recorded = 3;
  auto planned = session(workshop, "2026-12-01", "workshop", 4);
  planned.held = false;
  planned.sittings_recorded = 0;
  for (auto const& fact : {none, some, planned}) builder.add(fact);
  EXPECT_EQ(builder.finish(1, {})->value(asked("unique_participants")).completeness, (Completeness{2, 1, 8, 5}));
}

TEST(Reach, AnswersNothingFromAnEmptyIndex) {
  auto const answer = Index::empty()->value(asked("unique_participants", {D::month, D::region, D::sex}));
  EXPECT_EQ(answer.value, 0);
  EXPECT_THAT(answer.groups, IsEmpty());
  EXPECT_EQ(Index::empty()->records(asked("unique_participants"), {}, 50).value().people.size(), 0U);
}

TEST(Reach, KeepsARowInTwentyBytes) { EXPECT_LE(sizeof(Row), 20U); }

}  // namespace
}  // namespace athar::reach
