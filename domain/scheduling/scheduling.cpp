#include "domain/scheduling/scheduling.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace athar {
namespace {

constexpr std::array<std::string_view, 11> kind_names{"room_taken",     "asset_taken",         "trainer_taken",  "participants_taken",
                                                      "public_holiday", "ramadan_hours",       "room_too_small", "room_out_of_service",
                                                      "trainer_absent", "accreditation_expired", "contract_over"};

bool same(Booking const& a, Booking const& b) {
  return std::tie(a.room_id, a.asset_id, a.day, a.sitting) == std::tie(b.room_id, b.asset_id, b.day, b.sitting);
}
bool same(TeamSitting const& a, TeamSitting const& b) {
  return std::tie(a.person_id, a.day, a.sitting) == std::tie(b.person_id, b.day, b.sitting);
}

void check_when(std::vector<FieldError>& errors, std::string const& path, std::optional<int> day, std::optional<int> sitting) {
  if (day && (*day < 1 || *day > static_cast<int>(greatest_number_of_days)))
    errors.push_back({path + "/day", "out_of_range", "1 – " + std::to_string(greatest_number_of_days)});
  if (sitting && *sitting != 1 && *sitting != 2) errors.push_back({path + "/sitting", "out_of_range", "1 – 2"});
}

template <class T>
void check_once(std::vector<FieldError>& errors, std::vector<T> const& list, std::string const& path) {
  for (std::size_t i = 1; i < list.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (same(list[i], list[j])) {
        errors.push_back({path + "/" + std::to_string(i), "given_twice", {}});
        break;
      }
}

bool teaches(TeamRole role) { return role == TeamRole::trainer || role == TeamRole::speaker || role == TeamRole::interpreter; }

template <class T, class Same>
void keep_once(std::vector<T>& list, Same const& is_same) {
  std::vector<T> kept;
  for (auto& each : list)
    if (std::none_of(kept.begin(), kept.end(), [&](T const& other) { return is_same(each, other); })) kept.push_back(std::move(each));
  list = std::move(kept);
}

bool can_be_avoided(ClashKind kind) {
  switch (kind) {
    case ClashKind::room_taken:
    case ClashKind::asset_taken:
    case ClashKind::trainer_taken:
    case ClashKind::participants_taken:
    case ClashKind::public_holiday:
    case ClashKind::ramadan_hours:
    case ClashKind::trainer_absent: return true;
    default: return false;
  }
}

}  // namespace

std::string_view name_of(ClashKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
std::optional<ClashKind> clash_kind_named(std::string_view name) {
  for (std::size_t i = 0; i < kind_names.size(); ++i)
    if (kind_names[i] == name) return static_cast<ClashKind>(i);
  return std::nullopt;
}

Result<SessionBookings> checked(SessionBookings all) {
  std::vector<FieldError> errors;
  for (std::size_t i = 0; i < all.bookings.size(); ++i) {
    auto const& booking = all.bookings[i];
    std::string const path = "bookings/" + std::to_string(i);
    if (booking.room_id.has_value() == booking.asset_id.has_value()) errors.push_back({path + "/room_id", "required", {}});
    check_when(errors, path, booking.day, booking.sitting);
  }
  for (std::size_t i = 0; i < all.team_sittings.size(); ++i)
    check_when(errors, "team_sittings/" + std::to_string(i), all.team_sittings[i].day, all.team_sittings[i].sitting);
  check_once(errors, all.bookings, "bookings");
  check_once(errors, all.team_sittings, "team_sittings");
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return all;
}

bool books_the_same(SessionBookings const& a, SessionBookings const& b) {
  auto const is_same = [](auto const& one, auto const& other) { return same(one, other); };
  return std::equal(a.bookings.begin(), a.bookings.end(), b.bookings.begin(), b.bookings.end(), is_same) &&
         std::equal(a.team_sittings.begin(), a.team_sittings.end(), b.team_sittings.begin(), b.team_sittings.end(), is_same);
}

Result<SessionBookings> after(SessionBookings all, std::vector<TeamMember> const& team, ScheduleChange const& change) {
  auto& bookings = all.bookings;
  if (auto const& old = change.instead_of_room_id) {
    auto const is_it = [&](Booking const& each) { return each.room_id == old; };
    if (std::none_of(bookings.begin(), bookings.end(), is_it)) return refuse(invalid_field("instead_of_room_id", "unknown_reference"));
    if (!change.room_id) std::erase_if(bookings, is_it);
    for (auto& each : bookings)
      if (is_it(each)) each.room_id = change.room_id;
  } else if (change.room_id) {
    std::erase_if(bookings, [](Booking const& each) { return each.room_id.has_value(); });
    bookings.push_back({.room_id = change.room_id});
  }
  keep_once(bookings, [](Booking const& a, Booking const& b) { return same(a, b); });

  auto& sittings = all.team_sittings;
  if (auto const& old = change.instead_of_trainer_id) {
    auto const of = [](PersonId person) { return [person](TeamSitting const& each) { return each.person_id == person; }; };
    auto const is_there_for_all = [&](PersonId person) { return std::none_of(sittings.begin(), sittings.end(), of(person)); };
    auto const& next = change.trainer_id;
    bool const taught = next && std::any_of(team.begin(), team.end(), [&](TeamMember const& each) { return each.person_id == *next && teaches(each.role); });
    if (!next) {
      std::erase_if(sittings, of(*old));
    } else if (taught && (is_there_for_all(*old) || is_there_for_all(*next))) {
      std::erase_if(sittings, of(*old));
      std::erase_if(sittings, of(*next));
    }
    for (auto& each : sittings)
      if (each.person_id == *old) each.person_id = *next;
    keep_once(sittings, [](TeamSitting const& a, TeamSitting const& b) { return same(a, b); });
  }
  return all;
}

Result<std::vector<TeamMember>> after(std::vector<TeamMember> team, ScheduleChange const& change) {
  if (auto const& old = change.instead_of_trainer_id) {
    auto const is_it = [&](TeamMember const& each) { return each.person_id == *old && teaches(each.role); };
    if (std::none_of(team.begin(), team.end(), is_it)) return refuse(invalid_field("instead_of_trainer_id", "unknown_person"));
    if (!change.trainer_id) std::erase_if(team, is_it);
    for (auto& each : team)
      if (is_it(each)) each.person_id = *change.trainer_id;
  } else if (change.trainer_id) {
    team.push_back({*change.trainer_id, TeamRole::trainer});
  }
  keep_once(team, [](TeamMember const& a, TeamMember const& b) { return a == b; });
  return team;
}

std::vector<Clash> without_reason(std::vector<Clash> const& before, std::vector<Clash> after) {
  auto const is_same = [](Clash const& a, Clash const& b) {
    return std::tie(a.kind, a.date, a.sitting, a.subject_id, a.other_session_id) == std::tie(b.kind, b.date, b.sitting, b.subject_id, b.other_session_id) &&
           b.people.value_or(0) <= a.people.value_or(0);
  };
  std::erase_if(after, [&](Clash const& each) {
    return each.refused || !each.override_reason.empty() || !can_be_avoided(each.kind) ||
           std::any_of(before.begin(), before.end(), [&](Clash const& old) { return is_same(old, each); });
  });
  return after;
}

}  // namespace athar
