#pragma once
#include "domain/outreach/outreach_activity.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresOutreachStore final : public OutreachStore {
 public:
  explicit PostgresOutreachStore(Connection& connection) : connection_(connection) {}

  Result<void> insert(OutreachActivity const& activity) override;
  Result<void> update(OutreachActivity const& activity) override;
  Result<void> remove(OutreachActivityId id, int version) override;
  std::optional<OutreachPage> find(OutreachActivityId id, OutreachFilter const& scope) override;
  Page<OutreachPage> list(OutreachFilter const& filter, PageRequest const& page) override;

 private:
  Result<void> write_audiences(OutreachActivity const& activity);
  Connection& connection_;
};

}  // namespace athar::persistence
