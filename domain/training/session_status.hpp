#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "domain/shared/result.hpp"

namespace athar {

enum class SessionStatus { planned, open, confirmed, running, completed, closed, postponed, cancelled };

std::string_view name_of(SessionStatus status);
std::optional<SessionStatus> session_status_named(std::string_view name);

/// One permitted change of a session's status, and what it needs.
struct StatusChange {
  SessionStatus from;
  SessionStatus to;
  bool needs_reason{false};
  bool needs_days{false};
  bool needs_attendance{false};  ///< of every sitting, or a head count
  bool takes_back{false};        ///< undoes a step; history keeps both
};

/// All permitted changes.
std::span<StatusChange const> status_changes();

/// What is known of a session that a change may need.
struct StatusFacts {
  bool has_days{false};
  bool attendance_entered{false};
};

/// Checks a change against the table. A status may be given again with another reason only when it is `cancelled` or `postponed`.
/// Errors: transition_not_allowed (detail: the statuses that are possible), reason_required, days_required (status), attendance_missing (status).
Result<void> check_status_change(SessionStatus from, SessionStatus to, std::string_view reason, StatusFacts facts);

/// Not yet run and still meant to be: planned, open, confirmed or postponed.
bool is_scheduled(SessionStatus status);

/// What is entered of people at a session of that status. Errors: session_cancelled, session_postponed, session_closed.
Result<void> check_takes_entries(SessionStatus status);

}  // namespace athar
