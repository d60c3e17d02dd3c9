#pragma once
#include <cstdint>

#include "domain/recorded/change_log.hpp"
#include "domain/shared/unit_of_work.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

/// The audit trail in `athar.change_set`. Pages go by the line's number: `after_id` holds the last one seen, and the
/// sort order cannot be chosen. One statement a page.
class PostgresChangeLog final : public ChangeLog {
 public:
  explicit PostgresChangeLog(Connection& connection) : connection_(connection) {}
  Page<ChangeLine> lines(ChangeFilter const& filter, PageRequest const& page) override;

 private:
  Connection& connection_;
};

/// Adds a line to the audit trail inside the caller's transaction, without a tick. Answers the line's number, by which
/// `TickFeed::wait_until_numbered` finds the tick that holds it.
std::int64_t record_change(Connection& connection, Actor const& actor, ChangeRecord const& change);

}  // namespace athar::persistence
