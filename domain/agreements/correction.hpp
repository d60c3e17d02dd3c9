#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/agreements/agreement.hpp"
#include "domain/agreements/agreement_terms.hpp"
#include "domain/agreements/commitment.hpp"

namespace athar {

using CorrectionId = Id<struct CorrectionTag>;

/// What is recorded on an agreement and may be proposed to be otherwise.
struct CorrectableRecord {
  AgreementPage agreement;
  std::vector<Commitment> commitments;       ///< by clause
  AgreementTermsPage terms;
};

/// How a value is read and typed. `money` is in the smallest unit of the field's currency.
enum class CorrectableKind { text, long_text, partial_date, date, number, money };
std::string_view name_of(CorrectableKind kind);

/// One field, by its path: "signed_on", "title/ar", "parties/{id}/contact_email", "commitments/{id}/first_due_on",
/// "components/{id}/title/fr", "amounts/{component}/{step}/{party or -}/{currency}/{n-th of that kind}".
struct CorrectableField {
  std::string path;
  std::string group;                         ///< agreement, parties, commitments, components, amounts
  std::string name;                          ///< "signed_on", "title", "contact_email"; of an amount its step
  std::string language;                      ///< fr, ar, en; empty for what is in no language
  LocalizedText about;                       ///< the party, the commitment, the component; empty for the agreement itself
  std::optional<std::string> currency;
  CorrectableKind kind{CorrectableKind::text};
  std::size_t longest{0};                    ///< of a text, in characters
  std::string value;                         ///< as recorded; empty for nothing
  int version{0};                            ///< of the record it stands in
};

/// Every field there is, in the order a page shows them.
std::vector<CorrectableField> correctable_fields(CorrectableRecord const& record);

/// A value that is to stand at a path.
struct CorrectedField {
  std::string path;
  std::string value;
};

/// The record with those changes, through the same rules as an ordinary edit. Errors are on "changes/{i}": unknown_field, given_twice,
/// too_long, control_characters, invalid_date, invalid_partial_date, invalid_number, and those of the agreement's, the commitments' and the terms' own rules; what a
/// rule says of a field that does not change stands on the first change of the same record.
Result<CorrectableRecord> with_changes(CorrectableRecord record, std::vector<CorrectedField> const& changes);

enum class CorrectionState { open, accepted, partly_accepted, declined, withdrawn };
std::string_view name_of(CorrectionState state);
std::optional<CorrectionState> correction_state_named(std::string_view name);

/// A field as it was proposed, with what the one who proposes had before their eyes.
struct ProposedChange {
  std::string path;
  std::string group;
  std::string name;
  std::string language;
  LocalizedText about;
  std::optional<std::string> currency;
  CorrectableKind kind{CorrectableKind::text};
  std::string seen;
  int seen_version{0};
  std::string proposed;
  std::optional<bool> accepted;              ///< once decided
  std::string replaced;                      ///< what stood there when it was accepted
};

/// The id of what a field is about: "parties/{id}/…", "amounts/{component}/…"; empty for a field of the agreement itself.
std::string thing_of(std::string const& path);

/// What somebody proposes to be recorded otherwise, and what became of it. Names and instants stay.
struct AgreementCorrection {
  CorrectionId id;
  int version{1};
  std::int64_t ordinal{0};
  AgreementId agreement_id;
  std::string agreement_code;
  LocalizedText agreement_title;
  std::string remark;
  CorrectionState state{CorrectionState::open};
  std::optional<OrganisationId> organisation_id;  ///< whose proposal it is; none: the house's own
  LocalizedText organisation_name;
  std::optional<AccountId> proposed_by;
  std::string proposed_by_name;
  Instant proposed_at;
  std::optional<AccountId> decided_by;
  std::string decided_by_name;               ///< who decided, or took it back
  std::optional<Instant> decided_at;
  std::string answer;
  std::vector<ProposedChange> changes;
};

inline constexpr std::size_t greatest_number_of_changes = 60;

/// A proposal made of what the record holds now: each change gets its field, what was seen and its version. `seen` is what the one who
/// proposes had before their eyes, by change. Errors, on "changes/{i}": those of `with_changes`; seen_changed (the record moved meanwhile; detail: what it
/// holds now), same_as_recorded.
Result<AgreementCorrection> proposed(AgreementCorrection correction, CorrectableRecord const& record, std::vector<CorrectedField> const& changes,
                            std::vector<std::string> const& seen);

/// One change that is accepted, with what the one who decides saw recorded.
struct AcceptedChange {
  std::string path;
  std::string recorded;
};

struct CorrectionDecision {
  std::vector<AcceptedChange> accepted;
  std::string answer;
};

struct DecidedCorrection {
  AgreementCorrection correction;
  CorrectableRecord record;                  ///< as it is to be written
};

/// Errors: correction_decided (conflict); on "accepted/{i}": not_proposed, given_twice, recorded_changed (detail: what is recorded now), and those of
/// `with_changes`, of which unknown_field is what was taken out meanwhile; reason_required on "answer" when not all is accepted.
Result<DecidedCorrection> decided(AgreementCorrection correction, CorrectionDecision const& decision, CorrectableRecord record);

struct CorrectionFilter {
  std::optional<AgreementId> agreement;
  std::optional<CorrectionState> state;
  std::optional<OrganisationId> scope;       ///< the caller's organisation: its proposals and those of what lies under it, on its agreements
};

class CorrectionStore {
 public:
  virtual ~CorrectionStore() = default;
  virtual Result<void> insert(AgreementCorrection const& correction) = 0;
  /// Newest first, each with its changes. Two statements, a third for the total.
  virtual Page<AgreementCorrection> list(CorrectionFilter const& filter, PageRequest const& page) = 0;
  virtual std::optional<AgreementCorrection> find(CorrectionId id, std::optional<OrganisationId> scope) = 0;
  /// Writes state, who, when and answer when it is still open in that version, raises the version, and writes what became of each change.
  /// Of two at once the second waits. Errors: stale.
  virtual Result<void> decide(AgreementCorrection const& correction) = 0;
  /// Those that wait for the house.
  virtual int open_count() = 0;
  /// What can be corrected beside the agreement and its terms.
  virtual std::vector<Commitment> commitments_of(AgreementId agreement) = 0;
  /// When the party, the commitment or the component that each path names was taken out of the agreement, by path; without those that never
  /// were in it. One statement.
  virtual std::map<std::string, Instant> taken_out(AgreementId agreement, std::vector<std::string> const& paths) = 0;
};

}  // namespace athar
