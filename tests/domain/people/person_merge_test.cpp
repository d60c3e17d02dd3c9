#include "domain/people/person_merge.hpp"

#include <gtest/gtest.h>

namespace athar {
namespace {

LocalDate day(char const* text) { return LocalDate::parse(text).value(); }
PersonId person_named(char const* name) { return PersonId{Uuid::from_name(name)}; }
PersonMergeId merge_named(char const* name) { return PersonMergeId{Uuid::from_name(name)}; }

MergeSide side(char const* name) {
  MergeSide side;
  side.person.id = person_named(name);
  side.person.given_name = name;
  return side;
}

Affiliation line(char const* function, char const* from, char const* to) {
  Affiliation a;
  a.id = AffiliationId{Uuid::from_name(function)};
  a.function = function;
  if (*from) a.from = day(from);
  if (*to) a.to = day(to);
  return a;
}

std::string told(std::vector<Affiliation> const& lines) {
  std::string out;
  for (auto const& each : lines)
    out += each.function + (each.id.empty() ? "*" : "") + " " + (each.from ? each.from->text() : "") + ".." +
           (each.to ? each.to->text() : "") + "; ";
  return out;
}

TEST(MayMerge, RefusesARecordWithItself) {
  auto const refused = may_merge(side("Samira"), side("Samira"));
  ASSERT_FALSE(refused);
  ASSERT_EQ(refused.error().fields.size(), 1u);
  EXPECT_EQ(refused.error().fields[0].code, "merge_with_self");
}

TEST(MayMerge, RefusesWhatIsMergedACircleAndARecordMergedElsewhere) {
  auto samira = side("Samira"), samia = side("Samia"), third = side("S. El Ouardi");
  EXPECT_TRUE(may_merge(samira, samia));
  samia.merged_into = samira.person.id;
  EXPECT_EQ(may_merge(samira, samia).error().code, "already_merged");
  EXPECT_EQ(may_merge(samia, samira).error().code, "merge_circle");
  auto const elsewhere = may_merge(third, samia);
  EXPECT_EQ(elsewhere.error().code, "person_is_merged");
  EXPECT_EQ(elsewhere.error().fields.at(0).detail, samira.person.id.text());
  EXPECT_EQ(may_merge(samia, third).error().code, "person_is_merged");
  samira.merged_into = samia.merged_into = third.person.id;
  EXPECT_EQ(may_merge(samia, samira).error().code, "merge_circle");
}

TEST(MergedValues, ComeBackAsTheyWereWhateverTheBirthSays) {
  for (auto birth : {"", "1979-03-04", "1979", "45_54"}) {
    FieldValues values{"dr", "El Ouardi", "Samira", "الوردي", "سميرة", "F", birth, "executive", "s@example.org", "+212612345678", "ar", ""};
    Person person;
    put_values(person, values);
    EXPECT_EQ(values_of(person, ""), values) << birth;
  }
  Person nobody;
  put_values(nobody, values_of(Person{}, ""));
  EXPECT_EQ(nobody, Person{});
}

TEST(ChosenAffiliations, KeepOrTakeWholeHistories) {
  std::vector const mine{line("chief", "2020-01-01", "")}, theirs{line("clerk", "2010-01-01", "2019-12-31")};
  EXPECT_EQ(told(chosen_affiliations(mine, theirs, AffiliationChoice::keep)), "chief 2020-01-01..; ");
  EXPECT_EQ(told(chosen_affiliations(mine, theirs, AffiliationChoice::take)), "clerk* 2010-01-01..2019-12-31; ");
}

TEST(ChosenAffiliations, UnitedFillOnlyTheDaysThatNothingIsSaidOf) {
  std::vector const mine{line("chief", "2020-01-01", "2020-12-31"), line("head", "2022-01-01", "2022-12-31")};
  EXPECT_EQ(told(chosen_affiliations(mine, {line("clerk", "2019-01-01", "")}, AffiliationChoice::unite)),
            "chief 2020-01-01..2020-12-31; head 2022-01-01..2022-12-31; clerk* 2019-01-01..2019-12-31; "
            "clerk* 2021-01-01..2021-12-31; clerk* 2023-01-01..; ");
  EXPECT_EQ(told(chosen_affiliations(mine, {line("clerk", "2020-06-01", "2020-07-31")}, AffiliationChoice::unite)),
            "chief 2020-01-01..2020-12-31; head 2022-01-01..2022-12-31; ");
  EXPECT_EQ(told(chosen_affiliations({line("chief", "", "")}, {line("clerk", "", "")}, AffiliationChoice::unite)), "chief ..; ");
  EXPECT_EQ(told(chosen_affiliations({}, {line("clerk", "", "")}, AffiliationChoice::unite)), "clerk* ..; ");
}

class Undo : public ::testing::Test {
 protected:
  FieldValues now = values_of(side("Samira").person, "");
  std::string& at(MergeField field) { return now[static_cast<std::size_t>(field)]; }
  static std::string const& in(UndoPlan const& plan, MergeField field) { return plan.values[static_cast<std::size_t>(field)]; }
};

TEST_F(Undo, RestoresWhatTheMergeReplacedAndLeavesTheRest) {
  at(MergeField::email) = "b@example.org";
  at(MergeField::phone) = "+212600000009";
  std::vector<MergedField> const changes{{MergeField::email, "a@example.org", "b@example.org"}};
  auto const plan = plan_undo(now, changes, {}, {});
  EXPECT_EQ(in(plan, MergeField::email), "a@example.org");
  EXPECT_EQ(in(plan, MergeField::phone), "+212600000009");
  EXPECT_TRUE(plan.questions.empty());
  EXPECT_TRUE(check_answers(plan, {}));
}

TEST_F(Undo, AsksAboutAFieldThatChangedSince) {
  at(MergeField::email) = "c@example.org";
  std::vector<MergedField> const changes{{MergeField::email, "a@example.org", "b@example.org"}};
  auto const plan = plan_undo(now, changes, {}, {});
  ASSERT_EQ(plan.questions.size(), 1u);
  EXPECT_EQ(plan.questions[0].now, "c@example.org");
  auto const refused = check_answers(plan, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields.at(0), (FieldError{"answers/email", "undo_answer_required", "c@example.org"}));

  std::map<MergeField, UndoAnswer> const keep{{MergeField::email, UndoAnswer::keep}}, restore{{MergeField::email, UndoAnswer::restore}};
  auto const kept = plan_undo(now, changes, {}, keep);
  EXPECT_TRUE(check_answers(kept, keep));
  EXPECT_EQ(in(kept, MergeField::email), "c@example.org");
  EXPECT_EQ(kept.kept, std::vector{MergeField::email});
  EXPECT_EQ(in(plan_undo(now, changes, {}, restore), MergeField::email), "a@example.org");
}

TEST_F(Undo, OfAnEarlierMergeHandsWhatItReplacedToTheLaterOne) {
  // a → b by the first merge, b → c by the second. Undoing the first leaves c; the second then restores a.
  at(MergeField::email) = "c@example.org";
  std::vector<MergedField> const first{{MergeField::email, "a@example.org", "b@example.org"}};
  std::vector<LaterChange> const later{{merge_named("second"), {MergeField::email, "b@example.org", "c@example.org"}}};
  auto const plan = plan_undo(now, first, later, {});
  EXPECT_TRUE(plan.questions.empty());
  EXPECT_EQ(in(plan, MergeField::email), "c@example.org");
  ASSERT_EQ(plan.rewritten.size(), 1u);
  EXPECT_EQ(plan.rewritten[0], (LaterChange{merge_named("second"), {MergeField::email, "a@example.org", "c@example.org"}}));
  auto const second = plan_undo(now, std::vector{plan.rewritten[0].change}, {}, {});
  EXPECT_EQ(in(second, MergeField::email), "a@example.org");
}

}  // namespace
}  // namespace athar
