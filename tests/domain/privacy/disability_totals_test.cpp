#include <gtest/gtest.h>

#include "domain/privacy/disability_totals.hpp"

namespace athar {
namespace {

std::string told(DisabilityTotals const& counted, std::optional<DisabilityTotals> const& last = std::nullopt) {
  auto const may = may_be_told(counted, last);
  return may ? "told" : may.error().code;
}

TEST(DisabilityTotalsTold, EachTotalHoldsFivePeople) {
  EXPECT_EQ(told({5, 5, 5}), "told");
  EXPECT_EQ(told({4, 50, 50}), "too_few_answers");
  EXPECT_EQ(told({50, 4, 50}), "too_few_answers");
  EXPECT_EQ(told({50, 50, 4}), "too_few_answers");
  EXPECT_EQ(told({0, 0, 900}), "too_few_answers");
}

TEST(DisabilityTotalsTold, TheYesAndTheNoHaveBothMovedByFive) {
  DisabilityTotals const last{12, 40, 100};
  EXPECT_EQ(told({12, 40, 100}, last), "too_little_changed");
  EXPECT_EQ(told({17, 44, 100}, last), "too_little_changed");
  EXPECT_EQ(told({40, 40, 72}, last), "too_little_changed");
  EXPECT_EQ(told({12, 99, 41}, last), "too_little_changed");
  EXPECT_EQ(told({17, 45, 90}, last), "told");
  EXPECT_EQ(told({7, 35, 110}, last), "told");
}

}  // namespace
}  // namespace athar
