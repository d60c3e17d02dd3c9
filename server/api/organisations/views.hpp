#pragma once
#include "server/api/framework/call.hpp"
#include "server/api/organisations/wire.hpp"

namespace athar::api {

Organisation organisation_from(OrganisationBody const& body, OrganisationId id, int version);
/// Whether the caller is told how many people an organisation has: not outside eyes, who would see each one come.
bool sees_how_many(Caller const& caller);

OrganisationView view_of(OrganisationPage const& page, Caller const& caller);

/// The audit trail keeps what was stored, without what depends on who asks.
std::string stored_json(OrganisationPage const& page);

/// What the address of a logo says of its content: enough to tell it from every other.
std::string logo_version(std::string_view sha256);

/// Errors: not_found, also for what lies outside the caller's scope.
Result<OrganisationPage> find_for(Call& call, UnitOfWork& unit, OrganisationId id);

}  // namespace athar::api
