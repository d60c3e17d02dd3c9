#include "domain/imports/cells/contacts.hpp"

#include <gtest/gtest.h>

namespace athar {
namespace {

struct Written {
  char const* name;
  std::string cell;
  std::string read;                  ///< the value, with "; " and the warning's detail if there is one; or the code
};

std::string said(Reading<std::string> const& reading) {
  if (!reading.value) return reading.code;
  return *reading.value + (reading.code.empty() ? "" : "; " + reading.code + " " + reading.detail);
}

class Phones : public testing::TestWithParam<Written> {};
class Emails : public testing::TestWithParam<Written> {};

TEST_P(Phones, AreReadAsPeopleWriteThem) { EXPECT_EQ(said(read_phone(GetParam().cell)), GetParam().read); }
TEST_P(Emails, AreReadAsPeopleWriteThem) { EXPECT_EQ(said(read_email(GetParam().cell)), GetParam().read); }

INSTANTIATE_TEST_SUITE_P(
    Cells, Phones,
    testing::Values(
        Written{"Mobile", "0661234567", "+212661234567"}, Written{"Spaces", "06 61 23 45 67", "+212661234567"}, Written{"Dots", "06.61.23.45.67", "+212661234567"},
        Written{"Dashes", "0537-71-28-46", "+212537712846"}, Written{"Slash", "0537/712846", "+212537712846"}, Written{"NoBreakSpaces", "06\u00A061\u00A023\u00A045\u00A067", "+212661234567"},
        Written{"ZeroEaten", "661234567", "+212661234567"}, Written{"International", "+212 6 61 23 45 67", "+212661234567"}, Written{"ZeroKept", "+212 0661234567", "+212661234567"},
        Written{"ZeroInBrackets", "+212 (0)6 61 23 45 67", "+212661234567"}, Written{"DoubleZero", "00212661234567", "+212661234567"}, Written{"NoPlus", "212661234567", "+212661234567"},
        Written{"Fixed08", "0802000000", "+212802000000"}, Written{"Foreign", "+33 1 42 68 53 00", "+33142685300"}, Written{"ForeignDoubleZero", "0033142685300", "+33142685300"},
        Written{"ForeignZeroInBrackets", "+33 (0)1 42 68 53 00", "+33142685300"}, Written{"Senegal", "+221 77 123 45 67", "+221771234567"}, Written{"ArabicDigits", "٠٦٦١٢٣٤٥٦٧", "+212661234567"}, Written{"Named", "GSM : 0661234567", "+212661234567"},
        Written{"TextOfExcel", "'0661234567", "+212661234567"}, Written{"DirectionMarks", "\u202A0661234567\u202C", "+212661234567"},
        Written{"Two", "0661234567 / 0537712846", "+212661234567; several_values 0537712846"}, Written{"TwoLines", "0661234567\n0537712846", "+212661234567; several_values 0537712846"},
        Written{"TwoByWord", "0661234567 ou 0537712846", "+212661234567; several_values 0537712846"},
        Written{"SecondIsGood", "poste 12 ; 0661234567", "+212661234567; several_values poste 12"}, Written{"Rounded", "6,61E+08", "digits_lost"},
        Written{"RoundedWithAllDigits", "6.61234567E+08", "+212661234567"}, Written{"Short", "141", "invalid_phone"}, Written{"TooLong", "06612345678901234567", "invalid_phone"},
        Written{"OldMoroccan", "0161234567", "invalid_phone"}, Written{"Words", "à communiquer", "invalid_phone"}, Written{"Formula", "=cmd|' /C calc'!A0", "invalid_phone"},
        Written{"Empty", "", ""}, Written{"Nothing", "néant", ""}, Written{"Error", "#N/A", "error_cell"}, Written{"Long", std::string(100'000, '0'), "invalid_phone"}),
    [](auto const& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Cells, Emails,
    testing::Values(
        Written{"Plain", "b.elidrissi@interieur.gov.ma", "b.elidrissi@interieur.gov.ma"}, Written{"Spaces", " b@x.ma ", "b@x.ma"}, Written{"SpacesInside", "b @ x.ma", "b@x.ma"},
        Written{"Mailto", "mailto:b@x.ma", "b@x.ma"}, Written{"MailtoWithSubject", "MAILTO:b@x.ma?subject=x", "b@x.ma"}, Written{"CapitalsOfTheDomain", "B.Idrissi@X.GOV.MA", "B.Idrissi@x.gov.ma"},
        Written{"Angle", "Bouchra <b@x.ma>", "b@x.ma"}, Written{"FullStop", "b@x.ma.", "b@x.ma"}, Written{"ZeroWidth", "b@x.ma\u200B", "b@x.ma"},
        Written{"Two", "b@x.ma; c@y.ma", "b@x.ma; several_values c@y.ma"}, Written{"TwoLines", "b@x.ma\nc@y.ma", "b@x.ma; several_values c@y.ma"},
        Written{"FirstIsBroken", "b@x / c@y.ma", "c@y.ma; several_values b@x"}, Written{"NoDomain", "b@localhost", "invalid_email"}, Written{"NoAt", "b.x.ma", "invalid_email"},
        Written{"Formula", "=HYPERLINK(\"x\")", "invalid_email"}, Written{"Empty", "", ""}, Written{"Slash", "/", ""}, Written{"Error", "#VALEUR!", "error_cell"}),
    [](auto const& row) { return row.param.name; });

}  // namespace
}  // namespace athar
