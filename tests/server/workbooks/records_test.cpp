#include "server/workbooks/records.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace athar::workbooks {
namespace {

using testing::ElementsAre;

/// Records written with "|" between fields and "\n" at their ends.
std::string written(std::string text) {
  for (char& c : text) c = c == '|' ? '\x1F' : c == '\n' ? '\x1E' : c;
  return text;
}

std::string refusal(std::string const& text) {
  Records records({});
  auto const more = records.take(written(text));
  EXPECT_EQ(more, !records.error());
  return records.error() ? records.error()->fields[0].code + " " + records.error()->fields[0].detail : "";
}

std::string const sound = "S|Liste|visible\nR|1|0|Nom|Ville\nR|3|1|Bennani||\nN|3|1|error_cell|#N/A\nM|1|2|0|1\nS|Secret|hidden\nE\n";

TEST(Records, AreTakenHoweverTheyAreCut) {
  for (std::size_t size = 1; size < 40; ++size) {
    Records records({});
    auto const text = written(sound);
    for (std::size_t at = 0; at < text.size(); at += size) EXPECT_TRUE(records.take(std::string_view(text).substr(at, size)));
    EXPECT_TRUE(records.whole());
    auto const sheets = std::move(records).sheets();
    ASSERT_EQ(sheets.size(), 2u);
    EXPECT_EQ(sheets[0].name, "Liste");
    ASSERT_EQ(sheets[0].rows.size(), 2u);
    EXPECT_THAT(sheets[0].rows[1].cells, ElementsAre("Bennani"));
    EXPECT_TRUE(sheets[0].rows[1].hidden);
    EXPECT_EQ(sheets[0].notes.at(0).detail, "#N/A");
    EXPECT_EQ(sheets[0].merged.at(0).last_column, 1);
    EXPECT_TRUE(sheets[1].hidden);
  }
}

TEST(Records, WithoutTheirEndAreNotWhole) {
  Records records({});
  records.take(written("S|Liste|visible\nR|1|0|Nom\n"));
  EXPECT_FALSE(records.whole());
}

TEST(Records, OfADamagedWorkbookAreRefused) {
  EXPECT_EQ(refusal("X|password_protected|\n"), "password_protected ");
  for (std::string const text : {"R|1|0|a row of no sheet\n", "S|a\n", "Q\n", "\n", "S|a|visible\nR|0|0|x\n", "S|a|visible\nR|x|0|x\n", "S|a|visible\nR|-3|0|x\n", "S|a|visible\nR|2|0|x\nR|2|0|y\n",
                                 "S|a|visible\nR|2|0|x\nR|1|0|y\n"})
    EXPECT_EQ(refusal(text), "corrupt_workbook ") << text;
}

TEST(Records, PassOverBlocksWithoutCells) {
  Records records({});
  records.take(written("S|a|visible\nM|3|1|0|1\nM|1|1|4|2\nM|1|1|-1|2\nM|1|1|0|2\nE\n"));
  EXPECT_EQ(std::move(records).sheets()[0].merged.size(), 1u);
}

}  // namespace
}  // namespace athar::workbooks
