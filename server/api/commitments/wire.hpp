#pragma once
#include "domain/agreements/commitment.hpp"
#include "server/json/json.hpp"

namespace athar {

BOOST_DESCRIBE_ENUM(CommitmentMeasure, people, attendances, person_hours, sessions, deliverables, documents, payment)
BOOST_DESCRIBE_ENUM(CommitmentStatus, open, at_risk, late, met, waived)
BOOST_DESCRIBE_ENUM(DeadlineKind, agreement_end, agreement_notice, commitment)

}  // namespace athar

namespace athar::api {

struct CommitmentBody {
  std::optional<CommitmentId> id;
  AgreementId agreement_id;
  std::optional<std::string> clause;
  LocalizedText description;
  OrganisationId organisation_id;
  std::optional<std::string> responsible_name;
  CommitmentMeasure measure{CommitmentMeasure::deliverables};
  std::int64_t target{1};
  std::optional<std::string> currency;
  std::optional<bool> linked_only;
  std::optional<LocalDate> first_due_on;
  std::optional<int> every_months;
  std::optional<LocalDate> last_due_on;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(CommitmentBody, (),
                      (id, agreement_id, clause, description, organisation_id, responsible_name, measure, target, currency, linked_only,
                       first_due_on, every_months, last_due_on, note))

struct CommitmentDueView {
  CommitmentDueId id;
  int number{1};
  std::optional<LocalDate> due_on;
  std::optional<LocalDate> counts_from;
  CommitmentStatus status{CommitmentStatus::open};
  std::optional<std::int64_t> achieved;
  std::optional<LocalDate> met_on;
  std::optional<LocalDate> waived_on;
  std::optional<std::string> waived_reason;
  std::optional<std::string> waived_by;
  std::optional<std::string> reach;
};
BOOST_DESCRIBE_STRUCT(CommitmentDueView, (),
                      (id, number, due_on, counts_from, status, achieved, met_on, waived_on, waived_reason, waived_by, reach))
constexpr auto notes(json::Of<CommitmentDueView>) {
  return std::to_array<json::Note>({
      {.member = "counts_from", .description = "Of one that recurs: figures count sessions from this day to the due day"},
      {.member = "achieved", .description = "In the unit of the measure; partners see figures of people in published tables only"},
      {.member = "reach", .description = "The question behind a figure, as the query of /api/v1/reach and /api/v1/reach/records"},
  });
}

struct CommitmentEvidenceView {
  CommitmentEvidenceId id;
  CommitmentDueId due_id;
  LocalDate happened_on;
  std::optional<std::string> link;
  std::optional<std::string> note;
  std::optional<std::string> file_name;
  std::optional<std::string> sha256;
  std::optional<std::int64_t> size_bytes;
  std::optional<std::int64_t> amount;
  std::string author_name;
  Instant recorded_at;
  bool is_mine{false};
};
BOOST_DESCRIBE_STRUCT(CommitmentEvidenceView, (),
                      (id, due_id, happened_on, link, note, file_name, sha256, size_bytes, amount, author_name, recorded_at, is_mine))
constexpr auto notes(json::Of<CommitmentEvidenceView>) {
  return std::to_array<json::Note>({{.member = "sha256", .description = "Of a file, beside its name and size"}});
}

struct CommitmentView {
  CommitmentId id;
  int version{1};
  AgreementId agreement_id;
  std::string agreement_code;
  std::optional<std::string> agreement_reference;
  LocalizedText agreement_title;
  std::optional<std::string> clause;
  LocalizedText description;
  OrganisationId organisation_id;
  LocalizedText organisation_name;
  std::optional<std::string> responsible_name;
  CommitmentMeasure measure{CommitmentMeasure::deliverables};
  std::int64_t target{1};
  std::optional<std::string> currency;
  bool linked_only{false};
  std::optional<LocalDate> first_due_on;
  std::optional<int> every_months;
  std::optional<LocalDate> last_due_on;
  std::optional<std::string> note;
  std::vector<CommitmentDueView> dues;
  std::vector<CommitmentEvidenceView> evidence;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(CommitmentView, (),
                      (id, version, agreement_id, agreement_code, agreement_reference, agreement_title, clause, description, organisation_id,
                       organisation_name, responsible_name, measure, target, currency, linked_only, first_due_on, every_months, last_due_on, note,
                       dues, evidence, can))
constexpr auto read_as(json::Of<CommitmentBody>) { return json::Of<CommitmentView>{}; }
constexpr auto notes(json::Of<CommitmentBody>) {
  return std::to_array<json::Note>({
      {.member = "agreement_id", .description = "Stays what it was when the commitment is replaced"},
      {.member = "clause", .example = "Art. 4.2", .max_length = 60},
      {.member = "description", .multiline = true},
      {.member = "organisation_id", .description = "The party that owes it"},
      {.member = "responsible_name", .description = "Who answers for it there", .max_length = 200},
      {.member = "target", .description = "People, attendances, hours, sessions, pieces; of a payment the currency's smallest unit"},
      {.member = "currency", .description = "ISO 4217, of payments only", .example = "EUR", .max_length = 3},
      {.member = "linked_only", .description = "A figure counts the sessions linked to this clause instead of all of the agreement"},
      {.member = "first_due_on", .description = "Its only due day unless it recurs"},
      {.member = "every_months", .description = "1 to 120; with last_due_on: due again every so many months"},
      {.member = "note", .max_length = 2000, .multiline = true},
  });
}

struct CommitmentListItem {
  CommitmentDueId id;
  CommitmentId commitment_id;
  AgreementId agreement_id;
  std::string agreement_code;
  std::optional<std::string> agreement_reference;
  LocalizedText agreement_title;
  std::optional<std::string> clause;
  LocalizedText description;
  OrganisationId organisation_id;
  LocalizedText organisation_name;
  std::optional<std::string> responsible_name;
  CommitmentMeasure measure{CommitmentMeasure::deliverables};
  std::int64_t target{1};
  std::optional<std::string> currency;
  std::optional<std::int64_t> achieved;
  int number{1};
  int occurrences{1};
  std::optional<LocalDate> due_on;
  CommitmentStatus status{CommitmentStatus::open};
  std::optional<LocalDate> met_on;
  std::optional<LocalDate> waived_on;
  std::optional<std::string> waived_reason;
  std::optional<int> sessions;
};
BOOST_DESCRIBE_STRUCT(CommitmentListItem, (),
                      (id, commitment_id, agreement_id, agreement_code, agreement_reference, agreement_title, clause, description,
                       organisation_id, organisation_name, responsible_name, measure, target, currency, achieved, number, occurrences, due_on,
                       status, met_on, waived_on, waived_reason, sessions))
constexpr auto notes(json::Of<CommitmentListItem>) {
  return std::to_array<json::Note>({
      {.member = "id", .description = "Of the due day: one that recurs has a row for each"},
      {.member = "achieved", .description = "Figures of reach are those of the last minutes; the commitment's own page asks anew"},
  });
}

struct WaiverBody {
  std::string reason;
  std::optional<LocalDate> decided_on;
};
BOOST_DESCRIBE_STRUCT(WaiverBody, (), (reason, decided_on))
constexpr auto notes(json::Of<WaiverBody>) {
  return std::to_array<json::Note>({{.member = "reason", .max_length = 1000, .multiline = true},
                                    {.member = "decided_on", .description = "Today when left out"}});
}

struct EvidenceBody {
  CommitmentDueId due_id;
  LocalDate happened_on;
  std::optional<std::string> link;
  std::optional<std::string> note;
  std::optional<std::int64_t> amount;
};
BOOST_DESCRIBE_STRUCT(EvidenceBody, (), (due_id, happened_on, link, note, amount))
constexpr auto notes(json::Of<EvidenceBody>) {
  return std::to_array<json::Note>({
      {.member = "link", .example = "https://example.org/rapport.pdf", .max_length = 500},
      {.member = "note", .max_length = 2000, .multiline = true},
      {.member = "amount", .description = "What it adds to the progress, in the unit of the measure; not of figures, and not for partners"},
  });
}

struct CommitmentSessionView {
  SessionId id;
  std::string reference;
  LocalizedText title;
  std::optional<LocalDate> first_date;
  std::string status;
  int registered{0};
  bool serves{false};
  std::optional<std::int64_t> figure;
};
BOOST_DESCRIBE_STRUCT(CommitmentSessionView, (), (id, reference, title, first_date, status, registered, serves, figure))

struct CommitmentSessionsView {
  std::vector<CommitmentSessionView> items;
};
BOOST_DESCRIBE_STRUCT(CommitmentSessionsView, (), (items))
constexpr auto notes(json::Of<CommitmentSessionView>) {
  return std::to_array<json::Note>({
      {.member = "figure", .description = "What this session alone reaches, by the commitment's measure (people otherwise); people in several sessions are in several of these"},
  });
}

struct ServedCommitmentView {
  CommitmentId id;
  std::optional<std::string> clause;
  LocalizedText description;
  LocalizedText organisation_name;
  bool serves{false};
};
BOOST_DESCRIBE_STRUCT(ServedCommitmentView, (), (id, clause, description, organisation_name, serves))

struct ServedAgreementView {
  AgreementId id;
  std::string code;
  LocalizedText title;
  std::vector<ServedCommitmentView> commitments;
};
BOOST_DESCRIBE_STRUCT(ServedAgreementView, (), (id, code, title, commitments))

struct ServedAgreementsView {
  std::vector<ServedAgreementView> agreements;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(ServedAgreementsView, (), (agreements, can))

struct DeadlineView {
  DeadlineKind kind{DeadlineKind::agreement_end};
  Uuid id;
  LocalDate date;
  int days_left{0};
  AgreementId agreement_id;
  std::string agreement_code;
  std::optional<std::string> agreement_reference;
  LocalizedText agreement_title;
  std::string renewal;
  std::optional<std::string> owner_name;
  std::optional<CommitmentId> commitment_id;
  std::optional<std::string> clause;
  std::optional<LocalizedText> description;
  std::optional<LocalizedText> organisation_name;
};
BOOST_DESCRIBE_STRUCT(DeadlineView, (),
                      (kind, id, date, days_left, agreement_id, agreement_code, agreement_reference, agreement_title, renewal, owner_name,
                       commitment_id, clause, description, organisation_name))
constexpr auto notes(json::Of<DeadlineView>) {
  return std::to_array<json::Note>({{.member = "id", .description = "Of the agreement, or of the commitment's due day"},
                                    {.member = "days_left", .description = "Negative once it has passed"},
                                    {.member = "renewal", .description = "Of the agreement: none, tacit or explicit"}});
}

struct DeadlineReaderView {
  AccountId account_id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(DeadlineReaderView, (), (account_id, name))

struct DeputiesView {
  std::vector<DeadlineReaderView> items;
  std::vector<DeadlineReaderView> choices;
};
BOOST_DESCRIBE_STRUCT(DeputiesView, (), (items, choices))
constexpr auto notes(json::Of<DeputiesView>) {
  return std::to_array<json::Note>({{.member = "choices", .description = "Who may be owner or deputy, for those who may choose"}});
}

struct DeputiesBody {
  std::vector<AccountId> account_ids;
};
BOOST_DESCRIBE_STRUCT(DeputiesBody, (), (account_ids))
constexpr auto notes(json::Of<DeputiesBody>) { return std::to_array<json::Note>({{.member = "account_ids", .max_items = 20}}); }

}  // namespace athar::api
