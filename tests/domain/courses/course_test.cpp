#include "domain/courses/course.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace athar {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Course budget_course() {
  Course course;
  course.id = CourseId{Uuid::from_name("budget")};
  course.title.fr = "Budget sensible au genre";
  course.durations = {{5, 1800}, {3, std::nullopt}};
  course.modules = {{{.fr = "Analyse", .ar = {}, .en = {}}, 1, std::nullopt}, {{.fr = "Exercices", .ar = {}, .en = {}}, std::nullopt, 90}};
  course.languages = {"fr", "ar"};
  course.materials = {{"Manuel", "https://example.org/manuel.pdf", ""}};
  course.certificate = {80, true};
  return course;
}

TEST(CourseRule, OrdersTheDurations) {
  auto const course = checked(budget_course());
  ASSERT_TRUE(course);
  EXPECT_THAT(course->durations, ElementsAre(CourseDuration{3, std::nullopt}, CourseDuration{5, 1800}));
}

TEST(CourseRule, PutsTheQuestionsOfOneAudienceTogetherInTheirOrder) {
  auto asked = [](EvaluationAudience audience, std::string text) { return CourseQuestion{audience, AnswerKind::scale, {.fr = std::move(text), .ar = {}, .en = {}}}; };
  auto course = budget_course();
  course.questions = {asked(EvaluationAudience::travellers, "1"), asked(EvaluationAudience::participants, "2"), asked(EvaluationAudience::travellers, "3"),
                      asked(EvaluationAudience::participants, "4")};
  auto const sound = checked(course);
  ASSERT_TRUE(sound);
  std::string order;
  for (auto const& each : sound->questions) order += each.text.fr;
  EXPECT_EQ(order, "2413");
}

TEST(CourseRule, RefusesEachThingThatIsWrongByItsPath) {
  struct Row {
    char const* name;
    void (*spoil)(Course&);
    char const* path;
    char const* code;
  };
  for (auto const& row : {
           Row{"no title", [](Course& c) { c.title = {}; }, "title", "title_required"},
           Row{"a question of nothing", [](Course& c) { c.questions.resize(1); }, "questions/0/text", "required"},
           Row{"41 questions for one audience", [](Course& c) { c.questions.assign(41, {{}, {}, {.fr = "?", .ar = {}, .en = {}}}); }, "questions/40", "too_many_items"},
           Row{"no seats", [](Course& c) { c.seats = 0; }, "seats", "out_of_range"},
           Row{"same length twice", [](Course& c) { c.durations[1].days = 5; }, "durations/1/days", "given_twice"},
           Row{"no days", [](Course& c) { c.durations[1].days = 0; }, "durations/1/days", "out_of_range"},
           Row{"more hours than there are", [](Course& c) { c.durations[1].minutes = 3 * 1440 + 1; }, "durations/1/minutes", "out_of_range"},
           Row{"module without title", [](Course& c) { c.modules[0].title = {}; }, "modules/0/title", "title_required"},
           Row{"module in days and minutes", [](Course& c) { c.modules[1].days = 1; }, "modules/1/minutes", "days_or_minutes"},
           Row{"before itself", [](Course& c) { c.prerequisites = {c.id}; }, "prerequisites/0", "own_prerequisite"},
           Row{"competency twice", [](Course& c) { c.competencies = {"Analyse", "Analyse"}; }, "competencies/1", "given_twice"},
           Row{"link that runs", [](Course& c) { c.materials[0].link = "javascript:alert(1)"; }, "materials/0/link", "invalid_link"},
           Row{"link with a blank", [](Course& c) { c.materials[0].link = "https://a b"; }, "materials/0/link", "invalid_link"},
           Row{"101 percent", [](Course& c) { c.certificate.attended_percent = 101; }, "certificate/attended_percent", "out_of_range"},
           Row{"no language", [](Course& c) { c.languages = {"français"}; }, "languages/0", "invalid_language"},
       }) {
    auto course = budget_course();
    row.spoil(course);
    auto const refused = checked(course);
    ASSERT_FALSE(refused) << row.name;
    EXPECT_EQ(refused.error().fields, (std::vector<FieldError>{{row.path, row.code, refused.error().fields.at(0).detail}})) << row.name;
  }
}

TEST(FollowingACourse, TakesOverOnlyTheFieldsThatWereChosen) {
  auto const before = budget_course();
  auto after = before;
  after.title.fr = "Budget et genre";
  after.seats = 20;
  after.objectives.fr = "Savoir lire un budget";
  EXPECT_THAT(changed_fields(before, after), ElementsAre(FollowedField::title, FollowedField::seats));

  Session edition;
  edition.title = before.title;
  edition.seats = 12;
  edition.languages = before.languages;
  auto const followed = following(edition, after, {FollowedField::title});
  EXPECT_EQ(followed.title.fr, "Budget et genre");
  EXPECT_EQ(followed.seats, 12);
  EXPECT_THAT(differing_fields(after, followed), ElementsAre(FollowedField::seats));
  EXPECT_THAT(differing_fields(after, following(followed, after, {FollowedField::seats})), IsEmpty());
}

TEST(FollowingACourse, NamesItsFields) {
  for (auto name : {"title", "kind", "modality", "seats", "languages"}) EXPECT_EQ(name_of(followed_field_named(name).value()), name);
  EXPECT_FALSE(followed_field_named("days"));
}

}  // namespace
}  // namespace athar
