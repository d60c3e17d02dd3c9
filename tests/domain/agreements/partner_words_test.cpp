// What partners say: one thing at a time, and something.
#include <gtest/gtest.h>

#include "domain/agreements/partner_words.hpp"

namespace athar {
namespace {

template <class T>
std::vector<std::string> codes_of(Result<T> const& checked) {
  std::vector<std::string> codes;
  if (!checked)
    for (auto const& field : checked.error().fields) codes.push_back(field.path + " " + field.code);
  return codes;
}
using Codes = std::vector<std::string>;

TEST(AgreementComments, SaySomethingAndKeepNoBlanksAround) {
  AgreementComment comment;
  comment.text = " \n Une question ?\n\nMerci. \t";
  auto const kept = checked(comment);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->text, "Une question ?\n\nMerci.");
  comment.text = " \n\t ";
  EXPECT_EQ(codes_of(checked(comment)), Codes{"text required"});
}

TEST(AgreementComments, AreAboutOneThing) {
  AgreementComment comment;
  comment.about.commitment_id = CommitmentId{Uuid::from_name("commitment")};
  comment.about.meeting_id = CommitteeMeetingId{Uuid::from_name("meeting")};
  EXPECT_EQ(codes_of(checked(comment)), (Codes{"text required", "meeting_id given_twice"}));
}

TEST(AgreementConfirmations, AreOfOneThingAndMayCarryANote) {
  AgreementConfirmation confirmation;
  confirmation.note = "  Conforme ";
  ASSERT_TRUE(checked(confirmation));
  EXPECT_EQ(checked(confirmation)->note, "Conforme");
  confirmation.about.document_id = AgreementDocumentId{Uuid::from_name("document")};
  EXPECT_TRUE(checked(confirmation));
  confirmation.about.meeting_id = CommitteeMeetingId{Uuid::from_name("meeting")};
  EXPECT_EQ(codes_of(checked(confirmation)), Codes{"document_id given_twice"});
}

TEST(Stances, AreNamed) {
  for (auto stance : {Stance::read, Stance::agreed}) EXPECT_EQ(stance_named(name_of(stance)), stance);
  EXPECT_FALSE(stance_named("signed"));
}

}  // namespace
}  // namespace athar
