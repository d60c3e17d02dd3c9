#include "server/sign_in/attempts.hpp"

namespace athar::api {
namespace {

constexpr std::int64_t second = 1'000'000;
Instant at(std::int64_t seconds) { return {1'790'000'000 * second + seconds * second}; }

std::string guest(int i) { return "guest" + std::to_string(i) + "@example.org"; }
std::string address(int i) { return "198.51." + std::to_string(i / 250) + "." + std::to_string(i % 250); }

TEST(Attempts, StopTheEleventhGuessForTenMinutes) {
  Attempts attempts;
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(attempts.seconds_to_wait("a@example.org", "192.0.2.1", at(i)), 0) << i;
    attempts.failed("a@example.org", "192.0.2.1", at(i));
  }
  EXPECT_EQ(attempts.seconds_to_wait("a@example.org", "192.0.2.1", at(10)), 591);
  EXPECT_EQ(attempts.seconds_to_wait("a@example.org", "192.0.2.1", at(599)), 2);
  EXPECT_EQ(attempts.seconds_to_wait("a@example.org", "192.0.2.1", at(600)), 0);
  attempts.failed("a@example.org", "192.0.2.1", at(601));
  EXPECT_EQ(attempts.seconds_to_wait("a@example.org", "192.0.2.1", at(602)), 0) << "counted anew";
}

TEST(Attempts, LockOutNeitherOthersNorTheOwnerElsewhere) {
  Attempts attempts;
  for (int i = 0; i < 10; ++i) attempts.failed("a@example.org", "192.0.2.1", at(0));
  EXPECT_GT(attempts.seconds_to_wait("a@example.org", "192.0.2.1", at(1)), 0);
  EXPECT_EQ(attempts.seconds_to_wait("b@example.org", "192.0.2.1", at(1)), 0);
  EXPECT_EQ(attempts.seconds_to_wait("a@example.org", "192.0.2.2", at(1)), 0);
}

TEST(Attempts, StopAnAddressThatTriesManyAccounts) {
  Attempts attempts;
  for (int i = 0; i < 50; ++i) {
    EXPECT_EQ(attempts.seconds_to_wait(guest(i), "192.0.2.1", at(0)), 0) << i;
    attempts.failed(guest(i), "192.0.2.1", at(0));
  }
  EXPECT_GT(attempts.seconds_to_wait("new@example.org", "192.0.2.1", at(1)), 0);
  EXPECT_EQ(attempts.seconds_to_wait("new@example.org", "192.0.2.2", at(1)), 0);
}

TEST(Attempts, StopAnAccountThatManyAddressesTry) {
  Attempts attempts;
  for (int i = 0; i < 200; ++i) {
    EXPECT_EQ(attempts.seconds_to_wait("a@example.org", address(i), at(0)), 0) << i;
    attempts.failed("a@example.org", address(i), at(0));
  }
  EXPECT_GT(attempts.seconds_to_wait("a@example.org", "203.0.113.9", at(1)), 0);
}

TEST(Attempts, ForgiveWhoSignsIn) {
  Attempts attempts;
  for (int i = 0; i < 9; ++i) attempts.failed("a@example.org", "192.0.2.1", at(0));
  attempts.succeeded("a@example.org", "192.0.2.1");
  for (int i = 0; i < 9; ++i) attempts.failed("a@example.org", "192.0.2.1", at(1));
  EXPECT_EQ(attempts.seconds_to_wait("a@example.org", "192.0.2.1", at(2)), 0);
}

TEST(Attempts, ForgetWhatIsOldBeforeTheyGrow) {
  Attempts attempts;
  for (int i = 0; i < 6500; ++i) attempts.failed(guest(i), address(i), at(0));
  for (int i = 0; i < 10; ++i) attempts.failed("a@example.org", "192.0.2.1", at(700));
  for (int i = 6500; i < 8000; ++i) attempts.failed(guest(i), address(i), at(700));
  EXPECT_GT(attempts.seconds_to_wait("a@example.org", "192.0.2.1", at(701)), 0) << "what is recent stays";
}

}  // namespace
}  // namespace athar::api
