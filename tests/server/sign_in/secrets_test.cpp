#include "server/sign_in/secrets.hpp"

#include <algorithm>
#include <set>

namespace athar::api {
namespace {

TEST(Secrets, AreThirtyTwoRandomBytesThatFitIntoACookie) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    auto const secret = new_secret();
    EXPECT_EQ(secret.size(), 43u);
    EXPECT_TRUE(std::all_of(secret.begin(), secret.end(), [](unsigned char c) {
      return std::isalnum(c) || c == '-' || c == '_';
    })) << secret;
    seen.insert(secret);
  }
  EXPECT_EQ(seen.size(), 1000u);
}

TEST(Secrets, AreStoredAsAHashOfThirtyTwoBytes) {
  EXPECT_EQ(hash_of("secret").size(), 32u);
  EXPECT_EQ(hash_of("secret"), hash_of("secret"));
  EXPECT_NE(hash_of("secret"), hash_of("Secret"));
  EXPECT_EQ(hash_of("").size(), 32u);
}

TEST(Passwords, FitTheirOwnHashOnly) {
  std::string const password = "une phrase de passe, مع العربية";
  auto const hash = hash_password(password);
  EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << hash;
  EXPECT_TRUE(password_fits(hash, password));
  for (std::string const other : {"", "une phrase de passe", "Une phrase de passe, مع العربية"})
    EXPECT_FALSE(password_fits(hash, other));
  EXPECT_FALSE(password_fits(hash, password + '\0'));
}

TEST(Passwords, AreSaltedApart) { EXPECT_NE(hash_password("the same phrase"), hash_password("the same phrase")); }

TEST(Passwords, FitNoMissingOrDamagedHash) {
  for (std::string const hash : {"", "$argon2id$", "plain", "$argon2id$v=19$m=4294967295,t=2,p=1$AAAA$AAAA"}) {
    EXPECT_FALSE(password_fits(hash, "plain")) << hash;
    EXPECT_FALSE(password_fits(hash, "")) << hash;
  }
}

}  // namespace
}  // namespace athar::api
