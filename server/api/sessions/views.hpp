#pragma once
#include "server/api/framework/call.hpp"
#include "server/api/sessions/wire.hpp"

namespace athar::api {

/// One session as that caller sees it.
SessionView view_of(SessionPage const& page, Caller const& caller);
/// The same with what deserves a look on that day.
SessionView view_of(SessionPage const& page, Caller const& caller, LocalDate today);
/// The audit trail's JSON: what was stored, without counts and without what depends on who asks.
std::string stored_json(SessionPage const& page);
/// The object of a list of sessions; `may_write` allows updating it.
void write_session_item(json::Writer& out, SessionRow const& session, bool may_write);

/// Errors: not_found, also for what lies outside the caller's scope for that permission.
Result<SessionPage> find_session_for(Call& call, UnitOfWork& unit, SessionId id, Permission permission = Permission::sessions_read);

/// Answers a session with its version and address.
Answer session_answer(Call const& call, SessionPage const& page);
/// The audit line of a session.
ChangeRecord session_change(SessionId id, std::string action, std::string before, std::string after);

/// Gives free seats to those who wait, each with its own audit line; where the session says so they are asked whether they come.
void promote_waiting(Call& call, UnitOfWork& unit, SessionId id);

/// Writes to those whom a change concerns, if its author said so. The caller holds the session.
Result<void> tell_if_wished(Call& call, UnitOfWork& unit, std::optional<TellBody> const& wish, SessionPage const& before, SessionPage const& after);

}  // namespace athar::api
