#include <gtest/gtest.h>

#include "domain/duplicates/name_distance.hpp"
#include "domain/duplicates/name_likeness.hpp"
#include "domain/duplicates/person_keys.hpp"

namespace athar {
namespace {

NameWord word_of(char const* name) {
  auto const words = name_words(name);
  EXPECT_EQ(words.size(), 1U) << name;
  return words.empty() ? NameWord{} : words.front();
}

struct Two {
  char const* a;
  char const* b;
};

TEST(NameWords, KeepParticlesWithTheirName) {
  EXPECT_EQ(name_words("El Ouardi").size(), 1U);
  EXPECT_EQ(name_words("El Ouardi")[0].letters, "elouardi");
  EXPECT_EQ(name_words("El Ouardi")[0].core, "ouardi");
  EXPECT_EQ(name_words("Ibn Khaldoun")[0].letters, name_words("Ben Khaldoun")[0].letters);
  EXPECT_EQ(name_words("Abd El Kader")[0].letters, name_words("Abdulkader")[0].letters);
  EXPECT_EQ(name_words("Abdelkader")[0].letters, name_words("Abdel Kader")[0].letters);
  EXPECT_EQ(name_words("Nour Eddine").size(), 1U);
  EXPECT_EQ(name_words("نور الدين").size(), 1U);
  EXPECT_EQ(name_words("Fatima Zahra").size(), 2U);
}

TEST(NameWords, SurviveOneLetterAndThreeHundred) {
  EXPECT_TRUE(name_words("").empty());
  EXPECT_TRUE(name_words(" \u200B\u200F ").empty());
  EXPECT_EQ(name_words("A")[0].letters, "a");
  EXPECT_EQ(name_words("ben").size(), 1U);
  EXPECT_EQ(name_words(std::string(300, 'a'))[0].letters.size(), 40U);
  std::string many;
  for (int i = 0; i < 150; ++i) many += "b ";
  EXPECT_EQ(name_words(many).size(), 8U);
  EXPECT_GE(name_words("Samira سميرة").size(), 2U);
}

TEST(WordDistance, IsSmallBetweenSpellingsOfOneName) {
  for (auto const& [a, b] : std::initializer_list<Two>{{"Mohamed", "Mohammed"},   {"Mohamed", "Muhammad"},  {"Mohamed", "M'hamed"},
                                                       {"Chaïbi", "Shaibi"},      {"Ghali", "Gali"},        {"Khadija", "Khadidja"},
                                                       {"Ouardi", "Wardi"},       {"El Ouardi", "Alouardi"}, {"El Alami", "Alami"},
                                                       {"Rachid", "Rashid"},      {"Youssef", "Yusuf"},     {"Zineb", "Zaineb"},
                                                       {"Qassem", "Kassem"},      {"Thami", "Tami"},        {"Noureddine", "Nour Eddine"},
                                                       {"Abderrahmane", "Abderahman"}, {"L'Hassan", "Lahsan"}, {"Fatima", "Fatema"},
                                                       {"Hassan", "Hassane"},     {"Saïd", "Said"},         {"Idrissi", "Idrisi"}})
    EXPECT_LE(word_distance(word_of(a), word_of(b)), 1.15) << a << " " << b;
}

TEST(WordDistance, IsSmallBetweenTheScripts) {
  for (auto const& [arabic, latin] : std::initializer_list<Two>{
           {"محمد", "Mohamed"},     {"محمد", "Mohammed"},      {"محمد", "M'hamed"},     {"سميرة", "Samira"},     {"الوردي", "El Ouardi"},
           {"الوردي", "Ouardi"},    {"بن علي", "Ben Ali"},     {"بنعلي", "Benali"},     {"عبد القادر", "Abdelkader"}, {"عبد الرحمن", "Abderrahmane"},
           {"نور الدين", "Noureddine"}, {"شيماء", "Chaimaa"},  {"خديجة", "Khadija"},    {"غزلان", "Ghizlane"},   {"جمال", "Jamal"},
           {"جمال", "Djamel"},      {"يوسف", "Youssef"},       {"عائشة", "Aicha"},      {"الشرايبي", "Chraïbi"}, {"مصطفى", "Mostafa"},
           {"فؤاد", "Fouad"},       {"هشام", "Hicham"},        {"قاسم", "Kacem"},       {"ضحى", "Doha"},         {"التهامي", "Thami"}})
    EXPECT_LE(word_distance(word_of(arabic), word_of(latin)), 1.0) << arabic << " " << latin;
}

TEST(WordDistance, IsGreatBetweenOtherNames) {
  for (auto const& [a, b] : std::initializer_list<Two>{{"Mohamed", "Rachid"}, {"Samira", "Nadia"}, {"محمد", "Rachid"}, {"سميرة", "Nadia"},
                                                       {"الوردي", "Tazi"},    {"محمد", "سعيد"},    {"Alaoui", "Bennani"}, {"Hassan", "Fatima"}})
    EXPECT_GE(word_distance(word_of(a), word_of(b)), 2.0) << a << " " << b;
}

TEST(WordDistance, IsTheSameBothWays) {
  for (auto const& [a, b] : std::initializer_list<Two>{{"Mohamed", "M'hamed"}, {"محمد", "Mohamed"}, {"أحمد", "محمد"}, {"El Alami", "Alami"}, {"a", "Abderrahmane"}})
    EXPECT_DOUBLE_EQ(word_distance(word_of(a), word_of(b)), word_distance(word_of(b), word_of(a))) << a << " " << b;
}

TEST(WordDistance, CountsOneEditForOneMistypedLetter) {
  EXPECT_LE(word_distance(word_of("Bennani"), word_of("Bennami")), 1.0);
  EXPECT_LE(word_distance(word_of("Bennani"), word_of("Benanni")), 1.0);
  EXPECT_LE(word_distance(word_of("محمود"), word_of("محمرد")), 1.0);
  EXPECT_EQ(word_distance(word_of("Bennani"), word_of("BENNANI")), 0);
}

TEST(Skeleton, IsOneForAllSpellingsInBothScripts) {
  auto bones = [](char const* name) { return skeleton(word_of(name).letters); };
  EXPECT_EQ(bones("محمد"), "MD");
  for (auto const* name : {"Mohamed", "Mohammed", "Muhammad", "M'hamed"}) EXPECT_EQ(bones(name), bones("محمد")) << name;
  EXPECT_EQ(bones("Chraïbi"), bones("شرايبي"));
  EXPECT_EQ(bones("Wahid"), bones("Ouahid"));
}

PersonName name_of(char const* given, char const* family, char const* given_ar = "", char const* family_ar = "") {
  return {name_words(family), name_words(given), name_words(family_ar), name_words(given_ar)};
}
bool says(NameLikeness const& likeness, Evidence evidence) {
  for (auto const& reason : likeness.reasons)
    if (reason.evidence == evidence) return true;
  return false;
}

TEST(NameLikeness, TellsHowTheNamesAreAlike) {
  auto const samira = name_of("Samira", "El Ouardi");
  EXPECT_TRUE(says(compared(samira, name_of("SAMIRA", "el ouardi")), Evidence::name_same));
  EXPECT_TRUE(says(compared(samira, name_of("Samirra", "El Wardi")), Evidence::name_alike));
  EXPECT_TRUE(says(compared(samira, name_of("", "", "سميرة", "الوردي")), Evidence::name_other_script));
  EXPECT_TRUE(says(compared(samira, name_of("El Ouardi", "Samira")), Evidence::name_swapped));
  EXPECT_TRUE(says(compared(samira, name_of("Samira", "")), Evidence::name_part_missing));
  EXPECT_TRUE(says(compared(samira, name_of("Nadia", "El Ouardi")), Evidence::given_name_differs));
  EXPECT_TRUE(says(compared(samira, name_of("Samira", "Bennani")), Evidence::family_name_differs));
  EXPECT_TRUE(says(compared(samira, name_of("Rachid", "Bennani")), Evidence::name_differs));
}

TEST(NameLikeness, WeighsTheSameNameMostAndAnotherBelowZero) {
  auto const samira = name_of("Samira", "El Ouardi");
  double const same = compared(samira, name_of("Samira", "El Ouardi")).bits;
  double const alike = compared(samira, name_of("Samirra", "El Ouardi")).bits;
  double const swapped = compared(samira, name_of("El Ouardi", "Samira")).bits;
  EXPECT_GT(same, alike);
  EXPECT_GT(alike, swapped);
  EXPECT_GT(swapped, 0);
  EXPECT_LT(compared(samira, name_of("Rachid", "Bennani")).bits, 0);
}

TEST(NameLikeness, AllowsPartsToBeMissingOrDividedOtherwise) {
  EXPECT_GT(compared(name_of("Fatima Zahra", "El Idrissi"), name_of("Fatima", "El Idrissi")).bits, 8);
  EXPECT_GT(compared(name_of("Fatima", "Zahra El Idrissi"), name_of("Fatima Zahra", "El Idrissi")).bits, 8);
  EXPECT_GT(compared(name_of("", "Fatima Zahra El Idrissi"), name_of("Fatima Zahra", "El Idrissi")).bits, 6);
  EXPECT_GT(compared(name_of("M.", "Bennani"), name_of("Mohamed", "Bennani")).bits, 5);
}

TEST(NameLikeness, WeighsARareNameMoreThanOneThatManyBear) {
  auto rare = name_of("Samira", "El Ouardi"), common = rare;
  common.family[0].share = 0.05;
  EXPECT_GT(compared(rare, rare).bits, compared(common, common).bits + 3);
}

TEST(NameLikeness, KeepsQuietWhereThereIsNoName) {
  EXPECT_EQ(compared(name_of("", ""), name_of("Samira", "El Ouardi")).bits, 0);
  EXPECT_TRUE(compared(name_of("", ""), name_of("", "")).reasons.empty());
}

}  // namespace
}  // namespace athar
