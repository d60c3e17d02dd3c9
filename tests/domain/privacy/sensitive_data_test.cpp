#include "domain/privacy/sensitive_data.hpp"

#include <gtest/gtest.h>

namespace athar {
namespace {

using Answers = std::array<std::optional<Difficulty>, 6>;
constexpr auto none = Difficulty::none, some = Difficulty::some, a_lot = Difficulty::a_lot, cannot = Difficulty::cannot;

DisabilityStatus status(Answers const& answers) {
  DisabilityStatement statement;
  statement.answers = answers;
  return status_of(statement);
}

TEST(WashingtonGroup, SaysYesFromALotOfDifficultyInOneDomain) {
  EXPECT_EQ(status({none, none, none, none, none, none}), DisabilityStatus::no);
  EXPECT_EQ(status({some, some, some, some, some, some}), DisabilityStatus::no);
  for (std::size_t domain = 0; domain < 6; ++domain)
    for (auto worst : {a_lot, cannot}) {
      Answers answers{none, none, none, none, none, none};
      answers[domain] = worst;
      EXPECT_EQ(status(answers), DisabilityStatus::yes) << domain;
    }
}

TEST(WashingtonGroup, DoesNotCallAnUnansweredQuestionANo) {
  EXPECT_EQ(status({none, none, none, none, none, std::nullopt}), DisabilityStatus::not_stated);
  EXPECT_EQ(status({std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt, cannot}), DisabilityStatus::yes);
}

TEST(WashingtonGroup, AsksSixQuestionsInThreeLanguages) {
  for (auto const& text : short_set().questions) EXPECT_TRUE(!text.fr.empty() && !text.ar.empty() && !text.en.empty());
  EXPECT_EQ(short_set().questions[2].en, "Do you have difficulty walking or climbing steps?");
}

TEST(IdentityNumbers, AreReadHoweverTheyAreWritten) {
  for (auto typed : {"QZ918273", "qz 918273", " Qz-918.273", "QZ\u00A0918273", "QZ\u0669\u0661\u0668\u0662\u0667\u0663", "\u200FQZ918273"})
    EXPECT_EQ(identity_number(SensitiveKind::national_identity, typed).value_or("refused"), "QZ918273") << typed;
  EXPECT_EQ(identity_number(SensitiveKind::payroll, "0 123 456").value_or("refused"), "0123456");
}

TEST(IdentityNumbers, AreRefusedWithoutSayingThem) {
  for (auto typed : {"", "918273", "ABCD12", "AB", "AB1", "AB12345678", "AB12é", "AB12;", "AB12\n"}) {
    auto const read = identity_number(SensitiveKind::national_identity, typed);
    ASSERT_FALSE(read) << typed;
    EXPECT_EQ(read.error().fields[0].code, "invalid_identity_number");
    EXPECT_EQ(read.error().fields[0].detail, "");
  }
  for (auto typed : {"12", "12345678901", "AB123"})
    EXPECT_EQ(identity_number(SensitiveKind::payroll, typed).error().fields[0].code, "invalid_payroll_number") << typed;
}

TEST(Authorisations, AreOffWithoutANumberAndWholeWithOne) {
  auto const today = *LocalDate::parse("2026-11-26");
  SensitiveAuthorisation authorisation;
  authorisation.granted_on = today;
  auto const off = checked(authorisation, today);
  ASSERT_TRUE(off);
  EXPECT_FALSE(off->on() || off->granted_on);
  authorisation.number = "A-1";
  EXPECT_EQ(checked(authorisation, today).error().fields[0].path, "purpose_id");
}

}  // namespace
}  // namespace athar
