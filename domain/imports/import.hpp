#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/imports/layout.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/result.hpp"

namespace athar {

enum class ImportState { uploaded, previewing, previewed, confirming, confirmed, undone, cancelled, failed };

std::string_view name_of(ImportState state);
std::optional<ImportState> import_state_named(std::string_view name);
/// True while a thread works on it.
bool is_under_way(ImportState state);
/// True when no thread will work on it any more; a confirmed one can still be undone.
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

/// Among more nobody can choose.
inline constexpr std::size_t greatest_number_of_candidates = 10;

/// A record that a cell may mean; without an id, one that is not on record yet.
struct RemarkCandidate {
  std::string value;                         ///< what the cell says when it means this record: see `record_meant`
  Uuid id;
  friend bool operator==(RemarkCandidate const&, RemarkCandidate const&) = default;
};

/// Something about one cell. A warning does not keep the row out: what the cell says is left unknown.
struct RowRemark {
  std::string column;                        ///< the column's name in the file; empty for the whole row
  std::string code;
  std::string detail;
  bool warning{false};
  std::vector<RemarkCandidate> candidates{}; ///< of a question which record is meant
  friend bool operator==(RowRemark const&, RowRemark const&) = default;
};

/// What confirming a changed row replaces; empty for what was or will be unknown.
struct FieldChange {
  std::string field;
  std::string before;
  std::string after;
  friend bool operator==(FieldChange const&, FieldChange const&) = default;
};

struct ImportRow {
  int row{0};                                ///< as a spreadsheet numbers it
  RowOutcome outcome{RowOutcome::fresh};
  std::string label;                         ///< what the row is about: a name or a title
  std::vector<std::pair<std::string, std::string>> values;  ///< field and cell, for the mapped fields
  std::vector<RowRemark> remarks;
  std::vector<FieldChange> changes;          ///< of a changed row
  std::optional<Uuid> subject;               ///< the record it matches or made
};

/// A cell as somebody put it right; the file itself stays as it came.
struct Correction {
  int row{0};
  std::string column;
  std::string value;
  friend bool operator==(Correction const&, Correction const&) = default;
};

inline constexpr std::size_t greatest_number_of_corrections = 2'000;

/// How somebody read a file of this shape (its header and kind) when they last confirmed one.
struct RememberedShape {
  Instant confirmed_at;
  Layout layout;
  std::map<std::string, std::string> mapping;
  std::map<std::string, std::string> defaults;
};

/// A file on its way into the records.
struct Import {
  ImportId id;
  int version{1};
  std::string kind;                          ///< "agreements", "organisations", "people", "progress", "sessions", "registrations"
  std::optional<SessionId> session_id;       ///< of registrations and progress: the session they are in
  std::optional<DesignationId> designation_id;  ///< of registrations: the letter whose reply form it is
  ImportState state{ImportState::uploaded};
  std::string file_name;
  std::string sha256;                        ///< of the file, in hexadecimal
  Layout layout;
  std::string encoding;                      ///< of a text file, where somebody chose one; empty: as found
  std::string delimiter;                     ///< likewise
  std::string shape;                         ///< fingerprint of the header as it was guessed, with the kind
  std::optional<Instant> remembered_at;      ///< layout, mapping and defaults are those of a file of that shape confirmed then
  std::map<std::string, std::string> mapping;   ///< field → column
  std::map<std::string, std::string> defaults;  ///< field → value for what the file does not say
  bool skip_rows_in_error{false};
  int total_rows{0};
  RowCounts counts;
  std::string failure;                       ///< a code, of a failed import
  std::string failure_detail;
  std::optional<AccountId> account;
  std::string account_name;                  ///< filled on reading
  Instant created_at;
  std::optional<Instant> finished_at;
  std::optional<Instant> undone_at;
};

inline constexpr std::size_t greatest_import_size = 32 * 1024 * 1024;

/// A sheet of a workbook as it was read.
struct StoredSheet {
  std::string name;
  bool hidden{false};
  std::string content;                       ///< see `stored` of stored_sheet.hpp
};

/// True of lists about one session, which is chosen before the file.
bool is_of_session(std::string_view kind);

class ImportedRecords;

class ImportStore {
 public:
  virtual ~ImportStore() = default;
  virtual Result<void> insert(Import const& import, std::string const& content) = 0;
  virtual std::optional<Import> find(ImportId id) = 0;
  /// The file as it came.
  virtual std::string content(ImportId id) = 0;
  /// Newest first.
  virtual Page<Import> list(PageRequest const& page) = 0;
  /// Takes layout, mapping, defaults, counts, state … over when the stored state is still `from`; false when it is another by now.
  virtual bool move(Import const& import, ImportState from) = 0;
  /// Replaces the rows of an import.
  virtual void write_rows(ImportId id, std::vector<ImportRow> const& rows) = 0;
  virtual Page<ImportRow> rows(ImportId id, std::optional<RowOutcome> outcome, PageRequest const& page) = 0;
  /// Marks imports that a stopped server left under way as failed (import_interrupted); answers how many.
  virtual int fail_interrupted() = 0;
  /// Lets one import at a time write, in all processes, until the end of the unit of work.
  virtual void wait_for_turn() = 0;

  virtual void write_sheets(ImportId id, std::vector<StoredSheet> const& sheets) = 0;
  virtual std::vector<StoredSheet> sheets(ImportId id) = 0;
  /// By row and column.
  virtual std::vector<Correction> corrections(ImportId id) = 0;
  virtual void replace_corrections(ImportId id, std::vector<Correction> const& corrections) = 0;
  virtual std::optional<RememberedShape> shape(std::string const& kind, std::string const& shape) = 0;
  virtual void remember_shape(Import const& import) = 0;

  virtual ImportedRecords& records() = 0;
};

}  // namespace athar
