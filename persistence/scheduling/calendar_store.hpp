#pragma once
#include "domain/scheduling/calendar.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresCalendarStore final : public CalendarStore {
 public:
  explicit PostgresCalendarStore(Connection& connection) : connection_(connection) {}

  CalendarPage page(CalendarQuestion const& question) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
