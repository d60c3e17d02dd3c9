#include "domain/resources/trainer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace athar {
namespace {

using testing::ElementsAre;

LocalDate day(char const* text) { return *LocalDate::parse(text); }

Trainer bennani() {
  Trainer t;
  t.fields = {"Budget sensible au genre", "Suivi et évaluation"};
  t.languages = {"fr", "ar"};
  t.weekdays = {5, 1, 3};
  t.contract_from = day("2026-01-01");
  t.contract_to = day("2026-12-31");
  t.accreditations = {{"Animation", "Centre d’excellence", day("2025-01-01"), day("2027-01-01")}};
  t.absences = {{day("2026-08-01"), day("2026-08-31"), "Congé"}, {day("2026-04-06"), day("2026-04-06"), ""}};
  return t;
}

TEST(TrainerRule, PutsDaysAndAbsencesInOrder) {
  auto const trainer = checked(bennani());
  ASSERT_TRUE(trainer);
  EXPECT_THAT(trainer->weekdays, ElementsAre(1, 3, 5));
  EXPECT_EQ(trainer->absences.front().starts_on, day("2026-04-06"));
}

TEST(TrainerRule, RefusesEachThingThatIsWrongByItsPath) {
  struct Row {
    char const* name;
    void (*spoil)(Trainer&);
    char const* path;
    char const* code;
  };
  for (auto const& row : {
           Row{"an empty field", [](Trainer& t) { t.fields[1] = ""; }, "fields/1", "required"},
           Row{"a field twice", [](Trainer& t) { t.fields[1] = t.fields[0]; }, "fields/1", "given_twice"},
           Row{"a language by its name", [](Trainer& t) { t.languages[0] = "français"; }, "languages/0", "invalid_language"},
           Row{"a language in capitals", [](Trainer& t) { t.languages[0] = "FR"; }, "languages/0", "invalid_language"},
           Row{"no day at all", [](Trainer& t) { t.weekdays = {}; }, "weekdays", "required"},
           Row{"an eighth day", [](Trainer& t) { t.weekdays = {8}; }, "weekdays/0", "out_of_range"},
           Row{"a day before Monday", [](Trainer& t) { t.weekdays = {0}; }, "weekdays/0", "out_of_range"},
           Row{"a day twice", [](Trainer& t) { t.weekdays = {2, 2}; }, "weekdays/1", "given_twice"},
           Row{"a contract that ends first", [](Trainer& t) { t.contract_to = day("2025-12-31"); }, "contract_to", "end_before_start"},
           Row{"an accreditation of nothing", [](Trainer& t) { t.accreditations[0].title = ""; }, "accreditations/0/title", "required"},
           Row{"an accreditation that ends first", [](Trainer& t) { t.accreditations[0].expires_on = day("2024-12-31"); },
               "accreditations/0/expires_on", "end_before_start"},
           Row{"an absence that ends first", [](Trainer& t) { t.absences[1].ends_on = day("2026-04-05"); }, "absences/1/ends_on", "end_before_start"},
       }) {
    auto trainer = bennani();
    row.spoil(trainer);
    auto const refused = checked(trainer);
    ASSERT_FALSE(refused) << row.name;
    EXPECT_EQ(refused.error().fields, (std::vector<FieldError>{{row.path, row.code, refused.error().fields.at(0).detail}})) << row.name;
  }
}

TEST(TrainerRule, LeavesEndsOpen) {
  auto trainer = bennani();
  trainer.contract_from = std::nullopt;
  trainer.accreditations[0].valid_from = trainer.accreditations[0].expires_on = std::nullopt;
  EXPECT_TRUE(checked(trainer));
}

TEST(WordsOfTrainers, AreReadBackAsTheyAreWritten) {
  for (auto each : {TrainerStanding::internal, TrainerStanding::external}) EXPECT_EQ(trainer_standing_named(name_of(each)), each);
  for (auto each : {TrainingOfTrainers::none, TrainingOfTrainers::following, TrainingOfTrainers::certified, TrainingOfTrainers::master})
    EXPECT_EQ(training_of_trainers_named(name_of(each)), each);
  EXPECT_EQ(training_of_trainers_named("guru"), std::nullopt);
}

}  // namespace
}  // namespace athar
