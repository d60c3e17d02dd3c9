#include "server/mail/compose.hpp"

#include <gtest/gtest.h>

namespace athar::mail {
namespace {

TEST(HeaderText, LeavesPlainTextAndEncodesTheRestInWordsOfAtMost75Characters) {
  EXPECT_EQ(header_text("Budget 2026"), "Budget 2026");
  EXPECT_EQ(header_text("été"), "=?UTF-8?B?w6l0w6k=?=");
  std::string arabic;
  for (int i = 0; i < 60; ++i) arabic += "ع";
  auto const encoded = header_text(arabic);
  for (std::size_t at = 0; at < encoded.size();) {
    auto const end = std::min(encoded.find("\r\n ", at), encoded.size());
    EXPECT_LE(end - at, 75U);
    at = end + 3;
  }
}

TEST(HeaderText, LetsNoTextBeginAnotherHeader) {
  for (std::string const evil : {"a\r\nBcc: x@example.org", "a\nBcc: x", "a\rBcc: x", "a\x7f"}) {
    for (auto const& line : {header_text(evil), mailbox(evil, "a@example.org")}) EXPECT_EQ(line.find_first_of("\r\n"), std::string::npos) << line;
  }
  EXPECT_EQ(mailbox("Eve \"x\" \\", "a@example.org"), "\"Eve \\\"x\\\" \\\\\" <a@example.org>");
}

TEST(CanBeWrittenTo, RefusesWhatCouldEndACommand) {
  EXPECT_TRUE(can_be_written_to("a.b+c@example.org"));
  for (auto const* bad : {"a@b@example.org", "<a@example.org>", "a b@example.org", "a@example.org\r\nRCPT TO:<x>", "@example.org", "a@", "é@example.org"})
    EXPECT_FALSE(can_be_written_to(bad)) << bad;
}

TEST(Html, EscapesTheTextAndRunsRightToLeftInArabic) {
  MailMessage message;
  message.language = Language::ar;
  message.body = "<b>\nhttps://athar.example/answer/x";
  message.link = "https://athar.example/answer/x";
  auto const html = html_of(message);
  EXPECT_NE(html.find("dir=\"rtl\""), std::string::npos);
  EXPECT_NE(html.find("&lt;b&gt;"), std::string::npos);
  EXPECT_NE(html.find("href=\"https://athar.example/answer/x\""), std::string::npos);
}

TEST(Settings, NeverGiveAPasswordToAConnectionThatIsNotEncrypted) {
  auto const read = [](std::string const& security) {
    return settings_from([&](char const* name) -> std::string {
      std::string_view const n = name;
      return n == "ATHAR_MAIL_HOST" ? "mail.example" : n == "ATHAR_MAIL_FROM" ? "a@example.org" : n == "ATHAR_MAIL_USER" ? "u" : n == "ATHAR_MAIL_SECURITY" ? security : "";
    });
  };
  EXPECT_TRUE(read("").can_send());
  EXPECT_EQ(read("tls").port, 465);
  EXPECT_FALSE(read("none").can_send());
  EXPECT_FALSE(read("sometimes").can_send());
}

}  // namespace
}  // namespace athar::mail
