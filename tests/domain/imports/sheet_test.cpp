#include "domain/imports/sheet.hpp"

#include <gtest/gtest.h>

namespace athar {
namespace {

struct Cell {
  char const* name;
  std::string_view as_sent;
  std::string_view clean;
};

class CleanCell : public testing::TestWithParam<Cell> {};

TEST_P(CleanCell, SaysWhatWasMeant) {
  EXPECT_EQ(clean_cell(GetParam().as_sent), GetParam().clean);
  EXPECT_EQ(clean_cell(GetParam().clean), GetParam().clean) << "what is clean stays";
}

INSTANTIATE_TEST_SUITE_P(
    Cells, CleanCell,
    testing::Values(
        Cell{"Plain", "  Bennani ", "Bennani"}, Cell{"Empty", "", ""}, Cell{"OnlySpaces", " \u00A0\t\u2009", ""},
        Cell{"NoBreakSpace", "El\u00A0Idrissi\u202F", "El Idrissi"}, Cell{"WindowsLineBreak", "Direction\r\nrégionale", "Direction\nrégionale"},
        Cell{"OldMacLineBreak", "a\rb\r\rc", "a\nb\n\nc"}, Cell{"UnicodeLineBreak", "a\u2028b", "a\nb"},
        Cell{"ZeroWidth", "\u200BSalma\u200D\uFEFF", "Salma"}, Cell{"DirectionMarks", "\u202Bسلمى\u202C \u200Fبناني\u200E", "سلمى بناني"},
        Cell{"SoftHyphen", "Mar\u00ADrakech", "Marrakech"}, Cell{"StretchedArabic", "محـــمد", "محمد"},
        Cell{"TickInColour", "\u2714\uFE0F", "\u2714"}, Cell{"ControlCharacters", "a\x01\x7F\u0085", "a"},
        Cell{"AccentApart", "Re\u0301gion de Fe\u0300s \u00C7a c\u0327a", "Région de Fès Ça ça"}, Cell{"ArabicMarkApart", "ا\u0654حمد", "أحمد"},
        Cell{"AccentOfNoLetter", "b\u0301", "b\u0301"}, Cell{"AccentFirst", "\u0301a", "\u0301a"}, Cell{"TextMarkOfExcel", "'0661234567", "0661234567"},
        Cell{"TextMarkBeforeFormula", "'=A1", "=A1"}, Cell{"ApostropheOfAName", "'Abd", "'Abd"}, Cell{"OnlyAnApostrophe", "'", "'"},
        Cell{"Formula", "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"}, Cell{"Plus", "+212 661", "+212 661"}, Cell{"At", "@nom", "@nom"},
        Cell{"Minus", "-1", "-1"}, Cell{"BrokenByte", "Caf\xE9", "Caf\uFFFD"}),
    [](auto const& row) { return row.param.name; });

TEST(OneLine, JoinsLinesAndRunsOfSpaces) {
  EXPECT_EQ(one_line("EL  IDRISSI\r\n \n Bouchra\n"), "EL IDRISSI Bouchra");
  EXPECT_EQ(one_line("\n\n"), "");
}

TEST(CellAddress, IsAsTheSpreadsheetShowsIt) {
  EXPECT_EQ(cell_address(1, 0), "A1");
  EXPECT_EQ(cell_address(12, 25), "Z12");
  EXPECT_EQ(cell_address(7, 26), "AA7");
  EXPECT_EQ(cell_address(7, 701), "ZZ7");
  EXPECT_EQ(cell_address(1'048'576, 16'383), "XFD1048576");
}

}  // namespace
}  // namespace athar
