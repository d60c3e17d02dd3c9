#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/result.hpp"
#include "domain/training/session.hpp"

namespace athar {

enum class ImportState { uploaded, previewing, previewed, confirming, confirmed, cancelled, failed };

std::string_view name_of(ImportState state);
std::optional<ImportState> import_state_named(std::string_view name);
/// True while a thread works on it.
bool is_under_way(ImportState state);
/// True when nothing more can happen to it.
bool is_over(ImportState state);

/// What confirming a row does.
enum class RowOutcome { fresh, unchanged, changed, error };

std::string_view name_of(RowOutcome outcome);  ///< "new", "unchanged", "changed", "error"
std::optional<RowOutcome> row_outcome_named(std::string_view name);

struct RowCounts {
  int fresh{0};
  int unchanged{0};
  int changed{0};
  int error{0};

  int total() const { return fresh + unchanged + changed + error; }
  void add(RowOutcome outcome);
  friend bool operator==(RowCounts const&, RowCounts const&) = default;
};

/// Something about one cell. A warning does not keep the row out: what the cell says is left unknown.
struct RowRemark {
  std::string column;                        ///< the column's name in the file; empty for the whole row
  std::string code;
  std::string detail;
  bool warning{false};
  friend bool operator==(RowRemark const&, RowRemark const&) = default;
};

struct ImportRow {
  int row{0};                                ///< as a spreadsheet numbers it: the header is row 1
  RowOutcome outcome{RowOutcome::fresh};
  std::vector<std::pair<std::string, std::string>> values;  ///< field and cell, for the mapped fields
  std::vector<RowRemark> remarks;
  std::optional<Uuid> subject;               ///< the record it matches or made
};

/// A file on its way into the records.
struct Import {
  ImportId id;
  int version{1};
  std::string kind;                          ///< "sessions"
  ImportState state{ImportState::uploaded};
  std::string file_name;
  std::string sha256;                        ///< of the file, in hexadecimal
  std::map<std::string, std::string> mapping;   ///< field → column
  std::map<std::string, std::string> defaults;  ///< field → value for what the file does not say
  bool skip_rows_in_error{false};
  int total_rows{0};
  RowCounts counts;
  std::string failure;                       ///< a code, of a failed import
  std::string failure_detail;
  std::optional<AccountId> account;
  Instant created_at;
  std::optional<Instant> finished_at;
};

inline constexpr std::size_t greatest_import_size = 32 * 1024 * 1024;

/// A session as an import compares it.
struct KnownSession {
  SessionId id;
  Session session;                           ///< days without their sittings
  SessionStatus status{SessionStatus::planned};
  bool has_attendance{false};                ///< its days then stay as they are
};

class ImportStore {
 public:
  virtual ~ImportStore() = default;
  virtual Result<void> insert(Import const& import, std::string const& content) = 0;
  virtual std::optional<Import> find(ImportId id) = 0;
  /// The file as it came, or its first `bytes`.
  virtual std::string content(ImportId id, std::size_t bytes = greatest_import_size) = 0;
  /// Newest first.
  virtual Page<Import> list(PageRequest const& page) = 0;
  /// Takes mapping, defaults, counts, state … over when the stored state is still `from`; false when it is another by now.
  virtual bool move(Import const& import, ImportState from) = 0;
  /// Replaces the rows of an import.
  virtual void write_rows(ImportId id, std::vector<ImportRow> const& rows) = 0;
  virtual Page<ImportRow> rows(ImportId id, std::optional<RowOutcome> outcome, PageRequest const& page) = 0;
  /// Marks imports that a stopped server left under way as failed (import_interrupted); answers how many.
  virtual int fail_interrupted() = 0;

  /// The sessions that bear these references, in one statement.
  virtual std::vector<KnownSession> sessions_with_references(std::vector<std::string> const& references) = 0;
  /// Those of the codes that are places of that kind ("country"), or of any kind when it is empty.
  virtual std::vector<std::string> known_places(std::vector<std::string> const& codes, std::string const& kind) = 0;
  /// Ids of programmes by code.
  virtual std::map<std::string, ProgrammeId> programmes(std::vector<std::string> const& codes) = 0;
  /// Stores new sessions with their programmes and days, in three statements; those in `completed` are already held.
  /// Errors: the named constraints of sessions.
  virtual Result<void> insert_sessions(std::vector<Session> const& sessions, std::vector<bool> const& completed, int year) = 0;
};

}  // namespace athar
