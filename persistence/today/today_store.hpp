#pragma once
#include "domain/today/today.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresTodayStore final : public TodayStore {
 public:
  explicit PostgresTodayStore(Connection& connection) : connection_(connection) {}

  Today today(TodayQuestion const& question) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
