#include "domain/training/registration.hpp"

#include <array>

namespace athar {
namespace {

constexpr std::array<std::string_view, 6> role_names{"participant", "trainer", "speaker", "organiser", "observer", "interpreter"};
constexpr std::array<std::string_view, 3> status_names{"registered", "waiting", "withdrawn"};

/// A postponed session keeps its list: it is planned again with it.
Result<void> check_registers(SessionStatus status) { return status == SessionStatus::postponed ? Result<void>{} : check_takes_entries(status); }

}  // namespace

std::string_view name_of(RegistrationRole role) { return role_names[static_cast<std::size_t>(role)]; }
std::string_view name_of(RegistrationStatus status) { return status_names[static_cast<std::size_t>(status)]; }

std::optional<RegistrationRole> registration_role_named(std::string_view name) {
  for (std::size_t i = 0; i < role_names.size(); ++i)
    if (role_names[i] == name) return static_cast<RegistrationRole>(i);
  return std::nullopt;
}

std::optional<RegistrationStatus> registration_status_named(std::string_view name) {
  for (std::size_t i = 0; i < status_names.size(); ++i)
    if (status_names[i] == name) return static_cast<RegistrationStatus>(i);
  return std::nullopt;
}

Result<RegistrationStatus> placed(SessionSeats const& seats, RegistrationRole role) {
  if (auto takes = check_registers(seats.status); !takes) return refuse(std::move(takes.error()));
  if (role != RegistrationRole::participant || seats.status == SessionStatus::completed) return RegistrationStatus::registered;
  return seats.has_free_seat() && seats.waiting == 0 ? RegistrationStatus::registered : RegistrationStatus::waiting;
}

Result<void> check_change(SessionSeats const& seats, Registration const& before, Registration const& after) {
  bool const only_leaves = after.status == RegistrationStatus::withdrawn;
  if (auto takes = check_registers(seats.status); !takes && (!only_leaves || seats.status == SessionStatus::closed))
    return refuse(std::move(takes.error()));
  if (after.waits() && after.role != RegistrationRole::participant) return refuse(invalid_field("status", "only_participants_wait"));
  bool const wants_a_seat = after.takes_seat() && !before.takes_seat();
  if (wants_a_seat && !seats.has_free_seat() && seats.status != SessionStatus::completed)
    return refuse(conflict("seats_taken", "All seats are taken"));
  return {};
}

bool gives_seats_to_waiting(SessionStatus status) {
  return is_scheduled(status) || status == SessionStatus::running;
}

}  // namespace athar
