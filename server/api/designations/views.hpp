#pragma once
#include "server/api/designations/wire.hpp"
#include "server/api/framework/call.hpp"

namespace athar::api {

/// One letter as that caller sees it.
DesignationView view_of(DesignationPage const& page, Call const& call);
Answer answer_with(DesignationPage const& page, Call const& call);
/// The audit trail's JSON: what was stored of the letter, without the people.
std::string stored_json(DesignationPage const& page);
/// Errors: not_found, also for what lies outside the caller's scope.
Result<DesignationPage> find_designation(Call& call, UnitOfWork& unit, DesignationId id, Permission permission = Permission::designations_read);
/// Of all letters that are not cancelled.
DesignationCountsView counts_view(std::vector<DesignationPage> const& pages);

}  // namespace athar::api
