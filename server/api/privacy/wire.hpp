#pragma once
#include "domain/privacy/consent.hpp"
#include "domain/privacy/erasure.hpp"
#include "domain/privacy/person_request.hpp"
#include "domain/privacy/privacy_notice.hpp"
#include "server/api/people/wire.hpp"

namespace athar {

constexpr auto choices(json::Of<RequestKind>) { return choices_of_words<RequestKind>(std::make_index_sequence<words_of<RequestKind>.size()>()); }
constexpr auto choices(json::Of<Channel>) { return choices_of_words<Channel>(std::make_index_sequence<words_of<Channel>.size()>()); }
constexpr auto choices(json::Of<RequestDecision>) {
  return choices_of_words<RequestDecision>(std::make_index_sequence<words_of<RequestDecision>.size()>());
}
constexpr auto choices(json::Of<LegalBasis>) { return choices_of_words<LegalBasis>(std::make_index_sequence<words_of<LegalBasis>.size()>()); }
constexpr auto choices(json::Of<ConsentAnswer>) { return choices_of_words<ConsentAnswer>(std::make_index_sequence<words_of<ConsentAnswer>.size()>()); }
constexpr auto choices(json::Of<ConsentState>) { return choices_of_words<ConsentState>(std::make_index_sequence<words_of<ConsentState>.size()>()); }

}  // namespace athar

