#include <gtest/gtest.h>

#include <algorithm>

#include "domain/duplicates/person_keys.hpp"

namespace athar {
namespace {

PersonProfile person(std::string family, std::string given, std::vector<std::string> numbers) {
  Person person;
  person.family_name = std::move(family);
  person.given_name = std::move(given);
  auto profile = profile_of(person, std::nullopt);
  profile.numbers = std::move(numbers);
  return profile;
}

bool says(Likelihood const& found, Evidence evidence) {
  return std::any_of(found.reasons.begin(), found.reasons.end(), [&](Reason const& reason) { return reason.evidence == evidence; });
}

TEST(NumbersOfPeople, TwoPeopleWithOneNumberAreLookedAtWhateverTheirNames) {
  auto const found = likelihood(person("Benkirane", "Hajar", {"n11aa"}), person("Chraibi", "Youssef", {"n11aa"}), 100'000);
  EXPECT_TRUE(found.is_for_review());
  EXPECT_FALSE(found.is_certain);
  EXPECT_TRUE(says(found, Evidence::number_same));
}

TEST(NumbersOfPeople, NumbersOfTwoKindsSayNothing) {
  auto const found = likelihood(person("Benkirane", "Hajar", {"n11aa"}), person("Benkirane", "Hajar", {"p11aa"}), 100'000);
  EXPECT_FALSE(says(found, Evidence::number_same) || says(found, Evidence::number_differs));
}

TEST(NumbersOfPeople, OneNumberInCommonIsEnoughWhereAPersonHasSeveral) {
  auto const found = likelihood(person("Benkirane", "Hajar", {"n11aa", "n22bb"}), person("Benkirane", "Hajar", {"n22bb", "p9"}), 100'000);
  EXPECT_TRUE(says(found, Evidence::number_same));
  EXPECT_TRUE(found.is_certain);
}

TEST(NumbersOfPeople, OtherNumbersOfOneKindSpeakAgainst) {
  auto const found = likelihood(person("Benkirane", "Hajar", {"n11aa"}), person("Benkirane", "Hajar", {"n22bb"}), 100'000);
  EXPECT_TRUE(says(found, Evidence::number_differs));
  EXPECT_FALSE(found.is_certain);
}

TEST(NumbersOfPeople, OnlyTheSameNumberIsAKeyInCommon) {
  auto common = [](PersonProfile const& a, PersonProfile const& b) {
    auto const x = keys_of(a), y = keys_of(b);
    return std::any_of(x.begin(), x.end(), [&](auto const& key) { return std::find(y.begin(), y.end(), key) != y.end(); });
  };
  EXPECT_TRUE(common(person("Benkirane", "Hajar", {"n11aa"}), person("Chraibi", "Youssef", {"n11aa"})));
  EXPECT_FALSE(common(person("Benkirane", "Hajar", {"n11aa"}), person("Chraibi", "Youssef", {"n22bb"})));
}

}  // namespace
}  // namespace athar
