#include "persistence/postgres/rows.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace athar::tests {
namespace {

using persistence::RowReader;
using persistence::Rows;

Rows two_rows_of_two() {
  Rows rows;
  rows.expect(2, 2);
  rows.add("1");
  rows.add_null();
  rows.add("3");
  rows.add(std::string(5'000, 'x'));
  return rows;
}

TEST(Rows, AreReadColumnByColumn) {
  auto rows = two_rows_of_two();
  RowReader first(rows, 0), second(rows, 1);
  EXPECT_EQ(first.integer(), 1);
  EXPECT_EQ(first.maybe_text(), std::nullopt);
  EXPECT_EQ(second.small(), 3);
  EXPECT_EQ(second.text().size(), 5'000U);
}

TEST(Rows, AreNeverReadPastTheirLastColumn) {
  auto rows = two_rows_of_two();
  for (std::size_t row : {0U, 1U}) {
    RowReader reader(rows, row);
    reader.skip();
    reader.skip();
    EXPECT_THROW(static_cast<void>(reader.null()), std::out_of_range) << row;
    EXPECT_THROW(reader.text(), std::out_of_range) << row;
    EXPECT_THROW(reader.integer(), std::out_of_range) << row;
    EXPECT_THROW(reader.maybe_text(), std::out_of_range) << row;
  }
}

}  // namespace
}  // namespace athar::tests
