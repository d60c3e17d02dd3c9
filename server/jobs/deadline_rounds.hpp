#pragma once
#include <functional>

#include "domain/reach/index.hpp"
#include "domain/shared/unit_of_work.hpp"
#include "server/jobs/rounds.hpp"

namespace athar::api {

/// Keeps what agreements owe up to date: writes the figures that commitments are measured by when people or sessions moved, and once a week
/// each owner's and deputy's digest of what came nearer. Of two servers one writes a digest; the other finds the week decided.
class DeadlineRounds {
 public:
  struct Parts {
    Database& database;
    std::function<reach::Index::Snapshot()> index;
    std::function<Uuid()> new_id;
    std::function<Instant()> now;
    std::function<LocalDate()> today;
  };
  explicit DeadlineRounds(Parts parts) : parts_(std::move(parts)) {}

  void start();
  void stop() { rounds_.stop(); }
  /// Asks reach anew when it moved since the last time; how many figures changed.
  int refresh_figures();
  /// Writes the digests of this week that are not written yet; how many messages.
  int write_digests();

 private:
  bool write_digest(AccountId account, LocalDate week);

  Parts parts_;
  reach::Tick asked_at_{-1};
  Instant figures_again_at_;
  Rounds rounds_;                        ///< last: its round reads the parts
};

}  // namespace athar::api
