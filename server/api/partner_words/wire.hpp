#pragma once
#include "domain/agreements/partner_words.hpp"
#include "server/json/json.hpp"

namespace athar {
BOOST_DESCRIBE_ENUM(Stance, read, agreed)
}

namespace athar::api {

struct CommentBody {
  std::optional<AgreementCommentId> id;
  std::string text;
  std::optional<CommitmentId> commitment_id;
  std::optional<CommitteeMeetingId> meeting_id;
  std::optional<AgreementCommentId> answers_id;
};
BOOST_DESCRIBE_STRUCT(CommentBody, (), (id, text, commitment_id, meeting_id, answers_id))
constexpr auto notes(json::Of<CommentBody>) {
  return std::to_array<json::Note>({
      {.member = "text", .max_length = 4000, .multiline = true},
      {.member = "commitment_id", .description = "What it is about; without this and the next the agreement itself"},
      {.member = "answers_id", .description = "The comment it answers; it is then about what that one is about"},
  });
}

struct CommentView {
  AgreementCommentId id;
  AgreementId agreement_id;
  std::string agreement_code;
  LocalizedText agreement_title;
  std::optional<CommitmentId> commitment_id;
  std::optional<CommitteeMeetingId> meeting_id;
  std::optional<AgreementCommentId> answers_id;
  std::optional<std::string> about_clause;
  std::optional<LocalizedText> about_name;
  std::optional<int> about_number;
  std::string text;
  std::string author_name;
  std::optional<LocalizedText> organisation_name;
  bool is_mine{false};
  bool is_answered{false};
  Instant written_at;
};
BOOST_DESCRIBE_STRUCT(CommentView, (),
                      (id, agreement_id, agreement_code, agreement_title, commitment_id, meeting_id, answers_id, about_clause, about_name,
                       about_number, text, author_name, organisation_name, is_mine, is_answered, written_at))
constexpr auto notes(json::Of<CommentView>) {
  return std::to_array<json::Note>({
      {.member = "about_name", .description = "What is owed, or the committee that meets"},
      {.member = "about_number", .description = "Of the meeting"},
      {.member = "organisation_name", .description = "The partner's; absent for the house"},
      {.member = "is_answered", .description = "The house has spoken after it"},
  });
}

struct ConfirmationBody {
  std::optional<AgreementConfirmationId> id;
  Stance stance{Stance::read};
  int subject_version{1};
  std::optional<std::string> note;
  std::optional<CommitmentId> commitment_id;
  std::optional<CommitteeMeetingId> meeting_id;
  std::optional<AgreementDocumentId> document_id;
};
BOOST_DESCRIBE_STRUCT(ConfirmationBody, (), (id, stance, subject_version, note, commitment_id, meeting_id, document_id))
constexpr auto notes(json::Of<ConfirmationBody>) {
  return std::to_array<json::Note>({
      {.member = "stance", .description = "read: seen; agreed: seen and right"},
      {.member = "subject_version", .description = "Of what was read: another one is answered with stale", .minimum = 1},
      {.member = "note", .max_length = 1000, .multiline = true},
      {.member = "meeting_id", .description = "Of minutes that were circulated"},
      {.member = "document_id", .description = "Marked for partners; none of the three: the agreement's own record"},
  });
}

/// What another version than the last is refused with.
struct SubjectNow {
  int subject_version{1};
};
BOOST_DESCRIBE_STRUCT(SubjectNow, (), (subject_version))

struct ConfirmationView {
  AgreementConfirmationId id;
  AgreementId agreement_id;
  std::optional<CommitmentId> commitment_id;
  std::optional<CommitteeMeetingId> meeting_id;
  std::optional<AgreementDocumentId> document_id;
  std::optional<std::string> about_title;
  std::optional<LocalizedText> about_name;
  std::optional<int> about_number;
  Stance stance{Stance::read};
  std::optional<std::string> note;
  std::string author_name;
  LocalizedText organisation_name;
  int subject_version{1};
  std::optional<std::string> minutes;
  bool is_current{true};
  Instant confirmed_at;
};
BOOST_DESCRIBE_STRUCT(ConfirmationView, (),
                      (id, agreement_id, commitment_id, meeting_id, document_id, about_title, about_name, about_number, stance, note,
                       author_name, organisation_name, subject_version, minutes, is_current, confirmed_at))
constexpr auto notes(json::Of<ConfirmationView>) {
  return std::to_array<json::Note>({
      {.member = "about_title", .description = "A clause, or a document's title"},
      {.member = "subject_version", .description = "Of what was confirmed, as it stood then"},
      {.member = "minutes", .description = "Where the minutes stood: circulated, validated or signed"},
      {.member = "is_current", .description = "False once what was confirmed has changed"},
  });
}

struct Confirmations {
  std::vector<ConfirmationView> items;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(Confirmations, (), (items, can))

}  // namespace athar::api
