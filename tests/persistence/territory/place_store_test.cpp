#include "persistence/territory/place_store.hpp"

#include <set>

#include "tests/support/postgres.hpp"

namespace athar::persistence {
namespace {

using tests::TestDatabase;

class PlaceStoreTest : public ::testing::Test {
 protected:
  PlaceStoreTest() : database(TestDatabase::migrated("places")), connection({database.url(), 0}), places(connection) {}

  Result<OfficialListReport> take(std::vector<OfficialPlace> const& rows) {
    connection.begin();
    auto report = places.take_official_list(rows);
    if (report) connection.commit();
    else connection.rollback();
    return report;
  }

  TestDatabase database;
  Connection connection;
  PostgresPlaceStore places;
};

TEST_F(PlaceStoreTest, ListsTheTwelveRegionsAndWhatLiesInOne) {
  EXPECT_EQ(places.list({.search = {}, .kind = "region", .parent_code = "MA"}, {}).items.size(), 12u);
  auto const provinces = places.list({.search = {}, .kind = "province", .parent_code = "MA-04"}, {}).items;
  ASSERT_FALSE(provinces.empty());
  for (auto const& each : provinces) EXPECT_EQ(each.region_code, "MA-04");
}

TEST_F(PlaceStoreTest, FindsByAccentlessNameArabicNameAndWholeCode) {
  for (auto text : {"fes meknes", "Fès-Meknès", "meknes fes", "MA-03"}) {
    auto const found = places.list({.search = text, .kind = "region", .parent_code = {}}, {}).items;
    ASSERT_EQ(found.size(), 1u) << text;
    EXPECT_EQ(found[0].code, "MA-03");
  }
}

TEST_F(PlaceStoreTest, PagesThroughAllCountries) {
  PageRequest request;
  request.limit = 100;
  request.with_total = true;
  std::set<std::string> seen;
  for (;;) {
    auto const page = places.list({.search = {}, .kind = "country", .parent_code = {}}, request);
    for (auto const& each : page.items) EXPECT_TRUE(seen.insert(each.code).second) << each.code;
    if (!page.next_id) {
      EXPECT_EQ(page.total, static_cast<int>(seen.size()));
      break;
    }
    request.after_key = page.next_key;
    request.after_id = page.next_id;
  }
  EXPECT_GT(seen.size(), 190u);
}

TEST_F(PlaceStoreTest, TakesAnOfficialListTwiceAndRenames) {
  std::vector<OfficialPlace> rows{{"04.421/agdal", "commune", "04.421", {.fr = "Agdal\tRyad\\", .ar = "أكدال", .en = ""}, "urban"}};
  auto first = take(rows);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->taken, 1);
  auto const place = places.find("04.421/agdal");
  ASSERT_TRUE(place);
  EXPECT_EQ(place->region_code, "MA-04");
  EXPECT_EQ(place->country_code, "MA");
  EXPECT_EQ(place->name.fr, "Agdal\tRyad\\");
  EXPECT_EQ(take(rows)->taken, 0);
  rows[0].name.fr = "Agdal-Ryad";
  EXPECT_EQ(take(rows)->taken, 1);
  EXPECT_EQ(places.find("04.421/agdal")->name.fr, "Agdal-Ryad");
}

TEST_F(PlaceStoreTest, RefusesAParentNobodyKnows) {
  auto refused = take({{"99.999/x", "commune", "99.999", {.fr = "X", .ar = "", .en = ""}, ""}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields.at(0).code, "unknown_place");
  EXPECT_FALSE(places.find("99.999/x"));
}

}  // namespace
}  // namespace athar::persistence
