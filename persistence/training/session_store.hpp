#pragma once
#include "domain/training/session.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresSessionStore final : public SessionStore {
 public:
  explicit PostgresSessionStore(Connection& connection) : connection_(connection) {}

  Result<void> insert(Session const& session, int year) override;
  Result<void> update(Session const& session) override;
  Result<void> set_status(SessionId id, int version, SessionStatus status, std::string const& reason, Actor const& actor) override;
  std::vector<StatusStep> status_steps(SessionId id) override;
  std::optional<SessionPage> find(SessionId id, Scope const& scope, LocalDate today) override;
  Page<SessionRow> list(SessionFilter const& filter, PageRequest const& page) override;
  std::optional<SessionSeats> lock(SessionId id, Scope const& scope) override;
  bool visible(SessionId id, Scope const& scope) override;

 private:
  Result<void> write_programmes(Session const& session);
  Result<void> write_days(Session const& session, bool had_days);
  Result<void> write_team(Session const& session, bool existing);
  Connection& connection_;
};

}  // namespace athar::persistence
