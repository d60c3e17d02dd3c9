#pragma once
#include <map>

#include "server/api/commitments/wire.hpp"
#include "server/api/framework/call.hpp"

namespace athar::api {

/// The organisation within whose agreements the caller stays; nothing: all of them.
std::optional<OrganisationId> commitments_scope(Caller const& caller);

/// Figures of people leave the house in published tables only (decision 0019): a partner gets the status and not the number.
bool sees_figures(Caller const& caller);

/// `figures`: what reach answers now, and the question behind it, by due day.
struct LiveFigure {
  std::int64_t value{0};
  std::string question;
};
CommitmentView view_of(CommitmentPage const& page, Caller const& caller, LocalDate today, std::map<CommitmentDueId, LiveFigure> const& figures);
CommitmentListItem item_of(CommitmentDueRow const& row, Caller const& caller, LocalDate today);
DeadlineView view_of(Deadline const& deadline, LocalDate today);

/// The audit trail keeps what was stored, without what is computed or depends on who asks.
std::string stored_json(CommitmentPage const& page);
std::string stored_json(AgreementId agreement, CommitmentEvidence const& evidence);

/// Errors: not_found, also for what lies outside the caller's scope.
Result<CommitmentPage> find_commitment(Call const& call, UnitOfWork& unit, CommitmentId id);

/// What reach answers now for each of its due days; none for measures that are no figure.
std::map<CommitmentDueId, LiveFigure> live_figures(Call& call, UnitOfWork& unit, CommitmentPage const& page);
/// The same, also written for lists and alerts.
std::map<CommitmentDueId, LiveFigure> refreshed_figures(Call& call, UnitOfWork& unit, CommitmentPage const& page);

}  // namespace athar::api
