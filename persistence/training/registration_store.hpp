#pragma once
#include "domain/training/registration.hpp"
#include "persistence/postgres/connection.hpp"
#include "persistence/training/attendance_store.hpp"

namespace athar::persistence {

class PostgresRegistrationStore final : public RegistrationStore {
 public:
  explicit PostgresRegistrationStore(Connection& connection) : connection_(connection), attendances_(connection) {}

  std::optional<SessionSeats> lock_session_of(RegistrationId id) override;
  Result<RegistrationRow> insert(Registration const& registration) override;
  Result<void> update(Registration const& registration) override;
  std::optional<RegistrationRow> find(RegistrationId id) override;
  std::vector<RegistrationRow> of_session(SessionId session, Scope const& scope) override;
  std::vector<Registration> promote_waiting(SessionId session) override;
  std::vector<RegistrationId> waiting_list(SessionId session) override;
  void reorder_waiting_list(SessionId session, std::vector<RegistrationId> const& order) override;
  AttendanceStore& attendances() override { return attendances_; }

 private:
  Connection& connection_;
  PostgresAttendanceStore attendances_;
};

}  // namespace athar::persistence
