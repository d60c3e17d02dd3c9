#include "domain/imports/cells/percents.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace athar {
namespace {

std::string read(std::string_view cell, PercentHabit habit = PercentHabit::percents) {
  auto const reading = read_percent(cell, habit);
  return reading.value ? std::to_string(*reading.value) : reading.code + (reading.detail.empty() ? "" : " " + reading.detail);
}

PercentHabit habit_of(std::vector<std::string> const& cells) { return percent_habit_of(cells); }

TEST(Percents, AreReadWithAndWithoutASignInAnyDigits) {
  for (auto const* cell : {"85", "85 %", "85%", "85,5 %", "85.9", "%85", "\u0668\u0665\u066a", "85\u00a0%", "085"}) EXPECT_EQ(read(cell), "85") << cell;
  EXPECT_EQ(read("100,0"), "100");
  EXPECT_EQ(read("0,85"), "0") << "in a column of percentages it is less than one of them";
  EXPECT_EQ(read("0"), "0");
}

TEST(Percents, AreReadAsFractionsWhereTheColumnHoldsThem) {
  EXPECT_EQ(habit_of({"0,85", "1", "0"}), PercentHabit::fractions);
  EXPECT_EQ(read("0,85", PercentHabit::fractions), "85");
  EXPECT_EQ(read("0.8499999999999999", PercentHabit::fractions), "85") << "as a spreadsheet writes it";
  EXPECT_EQ(read("1", PercentHabit::fractions), "100");
  EXPECT_EQ(read("0", PercentHabit::fractions), "0");
  EXPECT_EQ(read("1,5", PercentHabit::fractions), "invalid_percent");
  EXPECT_EQ(read("42 %", PercentHabit::fractions), "42") << "a sign says what it is";
}

TEST(Percents, AskWhatAOneMeansWhereEverythingIsZeroOrOne) {
  EXPECT_EQ(habit_of({"1", "0", "1"}), PercentHabit::undecided);
  EXPECT_EQ(habit_of({"0", "0"}), PercentHabit::percents);
  EXPECT_EQ(habit_of({"1", "50"}), PercentHabit::percents);
  EXPECT_EQ(habit_of({"1 %", "0"}), PercentHabit::percents);
  EXPECT_EQ(read("1", PercentHabit::undecided), "ambiguous_percent 100 % | 1 %");
  EXPECT_EQ(read("0", PercentHabit::undecided), "0");
  EXPECT_EQ(read("100 %", PercentHabit::undecided), "100") << "the answer is read as it was meant";
  EXPECT_EQ(read("1 %", PercentHabit::undecided), "1");
}

TEST(Percents, AreReadInWords) {
  for (auto const* cell : {"Terminé", "TERMINÉE", "Completed", "مكتمل", "مكتملة"}) EXPECT_EQ(read(cell), "100") << cell;
  for (auto const* cell : {"Non commencé", "Not started", "لم يبدأ"}) EXPECT_EQ(read(cell), "0") << cell;
}

TEST(Percents, SayNothingOrWhyTheyCannotBeRead) {
  for (auto const* cell : {"", "-", "n/a", "—"}) EXPECT_EQ(read(cell), "") << cell;
  for (auto const* cell : {"101", "-5", "beaucoup", "50 / 100", "1e2", "9999999999999", "85,", "12.3.4"}) EXPECT_EQ(read(cell), "invalid_percent") << cell;
  EXPECT_EQ(read("#REF!"), "error_cell #REF!");
}

}  // namespace
}  // namespace athar
