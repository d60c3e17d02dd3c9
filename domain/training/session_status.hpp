#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "domain/shared/result.hpp"

namespace athar {

enum class SessionStatus { planned, open, running, completed, cancelled };

std::string_view name_of(SessionStatus status);
std::optional<SessionStatus> session_status_named(std::string_view name);

/// One permitted change of a session's status, and what it needs.
struct StatusChange {
  SessionStatus from;
  SessionStatus to;
  bool needs_reason;
  bool needs_days;
};

/// All permitted changes.
std::span<StatusChange const> status_changes();

/// Checks a change against the table. A status may be given again with another reason only when it is `cancelled`.
/// Errors: transition_not_allowed (detail: the statuses that are possible), reason_required, days_required (status).
Result<void> check_status_change(SessionStatus from, SessionStatus to, std::string_view reason, bool has_days);

}  // namespace athar
