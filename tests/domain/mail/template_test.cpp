#include "domain/mail/template.hpp"

#include <gtest/gtest.h>

#include "domain/mail/outbox.hpp"

namespace athar {
namespace {

MailTemplate invitation(std::string subject, std::string body) { return {MailKind::invitation, Language::fr, 0, std::move(subject), std::move(body)}; }

TEST(MailTemplate, TheProductsOwnTextsPassTheirOwnCheckInEveryLanguage) {
  for (auto kind : all_mail_kinds())
    for (auto language : {Language::fr, Language::ar, Language::en}) {
      auto const text = default_template(kind, language);
      EXPECT_TRUE(checked(text).has_value()) << name_of(kind) << static_cast<int>(language);
      EXPECT_EQ(text.body.find("{facts}"), std::string::npos);
    }
}

TEST(MailTemplate, NamesTheVariableThatIsMissingUnknownOrBroken) {
  auto const fine = std::string("{{session_title}} {{answer_by}} {{answer_link}}");
  struct Case {
    std::string subject, body, path, code, detail;
  };
  for (auto const& each : {Case{"A", fine + " {{colour}}", "body", "unknown_variable", "colour"},
                           Case{"A", "{{session_title}} {{answer_by}}", "body", "missing_variable", "answer_link"},
                           Case{"A", fine + " {{oops", "body", "broken_variable", "{{oops"},
                           Case{"A", fine + " }}", "body", "broken_variable", "}}"},
                           Case{"A\nBcc: x", fine, "subject", "control_characters", ""},
                           Case{" ", fine, "subject", "required", ""}}) {
    auto const refused = checked(invitation(each.subject, each.body));
    ASSERT_FALSE(refused.has_value()) << each.code;
    EXPECT_EQ(refused.error().fields, (std::vector<FieldError>{{each.path, each.code, each.detail}}));
  }
}

TEST(MailTemplate, LeavesOutALineWhoseVariablesAreAllEmptyAndPutsNoVariableInAValue) {
  auto const text = invitation("Hello {{person_name}}", "Dates: {{session_dates}}\nPlace: {{session_place}}\n\n{{message}}\n\n{{session_title}}");
  auto const words = filled(text, {{"person_name", "Eve\r\nBcc: all@example.org"}, {"session_dates", "1 June"}, {"session_title", "{{answer_link}}"}});
  EXPECT_EQ(words.subject, "Hello Eve  Bcc: all@example.org");
  EXPECT_EQ(words.body, "Dates: 1 June\n\n{{answer_link}}");
}

TEST(Outbox, WaitsTwiceAsLongAfterEachAttemptAndEndsAfterAboutTwoDays) {
  EXPECT_EQ(wait_after_attempt(1, 60), 60);
  EXPECT_EQ(wait_after_attempt(2, 60), 120);
  EXPECT_EQ(wait_after_attempt(12, 60), 6 * 60 * 60);
  EXPECT_EQ(wait_after_attempt(17, 60), 0);
  int total = 0;
  for (int i = 1; i < 17; ++i) total += wait_after_attempt(i, 60);
  EXPECT_GT(total, 40 * 3600);
}

}  // namespace
}  // namespace athar
