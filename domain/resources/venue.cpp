#include "domain/resources/venue.hpp"

#include <algorithm>
#include <array>

namespace athar {
namespace {

constexpr std::array<std::string_view, 3> policy_names{"refused", "warned", "allowed"};
constexpr std::array<std::string_view, 3> step_free_names{"yes", "no", "unknown"};
constexpr std::array<std::string_view, 3> holiday_kind_names{"fixed", "lunar", "ramadan"};
constexpr std::array<std::string_view, 10> equipment_names{"projector", "screen",           "whiteboard", "flip_chart",           "computers",
                                                           "internet",  "video_conference", "sound",      "interpretation_booth", "air_conditioning"};
constexpr int greatest_room_seats = 100'000;

template <class E, std::size_t N>
std::optional<E> named(std::array<std::string_view, N> const& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<E>(i);
  return std::nullopt;
}

template <class T>
Result<T> unless(std::vector<FieldError> errors, T value) {
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return value;
}

void check_name(std::vector<FieldError>& errors, LocalizedText const& name) {
  if (name.empty()) errors.push_back({"name", "name_required", {}});
}

}  // namespace

std::string_view name_of(DoubleBooking policy) { return policy_names[static_cast<std::size_t>(policy)]; }
std::string_view name_of(StepFree access) { return step_free_names[static_cast<std::size_t>(access)]; }
std::string_view name_of(Equipment equipment) { return equipment_names[static_cast<std::size_t>(equipment)]; }
std::string_view name_of(HolidayKind kind) { return holiday_kind_names[static_cast<std::size_t>(kind)]; }
std::optional<DoubleBooking> double_booking_named(std::string_view name) { return named<DoubleBooking>(policy_names, name); }
std::optional<StepFree> step_free_named(std::string_view name) { return named<StepFree>(step_free_names, name); }
std::optional<Equipment> equipment_named(std::string_view name) { return named<Equipment>(equipment_names, name); }
std::optional<HolidayKind> holiday_kind_named(std::string_view name) { return named<HolidayKind>(holiday_kind_names, name); }

Result<Venue> checked(Venue venue) {
  std::vector<FieldError> errors;
  check_name(errors, venue.name);
  return unless(std::move(errors), std::move(venue));
}

Result<Room> checked(Room room) {
  std::vector<FieldError> errors;
  check_name(errors, room.name);
  if (room.seats && (*room.seats < 1 || *room.seats > greatest_room_seats))
    errors.push_back({"seats", "out_of_range", "1 – " + std::to_string(greatest_room_seats)});
  for (std::size_t i = 1; i < room.equipment.size(); ++i) {
    auto const end = room.equipment.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(room.equipment.begin(), end, room.equipment[i]) != end)
      errors.push_back({"equipment/" + std::to_string(i), "given_twice", {}});
  }
  return unless(std::move(errors), std::move(room));
}

Result<Asset> checked(Asset asset) {
  std::vector<FieldError> errors;
  check_name(errors, asset.name);
  return unless(std::move(errors), std::move(asset));
}

Result<Holiday> checked(Holiday holiday) {
  std::vector<FieldError> errors;
  check_name(errors, holiday.name);
  if (holiday.ends_on < holiday.starts_on)
    errors.push_back({"ends_on", "end_before_start", {}});
  else if (holiday.ends_on.days() - holiday.starts_on.days() >= greatest_holiday_days)
    errors.push_back({"ends_on", "out_of_range", "1 – " + std::to_string(greatest_holiday_days)});
  return unless(std::move(errors), std::move(holiday));
}

}  // namespace athar
