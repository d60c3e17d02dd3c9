#pragma once
#include "domain/resources/venue.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresVenueStore final : public VenueStore {
 public:
  explicit PostgresVenueStore(Connection& connection) : connection_(connection) {}

  Result<void> insert(Venue const& venue) override;
  Result<void> update(Venue const& venue) override;
  Result<void> remove(VenueId id, int version) override;
  std::optional<VenuePage> find(VenueId id) override;
  Page<VenuePage> list_venues(ResourceFilter const& filter, PageRequest const& page) override;

  Result<void> insert(Room const& room) override;
  Result<void> update(Room const& room, LocalDate today) override;
  Result<void> remove(RoomId id, int version) override;
  std::optional<RoomPage> find(RoomId id) override;
  Page<RoomPage> list_rooms(ResourceFilter const& filter, PageRequest const& page) override;

  Result<void> insert(Asset const& asset) override;
  Result<void> update(Asset const& asset, LocalDate today) override;
  Result<void> remove(AssetId id, int version) override;
  std::optional<AssetPage> find(AssetId id) override;
  Page<AssetPage> list_assets(ResourceFilter const& filter, PageRequest const& page) override;

  Result<void> insert(Holiday const& holiday) override;
  Result<void> update(Holiday const& holiday) override;
  Result<void> remove(HolidayId id, int version) override;
  std::optional<Holiday> find(HolidayId id) override;
  std::vector<Holiday> holidays(LocalDate from, LocalDate to) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
