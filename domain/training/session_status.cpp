#include "domain/training/session_status.hpp"

#include <array>

namespace athar {
namespace {

using enum SessionStatus;

constexpr std::array<std::string_view, 5> names{"planned", "open", "running", "completed", "cancelled"};

// A session that was completed or cancelled by mistake goes back; history keeps both steps.
constexpr std::array changes{
    StatusChange{planned, open, false, false},      StatusChange{planned, running, false, true},
    StatusChange{planned, completed, false, true},  StatusChange{planned, cancelled, true, false},
    StatusChange{open, planned, false, false},      StatusChange{open, running, false, true},
    StatusChange{open, completed, false, true},     StatusChange{open, cancelled, true, false},
    StatusChange{running, open, false, false},      StatusChange{running, completed, false, true},
    StatusChange{running, cancelled, true, false},  StatusChange{completed, running, false, true},
    StatusChange{cancelled, planned, false, false}, StatusChange{cancelled, cancelled, true, false},
};

}  // namespace

std::string_view name_of(SessionStatus status) { return names[static_cast<std::size_t>(status)]; }

std::optional<SessionStatus> session_status_named(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<SessionStatus>(i);
  return std::nullopt;
}

std::span<StatusChange const> status_changes() { return changes; }

Result<void> check_status_change(SessionStatus from, SessionStatus to, std::string_view reason, bool has_days) {
  std::string reachable;
  for (auto const& change : changes) {
    if (change.from != from) continue;
    if (change.to == to) {
      if (change.needs_reason && reason.empty()) return refuse(invalid_field("reason", "reason_required"));
      if (change.needs_days && !has_days) return refuse(invalid_field("status", "days_required"));
      return {};
    }
    reachable += (reachable.empty() ? "" : ", ") + std::string(name_of(change.to));
  }
  return refuse(invalid_field("status", "transition_not_allowed", reachable));
}

}  // namespace athar
