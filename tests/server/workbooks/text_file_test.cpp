#include "domain/imports/text_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iconv.h>

#include "server/workbooks/decode.hpp"

namespace athar {
namespace {

using testing::ElementsAre;

/// Text as a program that writes `encoding` would have saved it.
std::string saved_as(char const* encoding, std::string text) {
  iconv_t const conversion = iconv_open(encoding, "UTF-8");
  std::string out(text.size() * 4 + 8, '\0');
  char *from = text.data(), *to = out.data();
  std::size_t left = text.size(), room = out.size();
  EXPECT_EQ(iconv(conversion, &from, &left, &to, &room), 0u);
  iconv_close(conversion);
  out.resize(out.size() - room);
  return out;
}

TextFile read(std::string const& bytes, TextChoices const& choices = {}) {
  auto file = read_text_file(bytes, workbooks::decode, choices);
  EXPECT_TRUE(file) << (file ? "" : file.error().fields[0].code);
  return file ? *file : TextFile{};
}

std::string refusal(std::string const& bytes, SheetLimits const& limits = {}) {
  auto const file = read_text_file(bytes, workbooks::decode, {}, limits);
  return file ? "" : file.error().fields[0].code + " " + file.error().fields[0].detail;
}

std::string const french = "Nom;Prénom;Délégation\nBennani;Zoé;Fès-Meknès\nAït Ouhammou;Françoise;Béni Mellal – Khénifra\n";
std::string const arabic = "الاسم الكامل;الصفة;المدينة\nفاطمة الزهراء بناني;مديرة;الرباط\nعبد الله العلوي;مستشار;فاس\n";
std::string const both = "Nom;الاسم;Ville\nBennani;بناني;Meknès\nALAOUI;العلوي;Salé\nChérif;الشريف;Témara\n";

struct Saved {
  char const* name;
  std::string bytes;
  Encoding encoding;
  std::string cell;                  ///< the first of the second row
  bool certain{true};
};

class Encodings : public testing::TestWithParam<Saved> {};

TEST_P(Encodings, AreFoundByEvidence) {
  auto const file = read(GetParam().bytes);
  EXPECT_EQ(name_of(file.encoding.encoding), name_of(GetParam().encoding));
  EXPECT_EQ(file.encoding.certain, GetParam().certain);
  EXPECT_EQ(file.delimiter, ';');
  EXPECT_EQ(file.unreadable, 0u);
  ASSERT_GE(file.sheet.rows.size(), 2u);
  EXPECT_EQ(file.sheet.rows[1].cells[0], GetParam().cell);
  EXPECT_EQ(file.sheet.rows[1].cells.size(), file.sheet.rows[0].cells.size());
}

INSTANTIATE_TEST_SUITE_P(
    Files, Encodings,
    testing::Values(Saved{"Utf8", french, Encoding::utf8, "Bennani"}, Saved{"Utf8WithMark", "\xEF\xBB\xBF" + arabic, Encoding::utf8, "فاطمة الزهراء بناني"},
                    Saved{"Ascii", "a;b\nc;d\n", Encoding::utf8, "c"},
                    Saved{"Utf16LittleWithMark", "\xFF\xFE" + saved_as("UTF-16LE", arabic), Encoding::utf16le, "فاطمة الزهراء بناني"},
                    Saved{"Utf16BigWithMark", "\xFE\xFF" + saved_as("UTF-16BE", french), Encoding::utf16be, "Bennani"},
                    Saved{"Utf16LittleFrench", saved_as("UTF-16LE", french), Encoding::utf16le, "Bennani"},
                    Saved{"Utf16LittleArabic", saved_as("UTF-16LE", arabic), Encoding::utf16le, "فاطمة الزهراء بناني"},
                    Saved{"Utf16BigArabic", saved_as("UTF-16BE", arabic), Encoding::utf16be, "فاطمة الزهراء بناني"},
                    Saved{"Utf16BigFrench", saved_as("UTF-16BE", french), Encoding::utf16be, "Bennani"},
                    Saved{"Windows1252", saved_as("CP1252", french), Encoding::windows1252, "Bennani"},
                    Saved{"Windows1252Capitals", saved_as("CP1252", "NOM;PRÉNOM\nÉLÉGÂNT;CÉCÏLE\nÇÀ;ÈRE\n"), Encoding::windows1252, "ÉLÉGÂNT", false},
                    Saved{"Windows1256", saved_as("CP1256", arabic), Encoding::windows1256, "فاطمة الزهراء بناني"},
                    Saved{"Windows1256WithFrench", saved_as("CP1256", both), Encoding::windows1256, "Bennani"}),
    [](auto const& row) { return row.param.name; });

TEST(TextFile, IsReadInTheEncodingThePersonChooses) {
  auto const bytes = saved_as("CP1256", arabic);
  auto const file = read(bytes, {.encoding = Encoding::windows1252});
  EXPECT_EQ(file.encoding.encoding, Encoding::windows1252);
  EXPECT_NE(file.sheet.rows[1].cells[0], "فاطمة الزهراء بناني");
}

TEST(TextFile, CutInTheMiddleOfALetterIsReadAndSaid) {
  auto const file = read(french.substr(0, french.find("Béni") + 2));
  EXPECT_EQ(file.encoding.encoding, Encoding::windows1252) << "one broken letter of few: the evidence is thin";
  std::string many;
  for (int i = 0; i < 10; ++i) many += french;
  auto const longer = read(many + "\xC3");
  EXPECT_EQ(longer.encoding.encoding, Encoding::utf8);
  EXPECT_FALSE(longer.encoding.certain);
  EXPECT_EQ(longer.unreadable, 1u);
  EXPECT_EQ(longer.sheet.rows.back().cells[0], "\uFFFD");
}

TEST(TextFile, ReplacesWhatAnEncodingDoesNotHave) {
  auto const file = read("a;b\n\x81;\xE9t\xE9\n", {.encoding = Encoding::windows1252});
  EXPECT_THAT(file.sheet.rows[1].cells, ElementsAre("\uFFFD", "été"));
  auto const half = read(saved_as("UTF-16LE", "a;b\nc;d") + "x", {.encoding = Encoding::utf16le});
  EXPECT_EQ(half.unreadable, 1u);
}

TEST(TextFile, NumbersRowsAsTheSpreadsheetAndDropsBlankOnes) {
  auto const file = read("Liste des participants;;\n;;\n\nNom;Ville;\n\"EL IDRISSI\nBouchra\";Rabat\n;;;;;;\nseul\nun;deux;trois;quatre\n");
  std::vector<int> rows;
  for (auto const& row : file.sheet.rows) rows.push_back(row.row);
  EXPECT_THAT(rows, ElementsAre(1, 4, 5, 7, 8));
  EXPECT_THAT(file.sheet.rows[1].cells, ElementsAre("Nom", "Ville"));
  EXPECT_THAT(file.sheet.rows[2].cells, ElementsAre("EL IDRISSI\nBouchra", "Rabat"));
  EXPECT_THAT(file.sheet.rows[3].cells, ElementsAre("seul"));
  EXPECT_THAT(file.sheet.rows[4].cells, ElementsAre("un", "deux", "trois", "quatre"));
}

TEST(TextFile, IgnoresThousandsOfEmptyColumnsAndRows) {
  std::string content = "a;b" + std::string(16'382, ';') + "\n1;2" + std::string(16'382, ';') + "\n";
  for (int i = 0; i < 2000; ++i) content += ";;\n";
  EXPECT_EQ(read(content).sheet.rows.size(), 2u);
}

struct Separated {
  char const* name;
  std::string text;
  char delimiter;
};

class Delimiters : public testing::TestWithParam<Separated> {};

TEST_P(Delimiters, AreThoseThatCutEveryRowAlike) { EXPECT_EQ(delimiter_of(GetParam().text), GetParam().delimiter); }

INSTANTIATE_TEST_SUITE_P(
    Texts, Delimiters,
    testing::Values(Separated{"Comma", "a,b\n1,2\n", ','}, Separated{"Semicolon", "a;b\n1;2\n", ';'}, Separated{"Tab", "a\tb\n1\t2\n", '\t'},
                    Separated{"Bar", "a|b\n1|2\n", '|'}, Separated{"DecimalCommas", "Intitulé;Coût\nA;12,5\nB;13,5\nC;14,5\n", ';'},
                    Separated{"CommasInEveryCell", "Nom;Adresse\nA;1, rue X, Rabat\nB;2, rue Y, Fès\n", ';'},
                    Separated{"SemicolonsInSomeCells", "a,b\n1,x;y\n2,z\n3,t\n", ','},
                    Separated{"TitlesAbove", "Royaume du Maroc\nRabat, le 12 novembre\n\nNom;Ville\nA;Rabat\nB;Fès\nC;Salé\n", ';'},
                    Separated{"QuotedOnes", "\"a;b;c\",d\n\"e;f;g\",h\n", ','}, Separated{"Ragged", "a;b;c\n1;2\n1;2;3\n1\n1;2;3\n", ';'},
                    Separated{"SaidByExcel", "sep=|\na,b|c\n", '|'}, Separated{"OneColumn", "Nom\nBennani\n", ','}, Separated{"Nothing", "", ','}),
    [](auto const& row) { return row.param.name; });

TEST(TextFile, PassesOverTheLineThatNamesTheSeparator) {
  auto const file = read("sep=;\r\na;b\r\n");
  ASSERT_EQ(file.sheet.rows.size(), 1u);
  EXPECT_EQ(file.sheet.rows[0].row, 2);
}

TEST(TextFile, RefusesWhatIsNoTable) {
  EXPECT_EQ(refusal(""), "empty_file ");
  EXPECT_EQ(refusal("\xEF\xBB\xBF"), "empty_file ");
  EXPECT_EQ(refusal("\xFF\xFE"), "empty_file ");
  EXPECT_EQ(refusal(" \r\n;;;\n\u00A0;\n"), "empty_file ");
  EXPECT_EQ(refusal(std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\0\x99\x98\x97\0\xF0\xE1", 26)), "not_a_table ");
  EXPECT_EQ(refusal("a;b\n\"never closed;1\n2;3\n"), "open_quote 2");
}

TEST(TextFile, RefusesMoreThanItMayRead) {
  EXPECT_EQ(refusal("a;b\n1;2\n3;4\n", {.rows = 2}), "too_many_rows 2");
  EXPECT_EQ(refusal("a;b;c\n", {.columns = 2}), "too_many_columns 2");
}

TEST(EncodingNames, AreReadBack) {
  for (auto encoding : {Encoding::utf8, Encoding::utf16le, Encoding::utf16be, Encoding::windows1252, Encoding::windows1256})
    EXPECT_EQ(encoding_named(name_of(encoding)), encoding);
  EXPECT_FALSE(encoding_named("latin-1"));
}

}  // namespace
}  // namespace athar
