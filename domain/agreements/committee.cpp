#include "domain/agreements/committee.hpp"

#include <algorithm>
#include <array>

namespace athar {
namespace {

constexpr std::array<std::string_view, 2> kind_names{"steering", "follow_up"};
constexpr std::array<std::string_view, 4> next_names{"no_rule", "due", "planned", "overdue"};

}  // namespace

std::string_view name_of(CommitteeKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
std::string_view name_of(NextMeeting::State state) { return next_names[static_cast<std::size_t>(state)]; }
std::optional<CommitteeKind> committee_kind_named(std::string_view name) {
  if (name == kind_names[0]) return CommitteeKind::steering;
  if (name == kind_names[1]) return CommitteeKind::follow_up;
  return std::nullopt;
}

Result<Committee> checked(Committee committee) {
  std::vector<FieldError> errors;
  if (committee.name.empty()) errors.push_back({"name", "name_required", {}});
  if (committee.every_months && (*committee.every_months < 1 || *committee.every_months > 60)) errors.push_back({"every_months", "out_of_range", "1, 60"});
  if (committee.members.size() > greatest_number_of_members)
    errors.push_back({"members", "too_many_items", std::to_string(greatest_number_of_members)});
  for (std::size_t i = 0; i < committee.members.size(); ++i) {
    auto const& member = committee.members[i];
    auto const path = "members/" + std::to_string(i);
    if (member.person_name.empty() && member.person_name_ar.empty()) errors.push_back({path + "/person_name", "required", {}});
    if (member.from && member.to && *member.to < *member.from) errors.push_back({path + "/to", "end_before_start", {}});
    for (std::size_t j = 0; j < i; ++j)
      if (committee.members[j].id == member.id) errors.push_back({path + "/id", "given_twice", {}});
  }
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return committee;
}

LocalDate months_after(LocalDate day, int months) {
  auto const month = std::chrono::year_month(day.value.year(), day.value.month()) + std::chrono::months(months);
  auto const last = std::chrono::year_month_day_last(month.year(), std::chrono::month_day_last(month.month())).day();
  return LocalDate{std::chrono::year_month_day(month.year(), month.month(), std::min(day.value.day(), last))};
}

NextMeeting next_meeting(std::optional<int> every_months, std::optional<LocalDate> first_due_on, std::optional<LocalDate> last_held_on,
                         std::optional<LocalDate> planned_on, LocalDate today) {
  NextMeeting next;
  next.planned_on = planned_on;
  if (every_months && last_held_on) next.due_on = months_after(*last_held_on, *every_months);
  if (!last_held_on) next.due_on = first_due_on;
  if (planned_on) next.state = NextMeeting::State::planned;
  else if (next.due_on) next.state = *next.due_on < today ? NextMeeting::State::overdue : NextMeeting::State::due;
  return next;
}

}  // namespace athar
