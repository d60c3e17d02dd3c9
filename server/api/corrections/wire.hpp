#pragma once
#include "domain/agreements/correction.hpp"
#include "server/json/json.hpp"

namespace athar {

BOOST_DESCRIBE_ENUM(CorrectableKind, text, long_text, partial_date, date, number, money)
BOOST_DESCRIBE_ENUM(CorrectionState, open, accepted, partly_accepted, declined, withdrawn)

}  // namespace athar

namespace athar::api {

struct CorrectableFieldView {
  std::string path;
  std::string group;
  std::string name;
  std::optional<std::string> language;
  std::optional<LocalizedText> about;
  std::optional<std::string> currency;
  CorrectableKind kind{CorrectableKind::text};
  std::optional<int> longest;
  std::string value;
  int version{0};
};
BOOST_DESCRIBE_STRUCT(CorrectableFieldView, (), (path, group, name, language, about, currency, kind, longest, value, version))
constexpr auto notes(json::Of<CorrectableFieldView>) {
  return std::to_array<json::Note>({
      {.member = "path", .description = "What a proposal names it by", .example = "signed_on"},
      {.member = "group", .description = "agreement, parties, commitments, components, amounts"},
      {.member = "about", .description = "The party, the commitment or the component it is of"},
      {.member = "currency", .description = "ISO 4217, of money: its values are in the smallest unit"},
      {.member = "longest", .description = "Of a text, in characters"},
      {.member = "value", .description = "As recorded; empty for nothing"},
      {.member = "version", .description = "Of the record it stands in"},
  });
}

struct CorrectableFieldList {
  std::vector<CorrectableFieldView> items;
};
BOOST_DESCRIBE_STRUCT(CorrectableFieldList, (), (items))

struct ProposedChangeBody {
  std::string path;
  std::string seen;
  std::string proposed;
};
BOOST_DESCRIBE_STRUCT(ProposedChangeBody, (), (path, seen, proposed))
constexpr auto notes(json::Of<ProposedChangeBody>) {
  return std::to_array<json::Note>({
      {.member = "path", .example = "signed_on", .max_length = 200},
      {.member = "seen", .description = "What was recorded when it was read; another value now is refused", .max_length = 4000, .may_be_blank = true, .multiline = true, .verbatim = true},
      {.member = "proposed", .description = "Empty: nothing is to stand there", .max_length = 4000, .may_be_blank = true, .multiline = true},
  });
}

struct CorrectionBody {
  std::optional<CorrectionId> id;
  std::optional<std::string> remark;
  std::vector<ProposedChangeBody> changes;
};
BOOST_DESCRIBE_STRUCT(CorrectionBody, (), (id, remark, changes))
constexpr auto notes(json::Of<CorrectionBody>) {
  return std::to_array<json::Note>({
      {.member = "remark", .description = "Why, and by which paper", .max_length = 2000, .multiline = true},
      {.member = "changes", .max_items = greatest_number_of_changes},
  });
}

struct AcceptedChangeBody {
  std::string path;
  std::string recorded;
};
BOOST_DESCRIBE_STRUCT(AcceptedChangeBody, (), (path, recorded))
constexpr auto notes(json::Of<AcceptedChangeBody>) {
  return std::to_array<json::Note>({
      {.member = "path", .max_length = 200},
      {.member = "recorded", .description = "What the screen showed as recorded; another value now is refused", .max_length = 4000, .may_be_blank = true, .multiline = true, .verbatim = true},
  });
}

struct CorrectionDecisionBody {
  std::vector<AcceptedChangeBody> accepted;
  std::optional<std::string> answer;
};
BOOST_DESCRIBE_STRUCT(CorrectionDecisionBody, (), (accepted, answer))
constexpr auto notes(json::Of<CorrectionDecisionBody>) {
  return std::to_array<json::Note>({
      {.member = "accepted", .description = "What is to be recorded; the rest is answered with the reason", .max_items = greatest_number_of_changes},
      {.member = "answer", .description = "To whoever proposed it; the reason when not all is accepted", .max_length = 2000, .multiline = true},
  });
}

struct ProposedChangeView {
  std::string path;
  std::string group;
  std::string name;
  std::optional<std::string> language;
  std::optional<LocalizedText> about;
  std::optional<std::string> currency;
  CorrectableKind kind{CorrectableKind::text};
  std::string seen;
  int seen_version{0};
  std::string proposed;
  std::optional<std::string> recorded;
  std::optional<bool> accepted;
  std::optional<std::string> replaced;
  std::optional<Instant> removed_at;
};
BOOST_DESCRIBE_STRUCT(ProposedChangeView, (),
                      (path, group, name, language, about, currency, kind, seen, seen_version, proposed, recorded, accepted, replaced, removed_at))
constexpr auto notes(json::Of<ProposedChangeView>) {
  return std::to_array<json::Note>({
      {.member = "seen", .description = "What was recorded when it was proposed"},
      {.member = "recorded", .description = "What is recorded now, of one open proposal; left out when the record is gone, and in lists"},
      {.member = "replaced", .description = "What stood there when it was accepted"},
      {.member = "removed_at", .description = "When the record of one open proposal went"},
  });
}

struct CorrectionView {
  CorrectionId id;
  int version{1};
  AgreementId agreement_id;
  std::string agreement_code;
  LocalizedText agreement_title;
  std::optional<std::string> remark;
  CorrectionState state{CorrectionState::open};
  std::optional<OrganisationId> organisation_id;
  std::optional<LocalizedText> organisation_name;
  std::string proposed_by_name;
  Instant proposed_at;
  std::optional<std::string> decided_by_name;
  std::optional<Instant> decided_at;
  std::optional<std::string> answer;
  std::vector<ProposedChangeView> changes;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(CorrectionView, (),
                      (id, version, agreement_id, agreement_code, agreement_title, remark, state, organisation_id, organisation_name, proposed_by_name,
                       proposed_at, decided_by_name, decided_at, answer, changes, can))
constexpr auto notes(json::Of<CorrectionView>) {
  return std::to_array<json::Note>({
      {.member = "organisation_id", .description = "Whose proposal it is; none: the house's own"},
      {.member = "decided_by_name", .description = "Who decided, or took it back"},
  });
}

}  // namespace athar::api
