#pragma once
#include "domain/agreements/committee.hpp"
#include "server/api/documents/letterhead.hpp"
#include "server/api/framework/call.hpp"

namespace athar::api {

/// Whose letterhead stands over papers of an agreement.
DocumentParties parties_of(std::vector<CommitteeParty> const& list);

/// The minutes as a file; leaves a line in the audit trail, since names leave the house on paper.
/// Errors: not_found, also for outside eyes while they are a draft; those of the press.
Result<Answer> print_minutes(Call& call);

}  // namespace athar::api
