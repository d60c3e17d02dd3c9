#pragma once
#include "server/api/agreements/wire.hpp"
#include "server/api/framework/call.hpp"

namespace athar::api {

/// The organisation within whose agreements the caller stays; nothing: all of them.
std::optional<OrganisationId> agreements_scope(Call const& call);

/// Parties without an id get a new one.
Agreement agreement_from(AgreementBody const& body, AgreementId id, int version, std::function<Uuid()> const& new_id);

AgreementView view_of(AgreementPage const& page, Caller const& caller);

/// The audit trail keeps what was stored, without what depends on who asks.
std::string stored_json(AgreementPage const& page);

/// Errors: not_found, also for what lies outside the caller's scope.
Result<AgreementPage> find_agreement(Call const& call, UnitOfWork& unit, AgreementId id);

}  // namespace athar::api
