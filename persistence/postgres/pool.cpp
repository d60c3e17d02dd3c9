#include "persistence/postgres/pool.hpp"

namespace athar::persistence {

Pool::Pool(Connection::Options options, std::size_t size) : options_(std::move(options)), size_(size) {}

Pool::Lease::~Lease() {
  if (connection_) pool_->give_back(std::move(connection_));
}

Pool::Lease Pool::lease(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  if (!freed_.wait_for(lock, patience, [&] { return !free_.empty() || open_ < size_; }))
    throw DatabaseUnavailable("Every connection to PostgreSQL is at work");
  if (!free_.empty()) {
    auto connection = std::move(free_.back());
    free_.pop_back();
    return Lease(*this, std::move(connection));
  }
  ++open_;
  lock.unlock();
  try {
    return Lease(*this, std::make_unique<Connection>(options_));
  } catch (...) {
    give_back(nullptr);
    throw;
  }
}

void Pool::give_back(std::unique_ptr<Connection> connection) noexcept {
  if (connection && connection->usable() && connection->in_transaction()) connection->rollback();
  {
    std::lock_guard lock(mutex_);
    if (connection && connection->usable()) {
      free_.push_back(std::move(connection));
    } else {
      // The others were most likely cut by the same event: none of them is tried before a new one was opened.
      open_ -= 1 + (connection ? free_.size() : 0);
      if (connection) free_.clear();
    }
  }
  freed_.notify_one();
}

}  // namespace athar::persistence
