#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/agreements/agreement.hpp"
#include "domain/agreements/agreement_document.hpp"
#include "domain/shared/unit_of_work.hpp"

namespace athar {

using AgreementStepId = Id<struct AgreementStepTag>;

/// A dated fact of an agreement's life: from then on it stood so.
struct AgreementStep {
  AgreementStepId id;
  AgreementStatus status{AgreementStatus::idea};
  PartialDate happened_on;
  PartialDate ends_on;                          ///< of a renewal: the new end
  PartialDate ended_before_on;                  ///< of a renewal: the end it took the place of
  std::string note;                             ///< why, where the step needs a reason
  std::optional<AgreementDocumentId> document_id;
  std::string recorded_by;
  Instant recorded_at;
};

/// What a step asks for beside the status it leaves.
enum class StepNeed { date, signatory, reason, end, new_end };

/// One row of the transition table.
struct Transition {
  AgreementStatus to;
  std::vector<AgreementStatus> from;
  std::vector<StepNeed> needs;
};

/// The one table of what can follow what, in the order of an agreement's life.
std::vector<Transition> const& transitions();

/// What an agreement that stands so may become.
std::vector<Transition const*> next_steps(AgreementStatus from);

/// What of a transition's needs the agreement itself already lacks: signatory, end.
std::vector<StepNeed> lacking(Agreement const& agreement, Transition const& transition);

/// The agreement after the step: its status, and the days the step says (signature, entry into force, new end).
/// `step.ended_before_on` is filled for a renewal.
/// Errors: agreement_terminated, step_not_from_here (status), required (happened_on, ends_on), future_date (happened_on),
/// signatory_required (parties), reason_required (note), end_before_start (ends_on).
Result<Agreement> after_step(Agreement agreement, AgreementStep& step, LocalDate today);

/// The agreement as it was before its latest step: the one before it, without the day of signature or of entry into force that the step
/// gave, with the end a renewal had replaced.
/// Errors: first_step_stays.
Result<Agreement> without_last_step(Agreement agreement, std::vector<AgreementStep> const& steps);

class AgreementStepStore {
 public:
  virtual ~AgreementStepStore() = default;
  /// Oldest first.
  virtual std::vector<AgreementStep> of(AgreementId agreement) = 0;
  /// Errors: unknown_document.
  virtual Result<void> insert(AgreementId agreement, AgreementStep const& step, Actor const& actor) = 0;
  virtual void remove(AgreementStepId id) = 0;
};

}  // namespace athar
