#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/people/person_words.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/result.hpp"

namespace athar {

/// What is kept for a time only. Figures need none of it.
enum class RetentionRule {
  contacts,            ///< e-mail and telephone, after the last day of the person's last session
  import_files,        ///< originals of imports, after the end of the import
  import_rows,         ///< what their rows said, after the end of the import
  audit_details,       ///< before and after, of the history's lines about people
  request_statements,  ///< the words of a request, after its answer
  birth_dates,         ///< of birth dates all but the year, after the last day of the person's last session
  signed_sheets,       ///< scans, locked after the session's last day; only an agreement of the archives ends them, no purge
};
template <>
inline constexpr std::array<std::string_view, 7> words_of<RetentionRule>{"contacts", "import_files", "import_rows", "audit_details",
                                                                         "request_statements", "birth_dates", "signed_sheets"};
inline constexpr std::array all_retention_rules{RetentionRule::contacts, RetentionRule::import_files, RetentionRule::import_rows,
                                                RetentionRule::audit_details, RetentionRule::request_statements,
                                                RetentionRule::birth_dates, RetentionRule::signed_sheets};
inline constexpr int greatest_retention_months = 600;

struct Retention {
  RetentionRule rule{RetentionRule::contacts};
  int version{1};
  std::optional<int> months;  ///< none: for ever
};

/// The purge that the server makes by itself.
struct PurgeSchedule {
  int version{1};
  bool nightly{true};
  std::optional<Instant> last_run_at;  ///< by whichever way
  std::optional<LocalDate> last_run_on;
  std::string last_run_by;
  std::int64_t last_emptied{0};
};

class RetentionStore {
 public:
  virtual ~RetentionStore() = default;
  /// In the order of the enumeration.
  virtual std::vector<Retention> rules() = 0;
  /// Writes when the stored version is still that of `retention`, and raises it. Errors: stale.
  virtual Result<void> update(Retention const& retention) = 0;
  virtual PurgeSchedule schedule() = 0;
  /// Switches the nightly purge on or off. Errors: stale.
  virtual Result<void> update(PurgeSchedule const& schedule) = 0;
  /// Purges come one after another: waits for the one under way. Ends with the unit of work.
  virtual void hold_purges() = 0;
  virtual void note_run(Instant at, LocalDate on, std::string const& by, std::int64_t emptied) = 0;
  /// How many records a purge on that day would empty.
  virtual std::int64_t due(Retention const& retention, LocalDate today) = 0;
  /// Empties them; answers how many.
  virtual std::int64_t purge(Retention const& retention, LocalDate today) = 0;
};

}  // namespace athar
