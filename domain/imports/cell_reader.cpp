#include "domain/imports/cell_reader.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "domain/imports/cells/contacts.hpp"
#include "domain/shared/utf8.hpp"

namespace athar {
namespace {

std::vector<std::string> cells_of(Table const& table, std::size_t at) {
  std::vector<std::string> cells;
  for (auto const& row : table.rows)
    if (at < row.cells.size() && !row.cells[at].empty()) cells.push_back(row.cells[at]);
  return cells;
}

constexpr auto naming_fields = std::to_array<std::string_view>({"full_name", "full_name_ar", "family_name", "given_name", "family_name_ar", "given_name_ar",
                                                                "organisation", "parent", "name", "name_fr", "name_ar", "name_en", "alias"});
bool names_a_record(std::string_view field) { return std::find(naming_fields.begin(), naming_fields.end(), field) != naming_fields.end(); }

bool is_date(std::string_view field) { return field.ends_with("_date") || field.ends_with("_on"); }
bool is_number(std::string_view field) {
  return field.starts_with("head_count_") || field == "seats" || field == "birth_year" || field == "amount";
}

std::size_t characters_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

MappedTable::MappedTable(Table const& table, std::map<std::string, std::string> const& mapping) : table_(table) {
  std::vector<std::string> marked;
  for (auto const& [field, name] : mapping) {
    auto const found = std::find(table.columns.begin(), table.columns.end(), name);
    if (found == table.columns.end()) continue;
    Column column{static_cast<std::size_t>(found - table.columns.begin()), name, {}, {}};
    column.says_something = std::any_of(table.rows.begin(), table.rows.end(),
                                        [&](auto const& row) { return column.cell < row.cells.size() && !row.cells[column.cell].empty(); });
    if (is_date(field)) column.dates = date_habit_of(cells_of(table, column.cell));
    if (is_number(field)) column.numbers = number_habit_of(cells_of(table, column.cell));
    if (field == "percent") column.percents = percent_habit_of(cells_of(table, column.cell));
    if (field.starts_with("full_name")) {
      auto names = cells_of(table, column.cell);
      for (auto& each : names) each.resize(split_meant(each).first.size());
      column.names = name_order_of(names);
    }
    if (field.starts_with("attendance")) {
      auto cells = cells_of(table, column.cell);
      marked.insert(marked.end(), std::make_move_iterator(cells.begin()), std::make_move_iterator(cells.end()));
    }
    columns_.emplace(field, std::move(column));
  }
  marks_ = mark_habit_of(marked);
  for (auto const& note : table.notes) notes_.emplace(std::pair(note.row, note.column), &note);
}

MappedTable::Column const* MappedTable::of(std::string_view field) const {
  auto const found = columns_.find(field);
  return found == columns_.end() ? nullptr : &found->second;
}

CellNote const* MappedTable::note(int row, std::size_t cell) const {
  auto const found = notes_.find({row, static_cast<int>(cell)});
  return found == notes_.end() ? nullptr : found->second;
}

std::string_view RowCells::record_of(std::initializer_list<std::string_view> fields) const {
  for (auto const& [field, record] : meant)
    if (std::find(fields.begin(), fields.end(), field) != fields.end()) return record;
  return {};
}

std::string record_meant(std::string_view text, std::string_view record) {
  std::string out(text);
  return out.append(" #").append(record);
}

std::pair<std::string_view, std::string_view> split_meant(std::string_view cell) {
  auto const mark = cell.rfind(" #");
  if (mark == std::string_view::npos) return {cell, {}};
  auto const record = cell.substr(mark + 2);
  if (record != new_record && !Uuid::parse(record)) return {cell, {}};
  return {cell.substr(0, mark), record};
}

bool RowCells::is_refused() const {
  return std::any_of(remarks.begin(), remarks.end(), [](auto const& remark) { return !remark.warning; });
}

std::string_view CellReader::cell(std::string_view field) {
  auto const* column = table_.of(field);
  if (!column) return {};
  if (auto const* note = table_.note(row_.row, column->cell)) {
    remark(field, note->code, note->detail);
    return {};
  }
  if (column->cell >= row_.cells.size() || row_.cells[column->cell].empty()) return {};
  std::string_view const whole = row_.cells[column->cell];
  auto const [text, record] = names_a_record(field) ? split_meant(whole) : std::pair(whole, std::string_view());
  if (!record.empty()) out_.meant.emplace_back(field, record);
  // What is kept for showing is bounded; the whole cell is judged.
  out_.values.emplace_back(field, text.size() <= 2000 ? text : std::string_view());
  return text;
}

std::string CellReader::text(std::string_view field, std::size_t greatest, bool multiline) {
  auto const given = cell(field);
  auto clean = multiline ? std::string(given) : one_line(given);
  if (characters_of(clean) <= greatest) return clean;
  remark(field, "too_long", std::to_string(greatest));
  return {};
}

std::optional<LocalDate> CellReader::date(std::string_view field) {
  auto const* column = table_.of(field);
  return column ? take(field, read_date(cell(field), column->dates)) : std::nullopt;
}

std::optional<PartialDate> CellReader::partial_date(std::string_view field) {
  auto const* column = table_.of(field);
  return column ? take(field, read_partial_date(cell(field), column->dates)) : std::nullopt;
}

std::optional<Amount> CellReader::amount(std::string_view field) {
  auto const* column = table_.of(field);
  return column ? take(field, read_amount(cell(field), column->numbers)) : std::nullopt;
}

std::optional<LocalTime> CellReader::time(std::string_view field) {
  auto given = text(field, 20);
  if (given.empty()) return std::nullopt;
  // "9h", "9h30" and "9:00" are how people write 09:00.
  if (auto const hour = given.find_first_of("hH"); hour != std::string::npos) given.replace(hour, 1, hour + 1 == given.size() ? ":00" : ":");
  if (given.size() > 1 && given[1] == ':') given.insert(0, 1, '0');
  auto const parsed = LocalTime::parse(given);
  if (!parsed) remark(field, "invalid_time");
  return parsed;
}

std::optional<int> CellReader::number(std::string_view field) {
  auto const* column = table_.of(field);
  if (!column) return std::nullopt;
  auto const number = take(field, read_whole_number(cell(field), column->numbers));
  if (!number) return std::nullopt;
  if (*number <= 999'999'999) return static_cast<int>(*number);
  remark(field, "out_of_range", "0 – 999999999");
  return std::nullopt;
}

std::optional<int> CellReader::percent(std::string_view field) {
  auto const* column = table_.of(field);
  return column ? take(field, read_percent(cell(field), column->percents)) : std::nullopt;
}

std::optional<FullName> CellReader::full_name(std::string_view field) {
  auto const* column = table_.of(field);
  return column ? take(field, read_full_name(cell(field), column->names)) : std::nullopt;
}

std::optional<Civility> CellReader::civility(std::string_view field) { return take(field, read_civility(cell(field))); }
std::optional<Sex> CellReader::sex(std::string_view field) { return take(field, read_sex(cell(field))); }
std::optional<std::string> CellReader::email(std::string_view field) { return take(field, read_email(cell(field))); }
std::optional<std::string> CellReader::phone(std::string_view field) { return take(field, read_phone(cell(field))); }
std::optional<AttendanceMark> CellReader::mark(std::string_view field) { return take(field, read_attendance_mark(cell(field), table_.marks())); }

bool CellReader::is_emptied(std::string_view field) const {
  auto const* column = table_.of(field);
  if (!column || !column->says_something || table_.note(row_.row, column->cell)) return false;
  return column->cell >= row_.cells.size() || row_.cells[column->cell].empty();
}

void CellReader::remark(std::string_view field, std::string code, std::string detail, bool warning) {
  auto const* column = table_.of(field);
  out_.remarks.push_back({column ? column->name : std::string(), std::move(code), std::move(detail), warning});
}

std::string column_of(std::map<std::string, std::string> const& mapping, std::string const& field) {
  auto const found = mapping.find(field);
  return found == mapping.end() ? std::string() : found->second;
}

RowOutcome outcome_of(std::vector<RowRemark> const& remarks, bool is_known, bool is_same) {
  bool const refused = std::any_of(remarks.begin(), remarks.end(), [](auto const& remark) { return !remark.warning; });
  return refused ? RowOutcome::error : !is_known ? RowOutcome::fresh : is_same ? RowOutcome::unchanged : RowOutcome::changed;
}

std::vector<FieldChange> differences(Described const& before, Described const& after) {
  std::vector<FieldChange> changes;
  for (std::size_t i = 0; i < before.size() && i < after.size(); ++i)
    if (before[i].second != after[i].second) changes.push_back({after[i].first, before[i].second, after[i].second});
  return changes;
}

std::string const& default_of(std::map<std::string, std::string> const& defaults, std::string const& name) {
  static std::string const empty;
  auto const found = defaults.find(name);
  return found == defaults.end() ? empty : found->second;
}

void correct(Table& table, std::vector<Correction> const& corrections) {
  for (auto const& correction : corrections) {
    auto const column = std::find(table.columns.begin(), table.columns.end(), correction.column);
    auto const row = std::lower_bound(table.rows.begin(), table.rows.end(), correction.row,
                                      [](SheetRow const& each, int number) { return each.row < number; });
    if (column == table.columns.end() || row == table.rows.end() || row->row != correction.row) continue;
    auto const at = static_cast<std::size_t>(column - table.columns.begin());
    if (row->cells.size() <= at) row->cells.resize(at + 1);
    row->cells[at] = clean_cell(correction.value);
    std::erase_if(table.notes, [&](CellNote const& note) { return note.row == correction.row && note.column == static_cast<int>(at); });
  }
}

}  // namespace athar
