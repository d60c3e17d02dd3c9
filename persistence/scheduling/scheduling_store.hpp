#pragma once
#include "domain/scheduling/scheduling.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresSchedulingStore final : public SchedulingStore {
 public:
  explicit PostgresSchedulingStore(Connection& connection) : connection_(connection) {}

  SessionBookings bookings(SessionId id) override;
  Result<void> replace(SessionBookings const& bookings) override;
  Result<void> keep_only(SessionBookings const& kept) override;
  std::vector<HeldSpan> held_rooms(RoomWish const& wish) override;
  std::vector<Clash> clashes(SessionId id, std::optional<ScheduleChange> const& change) override;
  std::optional<Occupied> occupied(SessionId id, LocalDate earliest, std::optional<ScheduleChange> const& change) override;
  Page<Clash> problems(ProblemFilter const& filter, PageRequest const& page) override;
  Result<void> insert(ClashOverride const& reason) override;
  std::vector<ClashOverride> overrides(SessionId id) override;
  Page<Hold> holds(HoldFilter const& filter, PageRequest const& page) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
