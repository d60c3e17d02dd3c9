#include <gtest/gtest.h>

#include "domain/imports/cells/dates.hpp"

namespace athar {
namespace {

std::string read(std::string_view cell, DateHabit const& habit = {}) {
  auto const reading = read_partial_date(cell, habit);
  return reading.value ? reading.value->text() : reading.code;
}

TEST(PartialDatesInCells, AreReadAsFarAsTheySay) {
  EXPECT_EQ(read("2016"), "2016");
  EXPECT_EQ(read("05/2016"), "2016-05");
  EXPECT_EQ(read("5-2016"), "2016-05");
  EXPECT_EQ(read("2016-05"), "2016-05");
  EXPECT_EQ(read("mai 2016"), "2016-05");
  EXPECT_EQ(read("nov-16"), "2016-11");
  EXPECT_EQ(read("نونبر 2016"), "2016-11");
  EXPECT_EQ(read("سنة 2016"), "2016");
  EXPECT_EQ(read("٢٠١٦"), "2016");
  EXPECT_EQ(read("année 2016"), "2016");
  EXPECT_EQ(read("23-11-2016"), "2016-11-23");
  EXPECT_EQ(read("16 mai 2016"), "2016-05-16");
  EXPECT_EQ(read("2016-11-23 00:00"), "2016-11-23");
}

TEST(PartialDatesInCells, KnowExcelsDaysAmongYears) {
  EXPECT_EQ(read("42697"), "2016-11-23") << "in a column that holds years too";
  EXPECT_EQ(read("42697.5"), "2016-11-23");
  EXPECT_EQ(read("1899"), "year_out_of_range");
}

TEST(PartialDatesInCells, SayWhatTheyCannotRead) {
  EXPECT_EQ(read(""), "");
  EXPECT_EQ(read("n.d."), "");
  EXPECT_EQ(read("#REF!"), "error_cell");
  for (std::string const& cell : std::initializer_list<std::string>{"13/2016", "2017-2020", "bientôt", "31/02/2016", "00/2016", "2016-13", "5", "mai", std::string(200, '1')})
    EXPECT_EQ(read(cell), "invalid_partial_date") << cell;
}

TEST(PartialDatesInCells, AskWhereTheColumnShowsBothOrders) {
  auto const reading = read_partial_date("03/04/2016", {DateHabit::Order::undecided, false});
  EXPECT_EQ(reading.code, "ambiguous_date");
  ASSERT_EQ(reading.alternatives.size(), 2u);
  EXPECT_EQ(reading.alternatives[1].text(), "2016-04-03");
}

}  // namespace
}  // namespace athar
