#include "domain/reference/reference_list.hpp"

namespace athar {
namespace {

TEST(ReferenceCode, IsSmallLettersDigitsAndUnderscores) {
  for (auto good : {"grade", "first_grade_2", "a"}) EXPECT_TRUE(is_reference_code(good)) << good;
  for (auto bad : {"", "Grade", "2nd", "_a", "été", "a-b", "a b"}) EXPECT_FALSE(is_reference_code(bad)) << bad;
  EXPECT_FALSE(is_reference_code(std::string(61, 'a')));
}

TEST(ReferenceItem, NeedsACodeAndAName) {
  auto result = checked(ReferenceItem{});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().fields.size(), 2u);
}

TEST(ReferenceOrder, NamesEveryItemOnce) {
  std::vector<ReferenceItem> const items{{.list = "grade", .code = "a"}, {.list = "grade", .code = "b"}};
  EXPECT_TRUE(checked_order(items, {"b", "a"}));
  EXPECT_FALSE(checked_order(items, {"b"}));
  EXPECT_FALSE(checked_order(items, {"b", "b"}));
  EXPECT_FALSE(checked_order(items, {"a", "b", "c"}));
}

}  // namespace
}  // namespace athar
