#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/resources/double_booking.hpp"
#include "domain/resources/holiday.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/result.hpp"

namespace athar {

enum class StepFree { yes, no, unknown };
enum class Equipment {
  projector, screen, whiteboard, flip_chart, computers, internet, video_conference, sound, interpretation_booth, air_conditioning
};

std::string_view name_of(StepFree access);
std::string_view name_of(Equipment equipment);
std::optional<StepFree> step_free_named(std::string_view name);
std::optional<Equipment> equipment_named(std::string_view name);

/// A building or a site with rooms: of an administration, a hotel, a university.
struct Venue {
  VenueId id;
  int version{1};
  LocalizedText name;
  std::string address;
  std::optional<std::string> place_code;
  std::optional<OrganisationId> organisation_id;
  std::string note;
};

struct VenuePage {
  Venue venue;
  LocalizedText place_name;
  LocalizedText organisation_name;
  int rooms{0};
  int seats{0};  ///< of its rooms in service together
  std::string sort_key;
};

struct Room {
  RoomId id;
  int version{1};
  VenueId venue_id;
  LocalizedText name;
  std::optional<int> seats;
  std::vector<Equipment> equipment;
  StepFree step_free{StepFree::unknown};
  DoubleBooking double_booking{DoubleBooking::refused};
  bool in_service{true};
  std::string note;
};

struct RoomPage {
  Room room;
  LocalizedText venue_name;
  std::optional<std::string> place_code;
  LocalizedText place_name;
  std::string sort_key;
};

/// Something that is lent: a set of laptops, a booth, a vehicle.
struct Asset {
  AssetId id;
  int version{1};
  std::optional<VenueId> venue_id;
  LocalizedText name;
  std::optional<std::string> inventory_number;
  DoubleBooking double_booking{DoubleBooking::refused};
  bool in_service{true};
  std::string note;
};

struct AssetPage {
  Asset asset;
  LocalizedText venue_name;
  std::string sort_key;
};

/// Errors: name_required, out_of_range (seats), given_twice (equipment).
Result<Venue> checked(Venue venue);
Result<Room> checked(Room room);
Result<Asset> checked(Asset asset);

struct ResourceFilter {
  std::optional<std::string> search;
  std::optional<std::string> place_code;  ///< or the region it lies in
  std::optional<VenueId> venue_id;
  std::optional<int> seats;               ///< at least so many
  std::optional<Equipment> equipment;     ///< that it has
  bool step_free{false};
  bool in_service{false};
};

/// Venues, rooms, assets and holidays.
class VenueStore {
 public:
  virtual ~VenueStore() = default;
  virtual Result<void> insert(Venue const& venue) = 0;
  /// Errors of every update: stale; the named constraints.
  virtual Result<void> update(Venue const& venue) = 0;
  /// Errors: in_use, stale.
  virtual Result<void> remove(VenueId id, int version) = 0;
  virtual std::optional<VenuePage> find(VenueId id) = 0;
  virtual Page<VenuePage> list_venues(ResourceFilter const& filter, PageRequest const& page) = 0;

  virtual Result<void> insert(Room const& room) = 0;
  /// Errors: room_taken when the policy becomes stricter than what is booked; room_booked when it leaves service while sessions to come
  /// use it; room_seats_below_confirmed (detail: the session and how many people).
  virtual Result<void> update(Room const& room, LocalDate today) = 0;
  /// Errors: room_booked (detail: a session that uses it), stale.
  virtual Result<void> remove(RoomId id, int version) = 0;
  virtual std::optional<RoomPage> find(RoomId id) = 0;
  virtual Page<RoomPage> list_rooms(ResourceFilter const& filter, PageRequest const& page) = 0;

  virtual Result<void> insert(Asset const& asset) = 0;
  virtual Result<void> update(Asset const& asset, LocalDate today) = 0;
  virtual Result<void> remove(AssetId id, int version) = 0;
  virtual std::optional<AssetPage> find(AssetId id) = 0;
  virtual Page<AssetPage> list_assets(ResourceFilter const& filter, PageRequest const& page) = 0;

  virtual Result<void> insert(Holiday const& holiday) = 0;
  virtual Result<void> update(Holiday const& holiday) = 0;
  virtual Result<void> remove(HolidayId id, int version) = 0;
  virtual std::optional<Holiday> find(HolidayId id) = 0;
  /// Those that touch the span, in order of their first day; at most 1000.
  virtual std::vector<Holiday> holidays(LocalDate from, LocalDate to) = 0;
};

}  // namespace athar
