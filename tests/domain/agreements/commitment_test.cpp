#include "domain/agreements/commitment.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace athar::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

LocalDate on(std::string_view text) { return LocalDate::parse(text).value(); }

Commitment training_of_200() {
  Commitment c;
  c.description.fr = "Former 200 fonctionnaires à la budgétisation sensible au genre";
  c.measure = CommitmentMeasure::people;
  c.target = 200;
  c.first_due_on = on("2026-12-31");
  return c;
}

std::vector<std::string> codes_of(Result<Commitment> const& refused) {
  std::vector<std::string> out;
  if (refused) return out;
  for (auto const& field : refused.error().fields) out.push_back(field.path + " " + field.code);
  return out;
}

TEST(ACommitment, IsRefusedWithEveryFieldThatIsWrong) {
  EXPECT_TRUE(checked(training_of_200()));
  struct Case {
    std::string_view name;
    std::function<void(Commitment&)> spoil;
    std::vector<std::string> codes;
  };
  for (auto const& each : std::vector<Case>{
           {"says nothing", [](Commitment& c) { c.description = {}; }, {"description description_required"}},
           {"owes nothing", [](Commitment& c) { c.target = 0; }, {"target out_of_range"}},
           {"owes less than nothing", [](Commitment& c) { c.target = -5; }, {"target out_of_range"}},
           {"owes the absurd", [](Commitment& c) { c.target = 2'000'000'000'000'000; }, {"target out_of_range"}},
           {"people in dirhams", [](Commitment& c) { c.currency = "MAD"; }, {"currency not_allowed_here"}},
           {"a payment in nothing", [](Commitment& c) { c.measure = CommitmentMeasure::payment; }, {"currency required"}},
           {"a payment in no currency", [](Commitment& c) { c.measure = CommitmentMeasure::payment, c.currency = "XQZ"; }, {"currency unknown_currency"}},
           {"documents of sessions", [](Commitment& c) { c.measure = CommitmentMeasure::documents, c.linked_only = true; }, {"linked_only not_allowed_here"}},
           {"recurs from never", [](Commitment& c) { c.first_due_on.reset(), c.every_months = 6, c.last_due_on = on("2028-01-01"); }, {"first_due_on required"}},
           {"recurs for ever", [](Commitment& c) { c.every_months = 6; }, {"last_due_on required"}},
           {"recurs never", [](Commitment& c) { c.last_due_on = on("2028-01-01"); }, {"every_months required"}},
           {"recurs backwards", [](Commitment& c) { c.every_months = 6, c.last_due_on = on("2026-12-31"); }, {"last_due_on end_before_start"}},
           {"recurs every moment", [](Commitment& c) { c.every_months = 0, c.last_due_on = on("2028-01-01"); }, {"every_months out_of_range"}},
           {"recurs too often", [](Commitment& c) { c.every_months = 1, c.last_due_on = on("2037-01-31"); }, {"last_due_on too_many_due_days"}}}) {
    auto c = training_of_200();
    each.spoil(c);
    EXPECT_EQ(codes_of(checked(c)), each.codes) << each.name;
  }
}

TEST(ACommitment, FallsDueEverySoManyMonthsAndEachDayHasItsOwnPeriod) {
  auto c = training_of_200();
  c.first_due_on = on("2026-01-31");
  c.every_months = 1;
  c.last_due_on = on("2026-04-30");
  auto const dues = due_days(c);
  std::vector<std::string> days, froms;
  for (auto const& due : dues) days.push_back(due.due_on->text()), froms.push_back(due.counts_from->text());
  EXPECT_THAT(days, ElementsAre("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"));
  EXPECT_THAT(froms, ElementsAre("2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"));
  EXPECT_EQ(dues.back().number, 4);
}

TEST(ACommitment, WithoutAPeriodCountsWheneverAndWithoutADayIsNeverLate) {
  EXPECT_FALSE(due_days(training_of_200()).front().counts_from);
  auto c = training_of_200();
  c.first_due_on.reset();
  auto const dues = due_days(c);
  ASSERT_EQ(dues.size(), 1U);
  EXPECT_EQ(status_of(dues.front(), 200, on("2199-01-01")), CommitmentStatus::open);
}

TEST(TheStatus, FollowsTheDayAndTheProgress) {
  CommitmentDue due;
  due.due_on = on("2026-12-31");
  struct Case {
    std::string_view today;
    std::int64_t achieved, target;
    CommitmentStatus status;
  };
  for (auto const& each : std::vector<Case>{{"2026-06-01", 0, 200, CommitmentStatus::open},
                                            {"2026-10-01", 0, 200, CommitmentStatus::open},      // 91 days
                                            {"2026-10-02", 99, 200, CommitmentStatus::at_risk},  // 90 days, under half
                                            {"2026-10-02", 100, 200, CommitmentStatus::open},
                                            {"2026-10-02", 0, 1, CommitmentStatus::open},        // one report: no half
                                            {"2026-12-01", 199, 200, CommitmentStatus::at_risk}, // 30 days
                                            {"2026-12-31", 199, 200, CommitmentStatus::at_risk},
                                            {"2027-01-01", 199, 200, CommitmentStatus::late},
                                            {"2027-01-01", 200, 200, CommitmentStatus::met}}) {
    due.achieved = each.achieved;
    EXPECT_EQ(status_of(due, each.target, on(each.today)), each.status) << each.today << " " << each.achieved << "/" << each.target;
  }
  due.achieved = 0;
  due.waived_on = on("2026-11-02");
  EXPECT_EQ(status_of(due, 200, on("2030-01-01")), CommitmentStatus::waived);
}

TEST(Evidence, MayBeAFileAndNothingElse) {
  CommitmentEvidence e;
  e.happened_on = LocalDate::parse("2026-11-01").value();
  auto const on = LocalDate::parse("2026-11-26").value();
  EXPECT_FALSE(checked(e, CommitmentMeasure::documents, on));
  e.sha256 = std::string(64, 'a');
  EXPECT_TRUE(checked(e, CommitmentMeasure::documents, on));
}

TEST(Evidence, IsOfADueDayAndHasAnEnd) {
  CommitmentPage page;
  page.commitment.measure = CommitmentMeasure::documents;
  page.dues.emplace_back().id = CommitmentDueId{Uuid::from_name("due")};
  CommitmentEvidence e;
  e.happened_on = on("2026-11-02");
  e.note = "Rapport remis";
  auto const today = on("2026-11-26");
  auto const field = [&] {
    auto const refused = checked(e, page, today);
    return refused ? std::string() : refused.error().fields.front().path + " " + refused.error().fields.front().code;
  };
  EXPECT_EQ(field(), "due_id unknown_due_day");
  e.due_id = page.dues.front().id;
  page.evidence.resize(greatest_number_of_evidence - 1);
  EXPECT_EQ(field(), "");
  page.evidence.resize(greatest_number_of_evidence);
  EXPECT_EQ(field(), "evidence too_many_items");
}

TEST(Evidence, SaysSomethingAndGivesNoAmountToAFigure) {
  CommitmentEvidence e;
  e.happened_on = on("2026-11-02");
  e.note = "Rapport remis";
  auto const today = on("2026-11-26");
  EXPECT_TRUE(checked(e, CommitmentMeasure::documents, today));
  auto code = [&](auto spoil, CommitmentMeasure measure = CommitmentMeasure::documents) {
    auto spoilt = e;
    spoil(spoilt);
    auto const refused = checked(spoilt, measure, today);
    return refused ? std::string() : refused.error().fields.front().code;
  };
  EXPECT_EQ(code([](auto& x) { x.note.clear(); }), "evidence_says_nothing");
  EXPECT_EQ(code([](auto& x) { x.link = "javascript:alert(1)"; }), "invalid_website");
  EXPECT_EQ(code([](auto& x) { x.happened_on = on("2026-11-27"); }), "date_in_future");
  EXPECT_EQ(code([](auto& x) { x.amount = -1; }), "out_of_range");
  EXPECT_EQ(code([](auto& x) { x.amount = 3; }, CommitmentMeasure::people), "not_allowed_here");
}

TEST(Alerts, AreToldSixThreeAndOneMonthBeforeAndOnceItHasPassed) {
  auto const end = on("2026-08-31");
  EXPECT_EQ(alert_of(end, on("2026-02-27")), std::nullopt);
  EXPECT_EQ(alert_of(end, on("2026-02-28")), std::nullopt);   // six months from there is 28 August
  EXPECT_EQ(alert_of(end, on("2026-03-01")), 6);
  EXPECT_EQ(alert_of(end, on("2026-05-31")), 3);
  EXPECT_EQ(alert_of(end, on("2026-07-31")), 1);
  EXPECT_EQ(alert_of(end, on("2026-08-31")), 1);
  EXPECT_EQ(alert_of(end, on("2026-09-01")), 0);
}

TEST(Alerts, AreToldOnceForEachDistanceAndAnewWhenTheDayMoves) {
  Deadline d;
  d.kind = DeadlineKind::agreement_end;
  d.subject = Uuid::from_name("accord");
  d.date = on("2026-08-31");
  DeadlineTold const told{d.subject, d.kind, d.date, 6};
  EXPECT_EQ(newly_near({d}, {}, on("2026-04-01")).size(), 1U);
  EXPECT_EQ(newly_near({d}, {told}, on("2026-04-01")).size(), 0U);
  EXPECT_EQ(newly_near({d}, {told}, on("2026-06-15")).size(), 1U);
  d.date = on("2026-09-30");
  EXPECT_EQ(newly_near({d}, {told}, on("2026-04-01")).size(), 1U);
}

TEST(AWeek, BeginsOnMonday) {
  EXPECT_EQ(week_of(on("2026-11-26")), on("2026-11-23"));
  EXPECT_EQ(week_of(on("2026-11-23")), on("2026-11-23"));
  EXPECT_EQ(week_of(on("2026-11-29")), on("2026-11-23"));
}

std::vector<Deadline> deadlines(std::size_t many, char const* first_day, char const* clause) {
  std::vector<Deadline> all(many);
  for (std::size_t i = 0; i < many; ++i) {
    all[i].kind = DeadlineKind::commitment;
    all[i].date = LocalDate::from_days(on(first_day).days() + static_cast<int>(i));
    all[i].clause = clause + std::to_string(i);
    all[i].description.fr = "Remettre le rapport\nsemestriel";
    all[i].agreement_code = "A-0007";
  }
  return all;
}

TEST(ADigest, PutsWhatHasPassedFirstAndSaysHowMuchItLeavesOut) {
  auto all = deadlines(greatest_coming_lines + 5, "2027-01-15", "Art. ");
  all.front().date = on("2026-11-01");
  auto const text = digest_text(all, on("2026-11-26"), Language::fr, "https://athar.example/deadlines?mine=true");
  EXPECT_THAT(text, testing::StartsWith("Échéance passée\n– 1er novembre 2026 : Art. 0 — Remettre le rapport semestriel — A-0007"));
  EXPECT_THAT(text, HasSubstr("Dans les trois mois\n"));
  EXPECT_THAT(text, Not(HasSubstr("Dans le mois\n")));
  EXPECT_THAT(text, testing::EndsWith("… et 4 autre(s) échéance(s) : https://athar.example/deadlines?mine=true&from=2026-11-26"));
}

TEST(ADigest, TellsWhatComesHoweverMuchHasPassed) {
  auto all = deadlines(90, "2026-08-01", "Passé ");
  auto const coming = deadlines(3, "2026-12-01", "Art. ");
  all.insert(all.end(), coming.begin(), coming.end());
  auto const text = digest_text(all, on("2026-11-26"), Language::ar, "https://athar.example/deadlines?mine=true");
  for (auto const* told : {"Passé 70 ", "Passé 89 ", "Art. 0 ", "Art. 2 "}) EXPECT_THAT(text, HasSubstr(told));
  EXPECT_THAT(text, Not(HasSubstr("Passé 69 "))) << "of what has passed the latest is told";
  EXPECT_THAT(text, HasSubstr("70: https://athar.example/deadlines?mine=true&to=2026-11-25\n\nخلال شهر\n"));
}

}  // namespace
}  // namespace athar::tests
