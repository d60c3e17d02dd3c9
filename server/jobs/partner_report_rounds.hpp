#pragma once
#include <functional>

#include "domain/shared/unit_of_work.hpp"
#include "server/jobs/rounds.hpp"

namespace athar::api {

/// Twice a year, from the day of the schedule on, writes each partner's contact the message with the link to their report. Of two servers one
/// writes it; the other finds that half-year sent.
class PartnerReportRounds {
 public:
  struct Parts {
    Database& database;
    std::function<Uuid()> new_id;
    std::function<LocalDate()> today;
    std::function<void()> recorded;
  };
  explicit PartnerReportRounds(Parts parts) : parts_(std::move(parts)) {}

  void start();
  void stop() { rounds_.stop(); }
  /// How many messages were written.
  int look();

 private:
  Parts parts_;
  Rounds rounds_;                        ///< last: its round reads the parts
};

}  // namespace athar::api
