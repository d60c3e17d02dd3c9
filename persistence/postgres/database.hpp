#pragma once
#include <atomic>
#include <cstdint>
#include <string>

#include "domain/shared/unit_of_work.hpp"
#include "persistence/postgres/pool.hpp"

namespace athar::persistence {

/// The product's database: two pools, one whose statements end after two seconds, one for reports.
class PostgresDatabase final : public Database {
 public:
  struct Options {
    std::string url;
    std::size_t quick_connections{6};
    std::size_t patient_connections{3};
    int quick_timeout_ms{2'000};
    int patient_timeout_ms{120'000};
  };
  explicit PostgresDatabase(Options const& options);

  std::unique_ptr<UnitOfWork> begin(Patience patience = Patience::quick) override;
  std::unique_ptr<UnitOfWork> read(Patience patience = Patience::quick) override;
  std::unique_ptr<UnitOfWork> snapshot() override;
  std::int64_t recordings() const override { return recordings_; }

  /// For code in persistence that is no store.
  Pool& pool(Patience patience) { return patience == Patience::quick ? quick_ : patient_; }

 private:
  Pool quick_;
  Pool patient_;
  std::atomic<std::int64_t> recordings_{0};
};

}  // namespace athar::persistence
