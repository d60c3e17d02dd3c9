#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access/access.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/result.hpp"

namespace athar {

using ExportId = Id<struct ExportTag>;

enum class ExportState { queued, running, done, failed, cancelled };

std::string_view name_of(ExportState state);
std::optional<ExportState> export_state_named(std::string_view name);
/// True when nothing more is made of it.
bool is_over(ExportState state);

/// What somebody asked to have made.
struct ExportOrder {
  std::string kind;                          ///< "list", "sign_in_sheets" …: which maker makes it
  std::string list;                          ///< of kind "list": "people", "sessions" …
  std::string format;                        ///< "xlsx", "csv", "pdf" …
  std::map<std::string, std::string> filters;   ///< the list's own query parameters; for other kinds, what they are made from
  std::vector<std::string> columns;          ///< codes, in the order wanted; empty for all
  bool names{false};                         ///< of a list of people: row by row with the names; otherwise counted by what people have in common
  std::string reason;                        ///< why the names are needed, for the audit trail
  Language language{Language::fr};
};

/// A file that is being made, or was, for one account.
struct Export {
  ExportId id;
  AccountId account;
  ExportOrder order;
  ExportState state{ExportState::queued};
  std::string file_name;                     ///< these four of a finished one
  std::string content_type;
  std::int64_t size_bytes{0};
  std::string sha256;
  std::int64_t rows{0};                      ///< done so far, then in all
  std::string failure;                       ///< a code, of a failed one
  std::string failure_detail;
  std::string made_for;                      ///< `seen_by` of the account when it was made
  Instant created_at;
  std::optional<Instant> started_at;
  std::optional<Instant> finished_at;
  std::optional<Instant> expires_at;         ///< then it is removed with its file
};

/// What decides which records a caller sees. A file made under another is not handed out any more.
std::string seen_by(Caller const& caller);

inline constexpr std::int64_t export_kept_seconds = 24 * 3600;
inline constexpr int greatest_open_exports = 5;   ///< queued or running, of one account
inline constexpr int greatest_kept_exports = 50;  ///< of one account, in any state

class ExportStore {
 public:
  virtual ~ExportStore() = default;
  virtual Result<void> insert(Export const& made) = 0;
  /// Empty also for an export of another account.
  virtual std::optional<Export> find(ExportId id, AccountId account) = 0;
  virtual std::optional<Export> find(ExportId id) = 0;
  /// Of one account, newest first.
  virtual Page<Export> list(AccountId account, PageRequest const& page) = 0;
  struct Counts {
    int open{0};
    int kept{0};
  };
  /// Holds a lock until the end of the unit of work: two orders at once cannot both be the last one allowed.
  virtual Counts counts(AccountId account) = 0;
  /// Takes state, file, rows, failure and instants over when the stored state is still `from`; false when it is another by now.
  virtual bool move(Export const& made, ExportState from) = 0;
  virtual void remove(ExportId id) = 0;
  /// Marks what a stopped server left under way as failed (export_interrupted); answers how many.
  virtual int fail_interrupted(Instant now, Instant expires_at) = 0;
  /// Those that wait, oldest first.
  virtual std::vector<Export> queued() = 0;
  /// Removes what has expired; answers the ids.
  virtual std::vector<ExportId> remove_expired(Instant now) = 0;
  /// Ids of the exports that have a file.
  virtual std::vector<ExportId> with_file() = 0;
};

}  // namespace athar
