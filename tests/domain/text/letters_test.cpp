#include "domain/text/letters.hpp"

#include <gtest/gtest.h>

namespace athar {
namespace {

TEST(PlainLetters, LeaveCaseAccentsAndPunctuationOut) {
  EXPECT_EQ(plain_letters("  Élodie   D'Ávila-ŁĄCZ "), "elodie davila lacz");
  EXPECT_EQ(plain_letters("M’hamed Ben‑Ali"), "mhamed ben ali");
  EXPECT_EQ(plain_letters("Straße Ørsted ﬁn"), "strasse orsted fin");
}

TEST(PlainLetters, WriteOtherAlphabetsInLatin) {
  EXPECT_EQ(plain_letters("Иван"), "ivan");
  EXPECT_EQ(plain_letters("Γιώργος"), "giorgos");
}

TEST(PlainLetters, ReadArabicWithoutMarksAndFormsOfWriting) {
  auto const plain = plain_letters("محمد");
  EXPECT_EQ(plain.size(), 4U);
  EXPECT_EQ(plain_letters("مُحَمَّد"), plain) << "vowel marks";
  EXPECT_EQ(plain_letters("محـــمد"), plain) << "tatweel";
  EXPECT_EQ(plain_letters("\u200Fم\u200Bح\u202Bمد\u2069"), plain) << "direction marks and characters of no width";
  EXPECT_EQ(plain_letters("ﻣﺤﻤﺪ"), plain) << "presentation forms";
  EXPECT_EQ(plain_letters("أحمد"), plain_letters("احمد"));
  EXPECT_EQ(plain_letters("٢٠٢٦"), "2026");
}

TEST(PlainLetters, SurviveWhatIsNoText) {
  EXPECT_EQ(plain_letters(""), "");
  EXPECT_EQ(plain_letters("\xFF\xFE"), "");
  EXPECT_EQ(plain_letters("a\xC3"), "a");
  EXPECT_EQ(plain_letters(std::string_view("a\0b", 3)), "a b");
  EXPECT_EQ(plain_letters("😀 …"), "");
  EXPECT_EQ(plain_letters(std::string(100'000, 'x')).size(), 100'000U);
}

}  // namespace
}  // namespace athar
