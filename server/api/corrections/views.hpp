#pragma once
#include "server/api/corrections/wire.hpp"
#include "server/api/framework/call.hpp"

namespace athar::api {

/// The organisation within whose agreements, and whose proposals, the caller stays; nothing: all of them.
std::optional<OrganisationId> corrections_scope(Caller const& caller);
bool may_take_back(Caller const& caller, AgreementCorrection const& correction);

CorrectableFieldView view_of(CorrectableField const& field);
/// `record`: what is recorded now, shown beside an open proposal; null in lists.
CorrectionView view_of(AgreementCorrection const& correction, Caller const& caller, CorrectableRecord const* record);
/// Says when what is no longer on record was taken out.
void tell_removals(UnitOfWork& unit, AgreementId agreement, CorrectionView& view);
/// The same error; a field that was taken out of the agreement is told with the day. `paths`: of the changes in their order.
Error with_removals(UnitOfWork& unit, AgreementId agreement, Error error, std::vector<std::string> const& paths);
/// The audit trail keeps what was stored.
std::string stored_json(AgreementCorrection const& correction);

/// Errors: not_found, also for what lies outside the caller's scope.
Result<AgreementCorrection> find_correction(Call const& call, UnitOfWork& unit, CorrectionId id);

/// The whole of it, whoever asks: callers look first whether they may see the agreement.
CorrectableRecord record_of(UnitOfWork& unit, AgreementId agreement);

}  // namespace athar::api
