#pragma once
#include "domain/agreements/correction.hpp"
#include "server/api/framework/call.hpp"

namespace athar::api {

/// Writes what a decision changed, record by record, as an ordinary edit does: its own rules, version and line in the audit trail.
/// Errors: those of the records' stores.
Result<void> write_decided(Call& call, UnitOfWork& unit, CorrectableRecord const& before, CorrectableRecord const& after);

/// Tells whoever proposed it, by mail, unless they decided themselves or have no account any more.
Result<void> tell_proposer(Call& call, UnitOfWork& unit, AgreementCorrection const& correction);

}  // namespace athar::api
