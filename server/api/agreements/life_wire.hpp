#pragma once
#include "domain/agreements/lifecycle.hpp"
#include "server/api/agreements/words.hpp"
#include "server/json/partial_date.hpp"

namespace athar {

BOOST_DESCRIBE_ENUM(StepNeed, date, signatory, reason, end, new_end)

}  // namespace athar

namespace athar::api {

/// What a client sends to say where an agreement stands now.
struct AgreementStepBody {
  AgreementStatus status{AgreementStatus::idea};
  std::optional<PartialDate> happened_on;
  std::optional<PartialDate> ends_on;
  std::optional<std::string> note;
  std::optional<AgreementDocumentId> document_id;
};
BOOST_DESCRIBE_STRUCT(AgreementStepBody, (), (status, happened_on, ends_on, note, document_id))

constexpr auto notes(json::Of<AgreementStepBody>) {
  return std::to_array<json::Note>({
      {.member = "happened_on", .description = "A day, a month or a year, not in the future", .example = "2019-04-09"},
      {.member = "ends_on", .description = "The new end, of a renewal"},
      {.member = "note", .description = "Why; needed for a suspension and a termination", .max_length = 2000, .multiline = true},
      {.member = "document_id", .description = "A document of the agreement that proves it"},
  });
}

struct AgreementStepView {
  AgreementStepId id;
  AgreementStatus status{AgreementStatus::idea};
  std::optional<PartialDate> happened_on;
  std::optional<PartialDate> ends_on;
  std::optional<std::string> note;
  std::optional<AgreementDocumentId> document_id;
  std::optional<std::string> recorded_by;
  std::optional<Instant> recorded_at;
};
BOOST_DESCRIBE_STRUCT(AgreementStepView, (), (id, status, happened_on, ends_on, note, document_id, recorded_by, recorded_at))

/// A step that can follow, with what it asks for and what the agreement itself lacks for it.
struct NextStepView {
  AgreementStatus status{AgreementStatus::idea};
  std::vector<StepNeed> needs;
  std::vector<StepNeed> lacking;
};
BOOST_DESCRIBE_STRUCT(NextStepView, (), (status, needs, lacking))

struct AgreementLifeView {
  AgreementStatus status{AgreementStatus::idea};
  int version{1};
  std::vector<AgreementStepView> items;
  std::vector<NextStepView> next;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(AgreementLifeView, (), (status, version, items, next, can))

constexpr auto notes(json::Of<AgreementLifeView>) {
  return std::to_array<json::Note>({
      {.member = "version", .description = "Of the agreement, to send as If-Match"},
      {.member = "items", .description = "Oldest first. Who recorded what, notes and documents are for the house"},
      {.member = "next", .description = "What it may become, for who may say so"},
  });
}

}  // namespace athar::api
