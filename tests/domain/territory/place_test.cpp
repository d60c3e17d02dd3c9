#include "domain/territory/place.hpp"

namespace athar {
namespace {

OfficialPlace place(char const* code, char const* kind, char const* parent) {
  return {code, kind, parent ? std::optional<std::string>(parent) : std::nullopt, {.fr = "Nom", .ar = "", .en = ""}, ""};
}

struct BadLine {
  char const* name;
  OfficialPlace line;
  char const* path;
  char const* code;
};

class OfficialList : public ::testing::TestWithParam<BadLine> {};

TEST_P(OfficialList, NamesTheLineAndTheFieldThatIsWrong) {
  auto result = checked_official_list({place("MA-09", "region", "MA"), GetParam().line});
  ASSERT_FALSE(result);
  ASSERT_EQ(result.error().fields.size(), 1u);
  EXPECT_EQ(result.error().fields[0].path, std::string("rows/2/") + GetParam().path);
  EXPECT_EQ(result.error().fields[0].code, GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(Lines, OfficialList,
                         ::testing::Values(BadLine{"no_code", place("", "region", "MA"), "code", "required"},
                                           BadLine{"two_slashes", place("a/b/c", "commune", "04.421"), "code", "invalid_code"},
                                           BadLine{"script", place("<b>", "commune", "04.421"), "code", "invalid_code"},
                                           BadLine{"unknown_kind", place("X", "village", "MA"), "kind", "not_one_of"},
                                           BadLine{"no_parent", place("X", "province", nullptr), "parent_code", "parent_required"},
                                           BadLine{"country_in_a_place", place("XX", "country", "MA"), "parent_code", "parent_not_allowed"},
                                           BadLine{"no_name", {"X", "region", "MA", {}, ""}, "name", "name_required"},
                                           BadLine{"twice", place("MA-09", "region", "MA"), "code", "repeated_code"}),
                         [](auto const& each) { return each.param.name; });

TEST(OfficialList, PutsParentsBeforeChildren) {
  auto sorted = checked_official_list({place("p/agdz", "commune", "p"), place("p", "province", "r"), place("r", "region", "MA")});
  ASSERT_TRUE(sorted);
  EXPECT_EQ(sorted->front().code, "r");
  EXPECT_EQ(sorted->back().code, "p/agdz");
}

}  // namespace
}  // namespace athar
