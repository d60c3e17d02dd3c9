#pragma once
#include "domain/scheduling/calendar_feed.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresCalendarFeedStore final : public CalendarFeedStore {
 public:
  explicit PostgresCalendarFeedStore(Connection& connection) : connection_(connection) {}

  Result<void> insert(CalendarFeed const& feed, std::string const& secret_hash) override;
  std::vector<CalendarFeed> live(FeedKind kind, Uuid const& subject, std::optional<AccountId> account) override;
  std::optional<CalendarFeed> find(CalendarFeedId id) override;
  void revoke(CalendarFeedId id) override;
  std::optional<AskedFeed> asked(std::string const& secret_hash) override;
  std::vector<FeedSession> sessions(CalendarFeed const& feed, Scope const& scope, LocalDate since) override;
  std::optional<FeedSession> session(SessionId id, Scope const& scope) override;
  bool is_same_person(PersonId one, PersonId other) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
