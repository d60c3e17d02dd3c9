#pragma once
#include "domain/training/attendance.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresAttendanceStore final : public AttendanceStore {
 public:
  explicit PostgresAttendanceStore(Connection& connection) : connection_(connection) {}

  std::vector<AttendanceEntry> entries(SessionId session, Scope const& scope) override;
  std::vector<SittingTally> tallies(SessionId session) override;
  Result<std::vector<AttendanceChange>> apply(SessionId session, std::vector<AttendanceEntry> const& entries) override;
  /// Brings the session's counts of those who came and of the sittings entered up to date.
  void count_again(SessionId session);

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
