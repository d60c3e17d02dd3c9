#pragma once
#include <functional>

#include "domain/published/publication.hpp"
#include "domain/shared/unit_of_work.hpp"
#include "server/jobs/rounds.hpp"

namespace athar::api {

/// Makes the editions of the published tables: the first by hand, then one each day by itself. Thread-safe; of two servers that
/// begin at once one makes the edition.
class Publisher {
 public:
  struct Parts {
    Database& database;
    std::function<reach::Index::Snapshot()> index;
    std::function<Instant()> now;
    std::function<LocalDate()> today;
    std::function<void()> recorded;  ///< wakes the recorder
  };
  explicit Publisher(Parts parts) : parts_(std::move(parts)) {}

  void start();
  void stop() { rounds_.stop(); }

  /// Makes the edition of today. Errors: nothing_to_publish, edition_of_today_exists.
  Result<Edition> publish(Actor const& actor);

  /// The tables as the next edition would print them, withdrawn ones included.
  std::vector<published::PreparedTable> preview(UnitOfWork& unit) const;

  /// Errors: table_too_large on "by".
  Result<void> check_size(PublishedTable const& table, UnitOfWork& unit) const;

 private:
  bool is_due();

  Parts parts_;
  Rounds rounds_;                        ///< last: its round reads the parts
};

}  // namespace athar::api