namespace athar::api {

/// That a record was erased, without who it was.
struct ErasureView {
  PersonId person_id;
  std::string label;
  Instant erased_at;
  std::optional<AccountId> actor_id;
  std::string actor_name;
  int participations{0};
  int lines_redacted{0};
  int files_removed{0};
  int exports_withdrawn{0};
};
BOOST_DESCRIBE_STRUCT(ErasureView, (),
                      (person_id, label, erased_at, actor_id, actor_name, participations, lines_redacted, files_removed, exports_withdrawn))

constexpr auto notes(json::Of<ErasureView>) {
  return std::to_array<json::Note>({
      {.member = "person_id", .description = "A random id; nothing joins it to the one before"},
      {.member = "label", .description = "Shown where the name was"},
      {.member = "participations", .description = "Sessions in which the person goes on counting"},
      {.member = "lines_redacted", .description = "Of the audit trail"},
      {.member = "files_removed", .description = "Originals of imports that named the person"},
      {.member = "exports_withdrawn", .description = "Files of lists of people, done or under way"},
  });
}

/// What somebody asks about their own data, as it came.
struct PersonRequestBody {
  std::optional<PersonRequestId> id;
  PersonId person_id;
  RequestKind kind{RequestKind::access};
  Channel channel{Channel::letter};
  LocalDate received_on;
  std::optional<std::string> statement;
};
BOOST_DESCRIBE_STRUCT(PersonRequestBody, (), (id, person_id, kind, channel, received_on, statement))

constexpr auto notes(json::Of<PersonRequestBody>) {
  return std::to_array<json::Note>({{.member = "statement", .description = "What is asked, in the person's words", .max_length = 2000, .multiline = true}});
}

struct RequestAnswerBody {
  RequestDecision decision{RequestDecision::refused};
  std::optional<std::string> reason;
  LocalDate on;
};
BOOST_DESCRIBE_STRUCT(RequestAnswerBody, (), (decision, reason, on))

constexpr auto notes(json::Of<RequestAnswerBody>) {
  return std::to_array<json::Note>({
      {.member = "decision", .description = "An access is data_given, a rectification rectified, an objection or an erasure locked or erased; any may be refused"},
      {.member = "reason", .description = "Of a refusal; of anything else, what was done", .max_length = 2000, .multiline = true},
  });
}

struct PersonRequestView {
  PersonRequestId id;
  int version{1};
  std::string reference;
  PersonId person_id;
  std::string person_name;
  bool person_erased{false};
  RequestKind kind{RequestKind::access};
  Channel channel{Channel::letter};
  LocalDate received_on;
  LocalDate due_on;
  std::optional<std::string> statement;
  std::optional<RequestDecision> decision;
  std::optional<std::string> reason;
  std::optional<LocalDate> answered_on;
  std::optional<std::string> answered_by;
  std::string recorded_by;
  Instant recorded_at;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(PersonRequestView, (),
                      (id, version, reference, person_id, person_name, person_erased, kind, channel, received_on, due_on, statement,
                       decision, reason, answered_on, answered_by, recorded_by, recorded_at, can))
constexpr auto notes(json::Of<PersonRequestView>) {
  return std::to_array<json::Note>({{.member = "due_on", .description = "Last day to answer: the days of the privacy notice after the day it came"}});
}

/// What data serve for.
struct PurposeBody {
  std::optional<PurposeId> id;
  std::string code;
  LocalizedText name;
  LocalizedText text;
  LegalBasis legal_basis{LegalBasis::consent};
  bool active{true};
};
BOOST_DESCRIBE_STRUCT(PurposeBody, (), (id, code, name, text, legal_basis, active))

struct PurposeVersionView {
  int number{1};
  LocalizedText name;
  LocalizedText text;
  LegalBasis legal_basis{LegalBasis::consent};
  Instant since;
};
BOOST_DESCRIBE_STRUCT(PurposeVersionView, (), (number, name, text, legal_basis, since))

struct PurposeView {
  PurposeId id;
  int version{1};
  std::string code;
  LocalizedText name;
  LocalizedText text;
  LegalBasis legal_basis{LegalBasis::consent};
  bool active{true};
  int number{1};
  Instant since;
  std::vector<PurposeVersionView> versions;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(PurposeView, (), (id, version, code, name, text, legal_basis, active, number, since, versions, can))
constexpr auto read_as(json::Of<PurposeBody>) { return json::Of<PurposeView>{}; }
constexpr auto notes(json::Of<PurposeBody>) {
  return std::to_array<json::Note>({
      {.member = "code", .description = "Small letters, digits and _; stays as it is", .max_length = 40},
      {.member = "text", .description = "What the person agrees to, in plain words", .has_default = true, .may_be_blank = true},
      {.member = "active", .has_default = true},
  });
}
constexpr auto notes(json::Of<PurposeView>) {
  return std::to_array<json::Note>({
      {.member = "number", .description = "Of the words and the legal basis: a change of either is a new one, and consents are asked for again"},
      {.member = "versions", .description = "Oldest first; of one purpose only"},
  });
}

struct Purposes {
  std::vector<PurposeView> items;
};
BOOST_DESCRIBE_STRUCT(Purposes, (), (items))

/// What somebody answered.
struct ConsentBody {
  std::optional<ConsentId> id;
  PurposeId purpose_id;
  ConsentAnswer answer{ConsentAnswer::given};
  LocalDate date;
  Channel channel{Channel::form};
};
BOOST_DESCRIBE_STRUCT(ConsentBody, (), (id, purpose_id, answer, date, channel))

struct ConsentLineView {
  ConsentId id;
  int number{1};
  ConsentAnswer answer{ConsentAnswer::given};
  LocalDate date;
  Channel channel{Channel::form};
  std::string recorded_by;
  Instant recorded_at;
};
BOOST_DESCRIBE_STRUCT(ConsentLineView, (), (id, number, answer, date, channel, recorded_by, recorded_at))

struct PersonConsentView {
  PurposeId purpose_id;
  std::string code;
  LocalizedText name;
  LocalizedText text;
  LegalBasis legal_basis{LegalBasis::consent};
  int number{1};
  std::optional<ConsentState> state;
  std::vector<ConsentLineView> answers;
};
BOOST_DESCRIBE_STRUCT(PersonConsentView, (), (purpose_id, code, name, text, legal_basis, number, state, answers))
constexpr auto notes(json::Of<PersonConsentView>) {
  return std::to_array<json::Note>({
      {.member = "state", .description = "Only where the legal basis is consent; ask_again: given to words that were changed since"},
      {.member = "answers", .description = "The one that holds first"},
  });
}

struct PersonConsents {
  std::vector<PersonConsentView> items;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(PersonConsents, (), (items, can))

/// What forms print of the processing.
struct PrivacyNoticeBody {
  LocalizedText controller;
  LocalizedText purpose;
  LocalizedText recipients;
  std::optional<std::string> contact;
  std::optional<std::string> receipt_number;
  int answer_days{30};
};
BOOST_DESCRIBE_STRUCT(PrivacyNoticeBody, (), (controller, purpose, recipients, contact, receipt_number, answer_days))

struct PrivacyNoticeView {
  int version{1};
  LocalizedText controller;
  LocalizedText purpose;
  LocalizedText recipients;
  std::optional<std::string> contact;
  std::optional<std::string> receipt_number;
  int answer_days{30};
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(PrivacyNoticeView, (), (version, controller, purpose, recipients, contact, receipt_number, answer_days, can))
constexpr auto read_as(json::Of<PrivacyNoticeBody>) { return json::Of<PrivacyNoticeView>{}; }
constexpr auto notes(json::Of<PrivacyNoticeBody>) {
  return std::to_array<json::Note>({
      {.member = "controller", .description = "Who answers for the processing; the session's host when empty", .has_default = true, .may_be_blank = true},
      {.member = "purpose", .description = "The words of the sheet when empty", .has_default = true, .may_be_blank = true},
      {.member = "recipients", .description = "Who receives the data; host and funders when empty", .has_default = true, .may_be_blank = true},
      {.member = "contact", .description = "Whom to ask for one's rights", .max_length = 200},
      {.member = "receipt_number", .description = "Of the declaration to the CNDP, printed on forms", .max_length = 60},
      {.member = "answer_days", .description = "Days to answer a request in", .minimum = 1, .maximum = 365},
  });
}

}  // namespace athar::api
