#pragma once
#include "server/api/framework/call.hpp"
#include "server/api/sessions/wire.hpp"

namespace athar::api {

/// One session as that caller sees it.
SessionView view_of(SessionPage const& page, Caller const& caller);
/// The audit trail's JSON: what was stored, without counts and without what depends on who asks.
std::string stored_json(SessionPage const& page);
/// The object of a list of sessions; `may_write` allows updating it.
void write_session_item(json::Writer& out, SessionRow const& session, bool may_write);

/// Errors: not_found, also for what lies outside the caller's scope for that permission.
Result<SessionPage> find_session_for(Call& call, UnitOfWork& unit, SessionId id, Permission permission = Permission::sessions_read);

/// Gives free seats to those who wait, each with its own audit line.
void promote_waiting(Call& call, UnitOfWork& unit, SessionId id);

}  // namespace athar::api
