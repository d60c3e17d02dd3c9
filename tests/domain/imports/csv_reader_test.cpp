#include "domain/imports/csv_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace athar {
namespace {

using testing::ElementsAre;

TEST(CsvReader, DetectsTheDelimiterAndPassesOverAByteOrderMark) {
  for (std::string const mark : {"", "\xEF\xBB\xBF"}) {
    for (char delimiter : {',', ';', '\t'}) {
      std::string const d(1, delimiter);
      auto table = read_csv(mark + "slug" + d + "titre" + d + "\"a,b;c\td\"\r\n1" + d + "Atelier" + d + "x\r\n");
      ASSERT_TRUE(table);
      EXPECT_EQ(table->delimiter, delimiter);
      EXPECT_THAT(table->columns, ElementsAre("slug", "titre", "a,b;c\td"));
      ASSERT_EQ(table->rows.size(), 1u);
      EXPECT_THAT(table->rows[0].cells, ElementsAre("1", "Atelier", "x"));
    }
  }
}

TEST(CsvReader, ReadsQuotedCellsWithQuotesCommasAndLineBreaks) {
  auto table = read_csv("a,b\n\"dit \"\"oui\"\", puis\nnon\",2\n\"\",\n3,4");
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows.size(), 2u) << "the blank row is passed over";
  EXPECT_THAT(table->rows[0].cells, ElementsAre("dit \"oui\", puis\nnon", "2"));
  EXPECT_EQ(table->rows[1].row, 4) << "rows are numbered as a spreadsheet numbers them";
}

TEST(CsvReader, KeepsFormulasAndRaggedRowsAsTheyAre) {
  auto table = read_csv("a,b\n=cmd|' /C calc'!A0,+1\nonly one\n1,2,3\n");
  ASSERT_TRUE(table);
  EXPECT_THAT(table->rows[0].cells, ElementsAre("=cmd|' /C calc'!A0", "+1"));
  EXPECT_THAT(table->rows[1].cells, ElementsAre("only one"));
  EXPECT_THAT(table->rows[2].cells, ElementsAre("1", "2", "3"));
}

TEST(CsvReader, StopsAfterTheRowsAskedFor) {
  auto table = read_csv("a,b\n1,2\n3,4\n\xFF\xFE", {.stop_after_rows = 2});
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows.size(), 2u);
}

struct Hostile {
  char const* name;
  std::string content;
  char const* code;
  char const* detail;
};

std::string columns(int count) {
  std::string header;
  for (int i = 0; i < count; ++i) header += "c" + std::to_string(i) + ",";
  return header + "last\n1\n";
}

class HostileCsv : public testing::TestWithParam<Hostile> {};

TEST_P(HostileCsv, IsRefused) {
  auto table = read_csv(GetParam().content);
  ASSERT_FALSE(table);
  ASSERT_EQ(table.error().fields.size(), 1u);
  EXPECT_EQ(table.error().fields[0].code, GetParam().code);
  EXPECT_EQ(table.error().fields[0].detail, GetParam().detail);
}

INSTANTIATE_TEST_SUITE_P(
    Files, HostileCsv,
    testing::Values(Hostile{"Empty", "", "empty_file", ""}, Hostile{"OnlyAMark", "\xEF\xBB\xBF", "empty_file", ""},
                    Hostile{"OnlySpace", " \r\n\t\r\n", "empty_file", ""}, Hostile{"BlankHeader", "a,,c\n1,2,3\n", "header_missing", "1"},
                    Hostile{"SameColumnTwice", "a,b,a\n1,2,3\n", "repeated_column", "a"},
                    Hostile{"TenThousandColumns", columns(10'000), "too_many_columns", "300"},
                    Hostile{"Nul", std::string("a,b\n1,2\nx\0y,4\n", 14), "nul_character", "3"},
                    Hostile{"Latin1", "a,b\n1,2\n\xE9t\xE9,4\n", "invalid_utf8", "3"},
                    Hostile{"Utf16", std::string("\xFF\xFE" "a\0,\0b\0", 8), "invalid_utf8", "1"},
                    Hostile{"Overlong", "a\n\xC0\xAF\n", "invalid_utf8", "2"}, Hostile{"Surrogate", "a\n\xED\xA0\x80\n", "invalid_utf8", "2"},
                    Hostile{"OpenQuote", "a,b\n\"1,2\n3,4\n", "open_quote", "2"}),
    [](auto const& row) { return row.param.name; });

TEST(CsvReader, RefusesMoreRowsThanItMayRead) {
  auto table = read_csv("a\n1\n2\n3\n", {.rows = 2});
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().fields[0].code, "too_many_rows");
}

TEST(CsvReader, ReadsALargeFile) {
  std::string content = "a,b\n";
  for (int i = 0; i < 50'000; ++i) content += std::to_string(i) + ",\"" + std::string(40, 'x') + "\"\n";
  auto table = read_csv(content);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows.size(), 50'000u);
}

}  // namespace
}  // namespace athar
