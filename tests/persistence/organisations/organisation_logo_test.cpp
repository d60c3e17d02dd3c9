#include "persistence/organisations/organisation_store.hpp"
#include "tests/persistence/people/people_world.hpp"

namespace athar::persistence {
namespace {

using tests::add_people_world;
using tests::TestDatabase;

OrganisationId const ministry{*Uuid::parse("00000000-0000-8000-8000-0000000000a1")};
OrganisationId const nobody{*Uuid::parse("00000000-0000-8000-8000-00000000ffff")};

class OrganisationLogo : public ::testing::Test {
 protected:
  OrganisationLogo() { add_people_world(database); }
  TestDatabase database{TestDatabase::migrated("logos")};
  Connection connection{{.url = database.url()}};
  PostgresOrganisationStore store{connection};
  Logo first{{"image/png", 64, 32}, "aa", std::string("\0\xff\\x", 4)}, second{{"image/jpeg", 32, 64}, "bb", "two"};
};

TEST_F(OrganisationLogo, ComesBackByteForByteAndIsNamedOnThePage) {
  EXPECT_FALSE(store.logo(ministry));
  EXPECT_FALSE(store.find(ministry)->logo_sha256);
  ASSERT_TRUE(store.put_logo(ministry, first));
  auto const kept = store.logo(ministry);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->head, first.head);
  EXPECT_EQ(kept->content, first.content);
  EXPECT_EQ(store.find(ministry)->logo_sha256, "aa");
}

TEST_F(OrganisationLogo, TakesThePlaceOfTheOneThereWasUntilRemoved) {
  ASSERT_TRUE(store.put_logo(ministry, first));
  ASSERT_TRUE(store.put_logo(ministry, second));
  EXPECT_EQ(store.logo(ministry)->head, second.head);
  EXPECT_EQ(store.logo(ministry)->sha256, "bb");
  EXPECT_TRUE(store.remove_logo(ministry));
  EXPECT_FALSE(store.remove_logo(ministry));
  EXPECT_FALSE(store.logo(ministry));
}

TEST_F(OrganisationLogo, OfAnOrganisationThatIsGoneIsNotFound) {
  auto const written = store.put_logo(nobody, first);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().kind, ErrorKind::not_found);
}

}  // namespace
}  // namespace athar::persistence
