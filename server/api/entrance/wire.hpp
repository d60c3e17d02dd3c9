#pragma once
#include "domain/agreements/entrance.hpp"
#include "server/api/agreements/wire.hpp"
#include "server/api/commitments/wire.hpp"
#include "server/api/committees/wire.hpp"
#include "server/api/designations/wire.hpp"
#include "server/api/partner_words/wire.hpp"
#include "server/json/json.hpp"

namespace athar::api {

struct EntranceAgreementView {
  AgreementId id;
  std::string code;
  std::optional<std::string> reference;
  LocalizedText title;
  LocalizedText type_name;
  AgreementStatus status{AgreementStatus::idea};
  std::optional<PartialDate> signed_on;
  std::optional<PartialDate> in_force_on;
  std::optional<PartialDate> ends_on;
};
BOOST_DESCRIBE_STRUCT(EntranceAgreementView, (), (id, code, reference, title, type_name, status, signed_on, in_force_on, ends_on))

struct OwedView {
  CommitmentDueId id;
  CommitmentId commitment_id;
  AgreementId agreement_id;
  std::string agreement_code;
  LocalizedText agreement_title;
  std::optional<std::string> clause;
  LocalizedText description;
  LocalizedText organisation_name;
  std::optional<LocalDate> due_on;
  CommitmentStatus status{CommitmentStatus::open};
};
BOOST_DESCRIBE_STRUCT(OwedView, (),
                      (id, commitment_id, agreement_id, agreement_code, agreement_title, clause, description, organisation_name, due_on, status))
constexpr auto notes(json::Of<OwedView>) {
  return std::to_array<json::Note>({{.member = "id", .description = "Of the due day: one that recurs has a row for each"}});
}

struct EntranceMeetingView {
  CommitteeMeetingId id;
  int version{1};
  AgreementId agreement_id;
  std::string agreement_code;
  LocalizedText agreement_title;
  LocalizedText committee_name;
  std::string committee_kind;
  int number{1};
  LocalDate held_on;
  std::optional<std::string> starts;
  std::optional<LocalizedText> place;
  std::vector<std::string> papers;
  MinutesStatus minutes{MinutesStatus::draft};
  bool is_to_come{false};
  bool read{false};
  bool agreed{false};
};
BOOST_DESCRIBE_STRUCT(EntranceMeetingView, (),
                      (id, version, agreement_id, agreement_code, agreement_title, committee_name, committee_kind, number, held_on, starts, place,
                       papers, minutes, is_to_come, read, agreed))
constexpr auto notes(json::Of<EntranceMeetingView>) {
  return std::to_array<json::Note>({
      {.member = "starts", .example = "14:30"},
      {.member = "papers", .description = "What is on the table, as the agenda names it"},
      {.member = "read", .description = "The organisation has confirmed these minutes as they stand now"},
  });
}

struct EntranceDocumentView {
  AgreementDocumentId id;
  AgreementId agreement_id;
  std::string agreement_code;
  LocalizedText agreement_title;
  std::string title;
  std::string file_name;
  int version{1};
  std::int64_t size_bytes{0};
  Instant uploaded_at;
  std::string uploaded_by;
  bool read{false};
  bool agreed{false};
};
BOOST_DESCRIBE_STRUCT(EntranceDocumentView, (),
                      (id, agreement_id, agreement_code, agreement_title, title, file_name, version, size_bytes, uploaded_at, uploaded_by, read, agreed))

struct EntranceTableView {
  PublishedTableId id;
  LocalizedText title;
  AgreementId agreement_id;
  std::string agreement_code;
  LocalizedText agreement_title;
  LocalDate edition;
};
BOOST_DESCRIBE_STRUCT(EntranceTableView, (), (id, title, agreement_id, agreement_code, agreement_title, edition))

struct EntranceView {
  OrganisationId organisation_id;
  LocalizedText organisation_name;
  LocalDate today;
  std::vector<EntranceAgreementView> agreements;
  std::vector<OwedView> commitments;
  std::vector<EntranceMeetingView> meetings;
  std::vector<EntranceDocumentView> documents;
  std::vector<DesignationView> nominations;
  std::vector<EntranceTableView> tables;
  std::vector<CommentView> comments;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(EntranceView, (),
                      (organisation_id, organisation_name, today, agreements, commitments, meetings, documents, nominations, tables, comments, can))
constexpr auto notes(json::Of<EntranceView>) {
  return std::to_array<json::Note>({
      {.member = "agreements", .description = "At most 100, those that end first come first"},
      {.member = "commitments", .description = "What the organisation owes and has not done, by due day"},
      {.member = "meetings", .description = "Those to come, and those of a year whose minutes are out"},
      {.member = "documents", .description = "The last versions of what is marked for partners"},
      {.member = "nominations", .description = "Letters that ask the organisation to name people, and whom it named"},
      {.member = "tables", .description = "The published tables of its agreements"},
      {.member = "comments", .description = "The last 20 of its agreements"},
  });
}

}  // namespace athar::api
