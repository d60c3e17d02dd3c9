#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/agreements/agreement_document.hpp"
#include "domain/agreements/committee_meeting.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/result.hpp"

/// What partners say of what is recorded, and what they are answered. Nothing of it is changed or taken back.
namespace athar {

using AgreementCommentId = Id<struct AgreementCommentTag>;
using AgreementConfirmationId = Id<struct AgreementConfirmationTag>;

/// Something of an agreement, or the agreement itself when nothing is named.
struct AgreementSubject {
  AgreementId agreement_id;
  std::optional<CommitmentId> commitment_id;
  std::optional<CommitteeMeetingId> meeting_id;
  std::optional<AgreementDocumentId> document_id;
  std::string words;                         ///< read only: a clause, a document's title; of meetings empty
  LocalizedText name;                        ///< read only: a commitment's description, a committee's name
  std::optional<int> number;                 ///< read only: of the meeting
};

/// Who speaks, and for which organisation; the house speaks for none.
struct Speaker {
  std::optional<AccountId> account_id;
  std::string name;
  std::optional<OrganisationId> organisation_id;
  LocalizedText organisation_name;           ///< read only
};

struct AgreementComment {
  AgreementCommentId id;
  AgreementSubject about;
  std::optional<AgreementCommentId> answers_id;  ///< the first comment of the exchange
  std::string text;
  Speaker speaker;
  Instant written_at;
  std::string agreement_code;                ///< read only
  LocalizedText agreement_title;             ///< read only
  bool is_answered{false};                   ///< read only: the house has spoken after it
};

/// Trimmed. Errors: required (text); given_twice (meeting_id, where a commitment is named too).
Result<AgreementComment> checked(AgreementComment comment);

enum class Stance { read, agreed };
std::string_view name_of(Stance stance);
std::optional<Stance> stance_named(std::string_view name);

/// A partner has read something, or agrees with it, in the version that stood then.
struct AgreementConfirmation {
  AgreementConfirmationId id;
  AgreementSubject about;
  Stance stance{Stance::read};
  std::string note;
  Speaker speaker;
  int subject_version{1};                    ///< that was read
  std::string minutes;                       ///< where the minutes stood; empty for what is not a meeting
  bool is_current{true};                     ///< read only: that version is still the last
  Instant confirmed_at;
};

/// Errors: given_twice (meeting_id, document_id), where more than one thing is named.
Result<AgreementConfirmation> checked(AgreementConfirmation confirmation);

struct CommentFilter {
  std::optional<AgreementId> agreement;
  std::optional<CommitmentId> commitment;
  std::optional<CommitteeMeetingId> meeting;
  bool unanswered{false};                    ///< only first comments of partners that the house has not answered
  std::optional<OrganisationId> scope;       ///< the caller's organisation
};

class PartnerWordStore {
 public:
  virtual ~PartnerWordStore() = default;
  /// Errors: unknown_comment (answers_id), unknown_subject (commitment_id, meeting_id), not_found for an agreement outside the scope.
  virtual Result<void> insert(AgreementComment const& comment, std::optional<OrganisationId> scope) = 0;
  /// Errors: stale for another version than the last; already_confirmed; document_replaced (document_id) for a version with a newer one beside it; unknown_subject for what lies outside the scope, is not the agreement's or is not out yet.
  virtual Result<void> insert(AgreementConfirmation const& confirmation, std::optional<OrganisationId> scope) = 0;
  /// Of what may be confirmed, as it stands now.
  virtual std::optional<int> version_of(AgreementSubject const& about, std::optional<OrganisationId> scope) = 0;
  virtual std::optional<AgreementComment> comment(AgreementCommentId id, std::optional<OrganisationId> scope) = 0;
  virtual std::optional<AgreementConfirmation> confirmation(AgreementConfirmationId id, std::optional<OrganisationId> scope) = 0;
  /// Latest first. One statement, two with a total.
  virtual Page<AgreementComment> comments(CommentFilter const& filter, PageRequest const& page) = 0;
  /// Of one agreement, latest first, at most 500. One statement.
  virtual std::vector<AgreementConfirmation> confirmations(AgreementId agreement, std::optional<OrganisationId> scope) = 0;
};

}  // namespace athar
