#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/agreements/commitment.hpp"
#include "domain/agreements/partner_words.hpp"
#include "domain/published/published_table.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/localized_text.hpp"

/// What one partner finds when it signs in: its agreements' affairs on one page.
namespace athar {

inline constexpr int entrance_days_back = 366;  ///< of meetings whose minutes are out

/// What the organisation, or one below it, owes and has not done.
struct OwedCommitment {
  CommitmentDue due;
  CommitmentId commitment_id;
  AgreementId agreement_id;
  std::string agreement_code;
  LocalizedText agreement_title;
  std::string clause;
  LocalizedText description;
  LocalizedText organisation_name;
  std::int64_t target{1};
};

/// What the organisation has said of something already, in the version of now.
struct SaidAlready {
  bool read{false};
  bool agreed{false};
};

struct EntranceMeeting {
  CommitteeMeetingId id;
  int version{1};
  AgreementId agreement_id;
  std::string agreement_code;
  LocalizedText agreement_title;
  LocalizedText committee_name;
  std::string committee_kind;
  int number{1};
  LocalDate held_on;
  std::string starts;                        ///< "14:30"; empty when not known
  LocalizedText place;
  std::string documents;                     ///< what is on the table, one a line
  MinutesStatus minutes{MinutesStatus::draft};
  SaidAlready said;
};

struct EntranceDocument {
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
  SaidAlready said;
};

/// A published table of one of its agreements, in the last edition.
struct EntranceTable {
  PublishedTableId id;
  LocalizedText title;
  AgreementId agreement_id;
  std::string agreement_code;
  LocalizedText agreement_title;
  LocalDate edition;
};

class EntranceStore {
 public:
  virtual ~EntranceStore() = default;
  /// By due day, those without one last; at most 100. Each function here is one statement and sees the organisation's agreements only.
  virtual std::vector<OwedCommitment> owed(OrganisationId organisation) = 0;
  /// Those to come first, the next one first; then those whose minutes are out, the latest first. At most 50.
  virtual std::vector<EntranceMeeting> meetings(OrganisationId organisation, LocalDate today) = 0;
  /// The last versions of what is marked for partners, latest first; at most 50.
  virtual std::vector<EntranceDocument> documents(OrganisationId organisation) = 0;
  virtual std::vector<EntranceTable> tables(OrganisationId organisation) = 0;
  /// Empty when there is no such organisation.
  virtual std::optional<LocalizedText> name(OrganisationId organisation) = 0;
};

}  // namespace athar
