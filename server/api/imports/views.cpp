#include "server/api/imports/views.hpp"

#include <algorithm>

#include "domain/imports/columns.hpp"
#include "server/api/imports/import_jobs.hpp"
#include "server/jobs/import_plan.hpp"
#include "server/json/messages.hpp"

namespace athar::api {
namespace {

constexpr std::size_t sample_rows = 5;
constexpr std::size_t rows_shown = 50;
constexpr std::size_t greatest_cell = 500;
constexpr std::size_t most_ignored = 50;
constexpr std::size_t most_hidden = 200;

/// Cells for showing: one that is a whole book is left out.
std::vector<std::string> shown(std::vector<std::string> cells) {
  for (auto& cell : cells)
    if (cell.size() > greatest_cell) cell.clear();
  return cells;
}

/// What an ambiguous cell may say, "1250 | 1,25" in its remark: each is read in one way.
std::vector<ImportChoiceView> choices_of(RowRemark const& remark) {
  std::vector<ImportChoiceView> choices;
  if (remark.code != "ambiguous_date" && remark.code != "ambiguous_number" && remark.code != "ambiguous_count" && remark.code != "ambiguous_mark") return choices;
  constexpr std::string_view separator = " | ";
  for (std::string_view rest = remark.detail; !rest.empty();) {
    auto const end = rest.find(separator);
    std::string const value(rest.substr(0, end));
    choices.push_back({value, value});
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + separator.size());
  }
  return choices;
}

}  // namespace

ImportView view_of(Import const& i, Call const& call) {
  ImportView view;
  view.id = i.id;
  view.version = i.version;
  view.kind = i.kind;
  view.session_id = i.session_id;
  view.state = std::string(name_of(i.state));
  view.file_name = i.file_name;
  view.sha256 = i.sha256;
  view.rows = i.total_rows;
  view.layout = {i.layout.sheet, i.layout.header_first, i.layout.header_last};
  view.remembered_at = i.remembered_at;
  view.mapping = i.mapping;
  view.defaults = i.defaults;
  view.progress = {i.state == ImportState::confirmed ? i.total_rows : 0, i.total_rows};
  view.counts = {{"new", i.counts.fresh}, {"unchanged", i.counts.unchanged}, {"changed", i.counts.changed}, {"error", i.counts.error}};
  view.skip_rows_in_error = i.skip_rows_in_error;
  if (!i.account_name.empty()) view.account_name = i.account_name;
  view.created_at = i.created_at;
  view.finished_at = i.finished_at;
  view.undone_at = i.undone_at;
  bool const can_map = i.state == ImportState::uploaded || i.state == ImportState::previewed;
  view.can = {{"map", can_map}, {"correct", i.state == ImportState::previewed}, {"confirm", i.state == ImportState::previewed && i.total_rows > 0},
              {"cancel", !is_over(i.state)}, {"undo", i.state == ImportState::confirmed}};
  if (!i.failure.empty()) view.failure = ImportFailureView{i.failure, json::message(call.language, i.failure, i.failure_detail), i.failure_detail};
  if (!is_under_way(i.state) || call.services.imports == nullptr) return view;
  if (auto const progress = call.services.imports->progress(i.id)) view.progress = {progress->done, progress->total};
  return view;
}

ImportView view_with_file(UnitOfWork& unit, Import const& i, ImportFile const& file, Call const& call) {
  auto view = view_of(i, call);
  auto const& kind = *import_kind_named(i.kind);
  view.fields.assign(kind.fields.begin(), kind.fields.end());
  for (auto& field : more_fields(unit, i)) view.fields.push_back(std::move(field));
  view.required_fields.emplace_back(kind.one_of.begin(), kind.one_of.end());
  view.default_fields.assign(kind.default_fields.begin(), kind.default_fields.end());
  for (auto const& sheet : file.sheets) view.sheets.push_back({sheet.name, sheet.hidden, static_cast<int>(sheet.rows.size())});
  if (file.encoding) view.text = ImportTextView{std::string(name_of(file.encoding->encoding)), file.encoding->certain, std::string(file.delimiter ? 1 : 0, file.delimiter)};
  for (auto const& each : unit.imports().corrections(i.id)) view.corrections.push_back({each.row, each.column, each.value});
  if (!check_layout(i.layout, file.sheets)) return view;

  auto const& sheet = file.sheets[static_cast<std::size_t>(i.layout.sheet)];
  for (std::size_t n = 0; n < std::min(rows_shown, sheet.rows.size()); ++n)
    view.first_rows.push_back({sheet.rows[n].row, sheet.rows[n].hidden, shown(sheet.rows[n].cells)});
  auto outline = outline_of(sheet, i.layout);
  for (auto& row : athar::first_rows(sheet, outline, sample_rows)) {
    auto cells = shown(std::move(row.cells));
    cells.resize(outline.columns.size());
    view.sample.push_back(std::move(cells));
  }
  for (std::size_t n = 0; n < std::min(most_ignored, outline.ignored.size()); ++n)
    view.ignored_rows.push_back({outline.ignored[n].row, outline.ignored[n].why, outline.ignored[n].text});
  for (auto const at : outline.rows)
    if (sheet.rows[at].hidden && view.hidden_rows.size() < most_hidden) view.hidden_rows.push_back(sheet.rows[at].row);
  if (i.state == ImportState::uploaded) view.rows = static_cast<int>(outline.rows.size());
  view.columns = std::move(outline.columns);
  return view;
}

void write_row(json::Writer& out, ImportRow const& row, Call const& call) {
  ImportRowView view;
  view.row = row.row;
  view.outcome = std::string(name_of(row.outcome));
  view.label = row.label;
  view.values = {row.values.begin(), row.values.end()};
  for (auto const& change : row.changes) view.changes.push_back({change.field, change.before, change.after});
  for (auto const& remark : row.remarks)
    view.errors.push_back({row.row, remark.column, remark.code, json::message(call.language, remark.code, remark.detail), remark.detail,
                           remark.warning ? "warning" : "error", choices_of(remark)});
  view.subject_id = row.subject;
  json::write(out, view);
}

}  // namespace athar::api
