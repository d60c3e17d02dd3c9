#pragma once
#include "server/api/invitations/wire.hpp"

namespace athar::api {

struct MailMessageView {
  MailMessageId id;
  int version{1};
  MailKind kind{MailKind::invitation};
  MailState state{MailState::waiting};
  std::optional<MailProblem> problem;
  Language language{Language::fr};
  std::optional<SessionId> session_id;
  std::optional<std::string> session_reference;
  std::optional<LocalizedText> session_title;
  std::optional<PersonId> person_id;
  std::string to_address;
  std::string to_name;
  std::string subject;
  std::optional<std::string> body;
  int attempts{0};
  std::optional<Instant> next_attempt_at;
  std::optional<Instant> last_attempt_at;
  std::optional<std::string> answer;
  std::optional<std::string> message_id;
  Instant created_at;
  std::string created_by;
  std::optional<Instant> sent_at;
  int attachments{0};
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(MailMessageView, (),
                      (id, version, kind, state, problem, language, session_id, session_reference, session_title, person_id, to_address, to_name,
                       subject, body, attempts, next_attempt_at, last_attempt_at, answer, message_id, created_at, created_by, sent_at, attachments, can))
constexpr auto notes(json::Of<MailMessageView>) {
  return std::to_array<json::Note>({
      {.member = "body", .description = "Of one message; lists leave it out"},
      {.member = "answer", .description = "What the mail server said last"},
      {.member = "message_id", .description = "The same at every attempt"},
  });
}

struct MailStateBody {
  MailState state{MailState::waiting};
};
BOOST_DESCRIBE_STRUCT(MailStateBody, (), (state))
constexpr auto notes(json::Of<MailStateBody>) {
  return std::to_array<json::Note>({{.member = "state", .description = "waiting: try again at once; given_up: try no more"}});
}

struct MailStatusView {
  bool leaves{false};
  std::optional<std::string> server;
  std::optional<std::string> from;
  std::optional<std::string> fault;
  int waiting{0};
  int failed{0};
  int sent{0};
  int given_up{0};
  std::optional<std::string> last_problem;
  std::optional<std::string> last_answer;
};
BOOST_DESCRIBE_STRUCT(MailStatusView, (), (leaves, server, from, fault, waiting, failed, sent, given_up, last_problem, last_answer))
constexpr auto notes(json::Of<MailStatusView>) {
  return std::to_array<json::Note>({
      {.member = "leaves", .description = "False without a mail server: messages then wait"},
      {.member = "fault", .description = "What is wrong with the settings"},
      {.member = "last_problem", .description = "Of the last attempt that did not succeed, among those that wait"},
  });
}

struct MailTemplateView {
  MailKind kind{MailKind::invitation};
  Language language{Language::fr};
  int version{0};
  std::string subject;
  std::string body;
  std::vector<std::string> variables;
  std::vector<std::string> required_variables;
};
BOOST_DESCRIBE_STRUCT(MailTemplateView, (), (kind, language, version, subject, body, variables, required_variables))
constexpr auto notes(json::Of<MailTemplateView>) {
  return std::to_array<json::Note>({{.member = "version", .description = "0: the text the product comes with"}});
}

struct MailTemplateList {
  std::vector<MailTemplateView> items;
};
BOOST_DESCRIBE_STRUCT(MailTemplateList, (), (items))

struct MailTemplateBody {
  int version{0};
  std::string subject;
  std::string body;
};
BOOST_DESCRIBE_STRUCT(MailTemplateBody, (), (version, subject, body))
constexpr auto notes(json::Of<MailTemplateBody>) {
  return std::to_array<json::Note>({
      {.member = "version", .description = "As read: another one is refused", .minimum = 0},
      {.member = "subject", .max_length = 200},
      {.member = "body", .max_length = 10000, .multiline = true},
  });
}

struct MailTemplatePreviewBody {
  MailKind kind{MailKind::invitation};
  Language language{Language::fr};
  std::string subject;
  std::string body;
  std::optional<SessionId> session_id;
};
BOOST_DESCRIBE_STRUCT(MailTemplatePreviewBody, (), (kind, language, subject, body, session_id))
constexpr auto notes(json::Of<MailTemplatePreviewBody>) {
  return std::to_array<json::Note>({
      {.member = "subject", .max_length = 200},
      {.member = "body", .max_length = 10000, .multiline = true},
      {.member = "session_id", .description = "A real session whose facts fill the text; texts that are about no session are filled without one"},
  });
}

struct MailTemplatePreview {
  std::string subject;
  std::string body;
  std::string html;
};
BOOST_DESCRIBE_STRUCT(MailTemplatePreview, (), (subject, body, html))

}  // namespace athar::api
