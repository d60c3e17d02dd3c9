#pragma once
#include "domain/privacy/sensitive_data.hpp"
#include "server/api/privacy/wire.hpp"

namespace athar {

constexpr auto choices(json::Of<SensitiveKind>) { return choices_of_words<SensitiveKind>(std::make_index_sequence<words_of<SensitiveKind>.size()>()); }
constexpr auto choices(json::Of<Difficulty>) { return choices_of_words<Difficulty>(std::make_index_sequence<words_of<Difficulty>.size()>()); }
constexpr auto choices(json::Of<Functioning>) { return choices_of_words<Functioning>(std::make_index_sequence<words_of<Functioning>.size()>()); }
constexpr auto choices(json::Of<DisabilityStatus>) {
  return choices_of_words<DisabilityStatus>(std::make_index_sequence<words_of<DisabilityStatus>.size()>());
}

}  // namespace athar

namespace athar::api {

struct AuthorisationBody {
  std::optional<std::string> number;
  std::optional<LocalDate> granted_on;
  std::optional<PurposeId> purpose_id;
};
BOOST_DESCRIBE_STRUCT(AuthorisationBody, (), (number, granted_on, purpose_id))

struct AuthorisationView {
  SensitiveKind kind{SensitiveKind::disability};
  int version{1};
  std::optional<std::string> number;
  std::optional<LocalDate> granted_on;
  std::optional<PurposeId> purpose_id;
  std::optional<std::string> entered_by;
  std::optional<Instant> entered_at;
  std::int64_t held{0};
};
BOOST_DESCRIBE_STRUCT(AuthorisationView, (), (kind, version, number, granted_on, purpose_id, entered_by, entered_at, held))
constexpr auto notes(json::Of<AuthorisationBody>) {
  return std::to_array<json::Note>({
      {.member = "number", .description = "Of the CNDP's authorisation; left out: off, what was entered stays and is hidden", .max_length = 60},
      {.member = "granted_on", .description = "Its date; needed with a number"},
      {.member = "purpose_id", .description = "What it serves for; where that asks for consent, nothing is taken without. Needed with a number"},
  });
}
constexpr auto notes(json::Of<AuthorisationView>) {
  return std::to_array<json::Note>({{.member = "held", .description = "People on whom something of that kind is held, shown or hidden"}});
}
struct Authorisations {
  std::vector<AuthorisationView> items;
};
BOOST_DESCRIBE_STRUCT(Authorisations, (), (items))

struct QuestionView {
  Functioning domain{Functioning::seeing};
  LocalizedText text;
};
BOOST_DESCRIBE_STRUCT(QuestionView, (), (domain, text))
struct AnswerChoiceView {
  Difficulty answer{Difficulty::none};
  LocalizedText text;
};
BOOST_DESCRIBE_STRUCT(AnswerChoiceView, (), (answer, text))
struct ShortSetView {
  WrittenLanguage official{WrittenLanguage::en};
  LocalizedText introduction;
  std::vector<QuestionView> questions;
  std::vector<AnswerChoiceView> answers;
};
BOOST_DESCRIBE_STRUCT(ShortSetView, (), (official, introduction, questions, answers))

struct DisabilityAnswers {
  std::optional<Difficulty> seeing;
  std::optional<Difficulty> hearing;
  std::optional<Difficulty> walking;
  std::optional<Difficulty> remembering;
  std::optional<Difficulty> self_care;
  std::optional<Difficulty> communicating;
};
BOOST_DESCRIBE_STRUCT(DisabilityAnswers, (), (seeing, hearing, walking, remembering, self_care, communicating))

struct DisabilityBody {
  DisabilityAnswers answers;
  LocalDate date;
  Channel channel{Channel::form};
};
BOOST_DESCRIBE_STRUCT(DisabilityBody, (), (answers, date, channel))

struct DisabilityView {
  bool on{false};
  int version{0};
  std::optional<ConsentState> consent;
  std::optional<PurposeId> purpose_id;
  std::optional<DisabilityStatus> status;
  std::optional<DisabilityAnswers> answers;
  std::optional<LocalDate> date;
  std::optional<Channel> channel;
  std::optional<std::string> recorded_by;
  std::optional<Instant> recorded_at;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(DisabilityView, (), (on, version, consent, purpose_id, status, answers, date, channel, recorded_by, recorded_at, can))
constexpr auto notes(json::Of<DisabilityView>) {
  return std::to_array<json::Note>({
      {.member = "on", .description = "Whether the CNDP's authorisation is entered; nothing is shown without"},
      {.member = "version", .description = "0 when nothing is held"},
      {.member = "consent", .description = "To the purpose, where it asks for consent; refused or withdrawn: the answers are not shown"},
      {.member = "status", .description = "yes: a lot of difficulty or worse in at least one domain; no: all six answered below that"},
  });
}

struct IdentityNumberBody {
  std::string number;
  LocalDate date;
  Channel channel{Channel::form};
};
BOOST_DESCRIBE_STRUCT(IdentityNumberBody, (), (number, date, channel))
constexpr auto notes(json::Of<IdentityNumberBody>) {
  return std::to_array<json::Note>({{.member = "number", .description = "Sealed before it is stored; answered by nothing but the reading of it", .max_length = 40}});
}

struct PersonOfNumberView {
  PersonId person_id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(PersonOfNumberView, (), (person_id, name))

struct IdentityNumberView {
  SensitiveKind kind{SensitiveKind::national_identity};
  bool on{false};
  bool held{false};
  int version{0};
  std::optional<ConsentState> consent;
  std::optional<PurposeId> purpose_id;
  std::optional<LocalDate> date;
  std::optional<Channel> channel;
  std::optional<std::string> recorded_by;
  std::optional<Instant> recorded_at;
  std::vector<PersonOfNumberView> same_number;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(IdentityNumberView, (), (kind, on, held, version, consent, purpose_id, date, channel, recorded_by, recorded_at, same_number, can))
constexpr auto notes(json::Of<IdentityNumberView>) {
  return std::to_array<json::Note>({
      {.member = "held", .description = "A number is stored; what it is, its reading tells"},
      {.member = "same_number", .description = "Other people with the same number: likely one person twice"},
  });
}
struct IdentityNumbers {
  std::vector<IdentityNumberView> items;
};
BOOST_DESCRIBE_STRUCT(IdentityNumbers, (), (items))

struct IdentityNumberReading {
  SensitiveKind kind{SensitiveKind::national_identity};
  std::string number;
};
BOOST_DESCRIBE_STRUCT(IdentityNumberReading, (), (kind, number))

struct IdentityNumberSearch {
  SensitiveKind kind{SensitiveKind::national_identity};
  std::string number;
};
BOOST_DESCRIBE_STRUCT(IdentityNumberSearch, (), (kind, number))
constexpr auto notes(json::Of<IdentityNumberSearch>) { return std::to_array<json::Note>({{.member = "number", .max_length = 40}}); }
struct IdentityNumberMatches {
  std::vector<PersonOfNumberView> items;
};
BOOST_DESCRIBE_STRUCT(IdentityNumberMatches, (), (items))

}  // namespace athar::api
