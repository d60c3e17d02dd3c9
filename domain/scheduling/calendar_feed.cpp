#include "domain/scheduling/calendar_feed.hpp"

#include <array>

namespace athar {
namespace {

constexpr std::array<std::string_view, 5> kinds{"person", "trainer", "programme", "deadlines", "own_deadlines"};

}  // namespace

std::string_view name_of(FeedKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

std::optional<FeedKind> feed_kind_named(std::string_view name) {
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (kinds[i] == name) return static_cast<FeedKind>(i);
  return std::nullopt;
}

Result<void> check_subject(CalendarFeed const& feed) {
  bool const of_programme = feed.kind == FeedKind::programme, of_person = feed.kind == FeedKind::person || feed.kind == FeedKind::trainer;
  std::vector<FieldError> errors;
  if (of_programme != feed.programme_id.has_value()) errors.push_back({"programme_id", of_programme ? "required" : "unknown_field", {}});
  if (of_person != feed.person_id.has_value()) errors.push_back({"person_id", of_person ? "required" : "unknown_field", {}});
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return {};
}

bool may_follow(Caller const& caller, FeedKind kind, bool is_self) {
  switch (kind) {
    case FeedKind::person:
      return is_self || grant(caller.role, Permission::people_write) == Grant::all;
    case FeedKind::trainer:
      return is_self || grant(caller.role, Permission::trainers_read) == Grant::all;
    case FeedKind::programme:
      break;
    case FeedKind::deadlines:
    case FeedKind::own_deadlines:
      return caller.may(Permission::agreements_read);
  }
  return caller.may(Permission::sessions_read) && caller.may(Permission::programmes_read);
}

}  // namespace athar
