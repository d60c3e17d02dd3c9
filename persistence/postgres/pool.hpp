#pragma once
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

/// A bounded set of connections, opened when first needed. Thread-safe. A broken connection is thrown away on return; the next
/// lease opens a new one, so that a database that comes back is used again without a restart.
class Pool {
 public:
  Pool(Connection::Options options, std::size_t size);

  /// A connection for one unit of work, handed back when it goes out of scope.
  class Lease {
   public:
    Lease(Pool& pool, std::unique_ptr<Connection> connection) : pool_(&pool), connection_(std::move(connection)) {}
    Lease(Lease&& other) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease();
    Connection& operator*() const { return *connection_; }
    Connection* operator->() const { return connection_.get(); }

   private:
    Pool* pool_;
    std::unique_ptr<Connection> connection_;
  };

  /// Waits up to `patience` for a free connection. Throws DatabaseUnavailable.
  Lease lease(std::chrono::milliseconds patience = std::chrono::milliseconds(2000));

 private:
  void give_back(std::unique_ptr<Connection> connection) noexcept;

  Connection::Options const options_;
  std::size_t const size_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<Connection>> free_;
  std::size_t open_{0};
};

}  // namespace athar::persistence
