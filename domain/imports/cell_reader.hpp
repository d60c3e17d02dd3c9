#pragma once
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/imports/cells/attendance_marks.hpp"
#include "domain/imports/cells/dates.hpp"
#include "domain/imports/cells/numbers.hpp"
#include "domain/imports/cells/percents.hpp"
#include "domain/imports/cells/person_cells.hpp"
#include "domain/imports/import.hpp"
#include "domain/imports/layout.hpp"
#include "domain/shared/date.hpp"

namespace athar {

/// A table with the columns that a mapping (field → column) gives its fields, and the habits in which those columns are written.
class MappedTable {
 public:
  MappedTable(Table const& table, std::map<std::string, std::string> const& mapping);

  struct Column {
    std::size_t cell;
    std::string name;
    DateHabit dates;
    NumberHabit numbers;
    NameOrder names{NameOrder::unknown};
    PercentHabit percents{PercentHabit::percents};
    bool says_something{false};      ///< in some row
  };
  Column const* of(std::string_view field) const;
  Table const& table() const { return table_; }
  MarkHabit const& marks() const { return marks_; }
  CellNote const* note(int row, std::size_t cell) const;

 private:
  Table const& table_;
  std::map<std::string, Column, std::less<>> columns_;
  std::map<std::pair<int, int>, CellNote const*> notes_;
  MarkHabit marks_;
};

/// What is common to the cells of one row, whatever the kind: as they were read, and what is wrong with them.
struct RowCells {
  int row{0};
  std::vector<std::pair<std::string, std::string>> values;  ///< field and cell
  std::vector<RowRemark> remarks;
  std::vector<std::pair<std::string, std::string>> meant;   ///< field and record that the cell names beside its text: see `record_meant`

  bool is_refused() const;
  /// What one of the fields names beside its text; empty when none does.
  std::string_view record_of(std::initializer_list<std::string_view> fields) const;
};

/// What a cell says after its text to name one record of several that share it: an id, or `new_record` for one that is none of them.
/// "Amine Alami #0192f3c1-…" is the Amine Alami of that id.
inline constexpr std::string_view new_record = "new";
std::string record_meant(std::string_view text, std::string_view record);
/// The text and what it names beside it; the whole text and nothing where it names nothing.
std::pair<std::string_view, std::string_view> split_meant(std::string_view cell);

/// Reads the cells of one row, noting what is wrong with them. An empty cell says nothing.
class CellReader {
 public:
  CellReader(RowCells& out, MappedTable const& table, SheetRow const& row) : out_(out), table_(table), row_(row) { out.row = row.row; }

  bool has(std::string_view field) const { return table_.of(field) != nullptr; }
  /// One line of clean text unless `multiline`. Remarks: error_cell, formula_without_value, too_long.
  std::string text(std::string_view field, std::size_t greatest, bool multiline = false);
  std::optional<LocalDate> date(std::string_view field);
  std::optional<PartialDate> partial_date(std::string_view field);
  /// 09:00, 9h or 9h30. Remarks: invalid_time.
  std::optional<LocalTime> time(std::string_view field);
  std::optional<int> number(std::string_view field);
  std::optional<Amount> amount(std::string_view field);
  std::optional<int> percent(std::string_view field);
  std::optional<FullName> full_name(std::string_view field);
  std::optional<Civility> civility(std::string_view field);
  std::optional<Sex> sex(std::string_view field);
  std::optional<std::string> email(std::string_view field);
  std::optional<std::string> phone(std::string_view field);
  std::optional<AttendanceMark> mark(std::string_view field);
  /// Remarks: not_one_of (detail: what is allowed).
  template <class Worded>
  auto choice(std::string_view field, Worded worded, std::string_view allowed) -> decltype(worded(std::string_view())) {
    auto const cell = text(field, 200);
    if (cell.empty()) return std::nullopt;
    auto const parsed = worded(cell);
    if (!parsed) remark(field, "not_one_of", std::string(allowed));
    return parsed;
  }

  /// Empty in a column that is filled elsewhere: what is counted there is unknown. A column without a word says nothing of anybody.
  bool is_emptied(std::string_view field) const;

  void remark(std::string_view field, std::string code, std::string detail = {}, bool warning = false);

 private:
  std::string_view cell(std::string_view field);
  /// The value, with its warning; or nothing, with the remark or the question why.
  template <class T>
  std::optional<T> take(std::string_view field, Reading<T> reading) {
    if (!reading.code.empty()) remark(field, reading.code, reading.detail, reading.value.has_value());
    return std::move(reading.value);
  }

  RowCells& out_;
  MappedTable const& table_;
  SheetRow const& row_;
};

/// The column of a field, for a remark; empty when the file has none.
std::string column_of(std::map<std::string, std::string> const& mapping, std::string const& field);

/// The outcome that remarks, a match and a comparison leave.
RowOutcome outcome_of(std::vector<RowRemark> const& remarks, bool is_known, bool is_same);

/// A record as text, field by field, for what a changed row shows before and after.
using Described = std::vector<std::pair<std::string, std::string>>;

/// What differs. Both describe the same fields in the same order.
std::vector<FieldChange> differences(Described const& before, Described const& after);

/// The value of a default, or nothing.
std::string const& default_of(std::map<std::string, std::string> const& defaults, std::string const& name);

/// Puts corrected cells in their places; a correction of a row that is not there does nothing.
void correct(Table& table, std::vector<Correction> const& corrections);

}  // namespace athar
