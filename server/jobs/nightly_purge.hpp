#pragma once
#include <functional>

#include "domain/shared/unit_of_work.hpp"
#include "server/jobs/rounds.hpp"

namespace athar::api {

/// Empties each night what the retention rules no longer keep, unless it is switched off. Of two servers one does it.
class NightlyPurge {
 public:
  struct Parts {
    Database& database;
    std::function<Instant()> now;
    std::function<LocalDate()> today;
    std::function<void()> recorded;  ///< wakes the recorder
  };
  explicit NightlyPurge(Parts parts) : parts_(std::move(parts)) {}

  void start();
  void stop() { rounds_.stop(); }

  /// Purges when nobody has today; true when it did.
  bool run_when_due();

 private:
  Parts parts_;
  Rounds rounds_;                        ///< last: its round reads the parts
};

}  // namespace athar::api
