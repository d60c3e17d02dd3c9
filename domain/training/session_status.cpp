#include "domain/training/session_status.hpp"

#include <array>

namespace athar {
namespace {

using enum SessionStatus;

constexpr std::array<std::string_view, 8> names{"planned", "open", "confirmed", "running", "completed", "closed", "postponed", "cancelled"};

// A session that was completed, closed, postponed or cancelled by mistake goes back; history keeps both steps. What took place is not
// cancelled: a completed session goes back to running first.
constexpr std::array changes{
    StatusChange{.from = planned, .to = open},
    StatusChange{.from = planned, .to = confirmed, .needs_days = true},
    StatusChange{.from = planned, .to = running, .needs_days = true},
    StatusChange{.from = planned, .to = completed, .needs_days = true},
    StatusChange{.from = planned, .to = postponed, .needs_reason = true},
    StatusChange{.from = planned, .to = cancelled, .needs_reason = true},
    StatusChange{.from = open, .to = planned, .takes_back = true},
    StatusChange{.from = open, .to = confirmed, .needs_days = true},
    StatusChange{.from = open, .to = running, .needs_days = true},
    StatusChange{.from = open, .to = completed, .needs_days = true},
    StatusChange{.from = open, .to = postponed, .needs_reason = true},
    StatusChange{.from = open, .to = cancelled, .needs_reason = true},
    StatusChange{.from = confirmed, .to = open, .needs_reason = true, .takes_back = true},
    StatusChange{.from = confirmed, .to = running, .needs_days = true},
    StatusChange{.from = confirmed, .to = completed, .needs_days = true},
    StatusChange{.from = confirmed, .to = postponed, .needs_reason = true},
    StatusChange{.from = confirmed, .to = cancelled, .needs_reason = true},
    StatusChange{.from = running, .to = open, .takes_back = true},
    StatusChange{.from = running, .to = confirmed, .takes_back = true},
    StatusChange{.from = running, .to = completed, .needs_days = true},
    StatusChange{.from = running, .to = cancelled, .needs_reason = true},
    StatusChange{.from = completed, .to = running, .needs_days = true, .takes_back = true},
    StatusChange{.from = completed, .to = closed, .needs_days = true, .needs_attendance = true},
    StatusChange{.from = closed, .to = completed, .needs_reason = true, .needs_days = true, .takes_back = true},
    StatusChange{.from = postponed, .to = planned},
    StatusChange{.from = postponed, .to = open},
    StatusChange{.from = postponed, .to = postponed, .needs_reason = true},
    StatusChange{.from = postponed, .to = cancelled, .needs_reason = true},
    StatusChange{.from = cancelled, .to = planned, .takes_back = true},
    StatusChange{.from = cancelled, .to = cancelled, .needs_reason = true},
};

}  // namespace

std::string_view name_of(SessionStatus status) { return names[static_cast<std::size_t>(status)]; }

std::optional<SessionStatus> session_status_named(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<SessionStatus>(i);
  return std::nullopt;
}

std::span<StatusChange const> status_changes() { return changes; }

Result<void> check_status_change(SessionStatus from, SessionStatus to, std::string_view reason, StatusFacts facts) {
  std::string reachable;
  for (auto const& change : changes) {
    if (change.from != from) continue;
    if (change.to == to) {
      if (change.needs_reason && reason.empty()) return refuse(invalid_field("reason", "reason_required"));
      if (change.needs_days && !facts.has_days) return refuse(invalid_field("status", "days_required"));
      if (change.needs_attendance && !facts.attendance_entered) return refuse(invalid_field("status", "attendance_missing"));
      return {};
    }
    reachable += (reachable.empty() ? "" : ", ") + std::string(name_of(change.to));
  }
  return refuse(invalid_field("status", "transition_not_allowed", reachable));
}

bool is_scheduled(SessionStatus status) { return status == planned || status == open || status == confirmed || status == postponed; }

Result<void> check_takes_entries(SessionStatus status) {
  if (status == cancelled) return refuse(conflict("session_cancelled", "This session is cancelled"));
  if (status == postponed) return refuse(conflict("session_postponed", "This session is postponed"));
  if (status == closed) return refuse(conflict("session_closed", "This session is closed"));
  return {};
}

}  // namespace athar
