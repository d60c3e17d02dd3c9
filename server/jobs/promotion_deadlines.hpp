#pragma once
#include <functional>

#include "domain/shared/unit_of_work.hpp"
#include "server/jobs/rounds.hpp"

namespace athar::api {

/// Looks every minute for people who were offered a seat and let their last day pass: the seat then goes to the next who waits.
/// Of two servers one does it; the other finds nothing left.
class PromotionDeadlines {
 public:
  struct Parts {
    Database& database;
    std::function<Uuid()> new_id;
    std::function<Instant()> now;
    std::function<LocalDate()> today;
    std::function<void()> recorded;        ///< wakes the recorder
  };
  explicit PromotionDeadlines(Parts parts) : parts_(std::move(parts)) {}

  void start();
  void stop() { rounds_.stop(); }
  /// Ends what is overdue now; how many.
  int look();

 private:
  Parts parts_;
  Rounds rounds_;                        ///< last: its round reads the parts
};

}  // namespace athar::api
