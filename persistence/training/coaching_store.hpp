#pragma once
#include "domain/training/coaching.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresCoachingStore final : public CoachingStore {
 public:
  explicit PostgresCoachingStore(Connection& connection) : connection_(connection) {}

  std::optional<CoachingEngagement> engagement(SessionId session) override;
  Result<void> put(SessionId session, CoachingEngagement const& engagement) override;
  std::vector<CoachingNote> notes(SessionId session) override;
  Result<void> put_note(SessionId session, CoachingNote const& note) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
