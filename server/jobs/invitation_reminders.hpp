#pragma once
#include <functional>

#include "domain/shared/unit_of_work.hpp"
#include "server/jobs/rounds.hpp"

namespace athar::api {

/// Looks every minute for people who are due a reminder: of the answer they owe, or of the session they come to. What was written is
/// noted in the same transaction, so that nobody is reminded twice of one day, however the server ends.
class InvitationReminders {
 public:
  struct Parts {
    Database& database;
    std::function<Uuid()> new_id;
    std::function<Instant()> now;
    std::function<LocalDate()> today;
    std::function<void()> recorded;        ///< wakes the recorder
  };
  explicit InvitationReminders(Parts parts) : parts_(std::move(parts)) {}

  void start();
  void stop() { rounds_.stop(); }
  /// Writes what is due now; how many messages.
  int look();

 private:
  Parts parts_;
  Rounds rounds_;                        ///< last: its round reads the parts
};

}  // namespace athar::api
