#include "domain/imports/cells/numbers.hpp"

#include <gtest/gtest.h>

namespace athar {
namespace {

struct Written {
  char const* name;
  std::string cell;
  std::string read;                  ///< ten-thousandths and currency, "" for unknown, or a code
  char decimal{0};
};

std::string said(Reading<Amount> const& reading) {
  auto const text = [](Amount const& a) { return std::to_string(a.ten_thousandths) + (a.currency.empty() ? "" : " " + a.currency); };
  if (reading.value) return text(*reading.value);
  auto out = reading.code;
  for (auto const& alternative : reading.alternatives) out += " " + text(alternative);
  return out;
}

class Amounts : public testing::TestWithParam<Written> {};

TEST_P(Amounts, AreReadAsPeopleWriteThem) { EXPECT_EQ(said(read_amount(GetParam().cell, {GetParam().decimal})), GetParam().read); }

INSTANTIATE_TEST_SUITE_P(
    Cells, Amounts,
    testing::Values(
        Written{"Whole", "25", "250000"}, Written{"Zero", "0", "0"}, Written{"Points", "1.250.000", "12500000000"}, Written{"Commas", "1,250,000", "12500000000"},
        Written{"Spaces", "1 250 000", "12500000000"}, Written{"NoBreakSpaces", "1\u00A0250\u202F000", "12500000000"}, Written{"Apostrophes", "1'250'000", "12500000000"},
        Written{"Million", "1,25 million", "12500000000"}, Written{"Millions", "3 millions de dirhams", "30000000000 MAD"}, Written{"PointMillion", "1.250 million", "12500000000"},
        Written{"Mdh", "1,25 MDH", "12500000000 MAD"}, Written{"Kdh", "250 KDH", "2500000000 MAD"}, Written{"Milliard", "1,5 milliard", "15000000000000"},
        Written{"ArabicMillion", "3 ملايين درهم", "30000000000 MAD"}, Written{"Thousand", "12 mille", "120000000"}, Written{"DecimalComma", "12,5", "125000"},
        Written{"DecimalPoint", "12.5", "125000"}, Written{"FrenchWhole", "1.250,50", "12505000"}, Written{"EnglishWhole", "1,250.50", "12505000"},
        Written{"SpacesAndComma", "1 250,500", "12505000"}, Written{"Dirhams", "1 250 DH", "12500000 MAD"}, Written{"CurrencyFirst", "MAD 1 250", "12500000 MAD"},
        Written{"Euro", "€ 12,50", "125000 EUR"}, Written{"EuroBehind", "12,50€", "125000 EUR"}, Written{"Dollar", "$1,250.00", "12500000 USD"},
        Written{"ArabicDigits", "٢٥٠ درهم", "2500000 MAD"}, Written{"ArabicSigns", "١٬٢٥٠٫٥", "12505000"}, Written{"ArabicDecimalOfThree", "١٫٢٥٠", "12500"},
        Written{"People", "25 personnes", "250000"}, Written{"Negative", "-12", "-120000"}, Written{"InBrackets", "(12)", "-120000"}, Written{"Plus", "+12", "120000"},
        Written{"FullStop", "250.", "2500000"}, Written{"Ambiguous", "1.250", "ambiguous_number 12500000 12500"}, Written{"AmbiguousComma", "12,500", "ambiguous_number 125000000 125000"},
        Written{"AmbiguousMoney", "1.250 DH", "ambiguous_number 12500000 MAD 12500 MAD"}, Written{"ByColumnGroups", "1.250", "12500000", ','},
        Written{"ByColumnDecimals", "1.250", "12500", '.'}, Written{"ThousandthsForSure", "0,250", "2500"}, Written{"LongThousandths", "1250.500", "12505000"},
        Written{"FourDecimals", "1.2504", "12504"}, Written{"ManyDecimals", "3.14159265358979", "31415"}, Written{"Empty", "", ""}, Written{"Dash", " - ", ""},
        Written{"TwoNumbers", "12 34", "invalid_number"}, Written{"Range", "12-15", "invalid_number"}, Written{"OutOf", "12 sur 20", "invalid_number"},
        Written{"BrokenGroups", "1.25.000", "invalid_number"}, Written{"CommaInGroups", "1,2.500,3", "invalid_number"}, Written{"Words", "environ vingt", "invalid_number"},
        Written{"Percent", "12 %x", "invalid_number"}, Written{"Formula", "=SUM(A1:A3)", "invalid_number"}, Written{"Error", "#REF!", "error_cell"},
        Written{"TooMany", "999999999999999999999", "out_of_range"}, Written{"TooManyMilliards", "999999999 milliards", "out_of_range"},
        Written{"Long", std::string(300, '9'), "invalid_number"}),
    [](auto const& row) { return row.param.name; });

TEST(AmbiguousNumber, OffersItsReadingsAsCells) {
  struct Asked {
    std::string cell, detail, first, second;
  };
  for (Asked const& asked : {Asked{"1.250 DH", "1250 MAD | 1,25 MAD", "1250 MAD", "1,25 MAD"}, Asked{"-1,125", "-1125 | -1,1250", "-1125", "-1,1250"}, Asked{"2.000", "2000 | 2", "2000", "2"}}) {
    auto const question = read_amount(asked.cell);
    ASSERT_EQ(question.detail, asked.detail);
    EXPECT_EQ(*read_amount(asked.first).value, question.alternatives[0]);
    EXPECT_EQ(*read_amount(asked.second).value, question.alternatives[1]);
  }
  EXPECT_EQ(read_whole_number("1.250").detail, "1250");
}

TEST(NumberHabit, IsSeenInTheWholeColumn) {
  std::vector<std::string> french{"1.250", "12,5", "3"}, english{"1.250", "12.5"}, grouped{"1.250", "1.250.000"}, both{"12,5", "12.5"}, none{"1.250", "x", ""};
  EXPECT_EQ(number_habit_of(french).decimal, ',');
  EXPECT_EQ(number_habit_of(english).decimal, '.');
  EXPECT_EQ(number_habit_of(grouped).decimal, ',');
  EXPECT_EQ(number_habit_of(both).decimal, 0);
  EXPECT_EQ(number_habit_of(none).decimal, 0);
}

std::string whole(std::string_view cell) {
  auto const reading = read_whole_number(cell);
  return reading.value ? std::to_string(*reading.value) : reading.is_question() ? "asks " + std::to_string(reading.alternatives.at(0)) : reading.code;
}

TEST(WholeNumbers, CountPeople) {
  EXPECT_EQ(whole("25"), "25");
  EXPECT_EQ(whole("25,0"), "25");
  EXPECT_EQ(whole("1 250"), "1250");
  EXPECT_EQ(whole("1.250"), "asks 1250");
  EXPECT_EQ(whole("12,5"), "not_a_whole_number");
  EXPECT_EQ(whole("-3"), "not_a_whole_number");
  EXPECT_EQ(whole("25 DH"), "not_a_whole_number");
  EXPECT_EQ(whole("beaucoup"), "invalid_number");
  EXPECT_EQ(whole(""), "");
}

}  // namespace
}  // namespace athar
