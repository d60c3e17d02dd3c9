#include "persistence/reference/reference_list_store.hpp"

#include <algorithm>

#include "tests/support/postgres.hpp"

namespace athar::persistence {
namespace {

using tests::TestDatabase;

class ReferenceListStoreTest : public ::testing::Test {
 protected:
  ReferenceListStoreTest() : database(TestDatabase::migrated("reference")), connection({database.url(), 0}), lists(connection) {}
  TestDatabase database;
  Connection connection;
  PostgresReferenceListStore lists;
};

TEST_F(ReferenceListStoreTest, HasWordsInEveryList) {
  for (auto list : reference_lists()) EXPECT_FALSE(lists.items(list).empty()) << list;
}

TEST_F(ReferenceListStoreTest, AddsAtTheEndRenamesAndDeactivates) {
  ReferenceItem item{.list = "grade", .code = "envoy", .name = {.fr = "Envoyé", .ar = "", .en = ""}};
  auto const before = lists.items("grade").back().position;
  ASSERT_TRUE(lists.insert(item));
  EXPECT_EQ(lists.insert(item).error().code, "code_taken");
  auto stored = lists.find("grade", "envoy").value();
  EXPECT_EQ(stored.position, before + 1);
  stored.active = false;
  stored.name.en = "Envoy";
  ASSERT_TRUE(lists.update(stored));
  EXPECT_EQ(lists.update(stored).error().code, "stale");
  EXPECT_FALSE(lists.find("grade", "envoy")->active);
}

TEST_F(ReferenceListStoreTest, PutsAListInAnotherOrder) {
  std::vector<std::string> codes;
  for (auto const& item : lists.items("person_category")) codes.push_back(item.code);
  std::reverse(codes.begin(), codes.end());
  lists.reorder("person_category", codes);
  std::vector<std::string> stored;
  for (auto const& item : lists.items("person_category")) stored.push_back(item.code);
  EXPECT_EQ(stored, codes);
}

}  // namespace
}  // namespace athar::persistence
