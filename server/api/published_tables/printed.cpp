#include <fstream>
#include <iterator>
#include <map>

#include "server/api/framework/csv.hpp"
#include "server/api/published_tables/views.hpp"
#include "server/json/terms.hpp"
#include "server/process/child.hpp"
#include "server/tables/grid_book.hpp"

/// A published table as it was printed: for screens, as CSV and as a workbook.
namespace athar::api {
namespace {

enum class Form { json, csv, xlsx };

/// Whoever asks for anything but what was printed is told so; free filters would give small cells away by subtraction.
Result<Form> asked_form(Call const& call) {
  auto form = Form::json;
  for (auto const& [name, value] : call.request.query) {
    if (name != "format" || (value != "csv" && value != "json" && value != "xlsx")) return refuse(not_allowed());
    form = value == "csv" ? Form::csv : value == "xlsx" ? Form::xlsx : Form::json;
  }
  return form;
}

/// The table as a spreadsheet shows it: rows of the first grouping, columns of the second, totals last.
Grid grid_of(PublicTable const& table, Language language) {
  std::map<std::vector<std::string>, Cell> shown;
  for (auto const& each : table.cells)
    shown[each.key] = each.number ? cell(*each.number) : cell(json::term(language, "published_mark", std::string(name_of(each.mark))));
  std::string const total = json::term(language, "published_mark", "total");
  PublishedGrouping const none{};
  auto const& rows = table.by.empty() ? none : table.by[0];
  auto const& columns = table.by.size() < 2 ? none : table.by[1];

  Grid grid{.title = table.title.in(language), .notes = {{table.measure_name.in(language), table.edition.day.text()}}, .headings = {}, .rows = {}};
  grid.headings.push_back(rows.dimension.empty() ? "" : json::term(language, "dimension", rows.dimension));
  for (auto const& code : columns.codes) grid.headings.push_back(code_name(columns, code, language));
  grid.headings.push_back(total);
  auto const line = [&](std::string const& name, std::string const& code) {
    std::vector<Cell> cells{cell(name)};
    auto key = std::vector<std::string>(table.by.size());
    if (!key.empty()) key[0] = code;
    for (auto const& column : columns.codes) {
      key[1] = column.code;
      cells.push_back(shown[key]);
    }
    if (key.size() == 2) key[1].clear();
    cells.push_back(shown[key]);
    grid.rows.push_back(std::move(cells));
  };
  for (auto const& code : rows.codes) line(code_name(rows, code, language), code.code);
  line(total, "");
  return grid;
}

std::string csv_of(Grid const& grid) {
  CsvWriter out;
  out.cell(grid.title).end_row();
  for (auto const& note : grid.notes) {
    for (auto const& text : note) out.cell(text);
    out.end_row();
  }
  for (auto const& heading : grid.headings) out.cell(heading);
  out.end_row();
  for (auto const& row : grid.rows) {
    for (auto const& each : row) {
      auto const* const number = std::get_if<std::int64_t>(&each);
      auto const* const text = std::get_if<std::string>(&each);
      out.cell(number ? std::to_string(*number) : text ? *text : "");
    }
    out.end_row();
  }
  return out.take();
}

std::string xlsx_of(Grid const& grid, Language language) {
  process::TemporaryFolder const folder("published");
  auto const file = folder.path() + "/table.xlsx";
  write_grid(file, grid, language);
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

PublicTable printed_view(UnitOfWork& unit, PublishedTable const& table, Edition const& edition) {
  PublicTable view{.id = table.id,
                   .title = table.title,
                   .measure = table.measure,
                   .measure_name = measure_name(table),
                   .measure_text = measure_text(table),
                   .programme_title = programme_title(programme_titles(unit, {table}), table),
                   .from = table.from,
                   .to = table.to,
                   .edition = {edition.day, edition.published_at},
                   .by = groupings_of(unit, table, edition.figures),
                   .cells = {}};
  for (auto const& figure : edition.figures)
    view.cells.push_back({figure.key, figure.shown.mark,
                          figure.shown.mark == Mark::number ? std::optional(figure.shown.number) : std::nullopt});
  return view;
}

Result<Answer> printed_answer(Call& call, UnitOfWork& unit, PublishedTable const& table, Edition const& edition) {
  auto form = asked_form(call);
  if (!form) return refuse(std::move(form.error()));
  auto const view = printed_view(unit, table, edition);
  Answer answer;
  if (*form == Form::json) {
    answer.body = json::to_json(view);
    return answer;
  }
  auto const grid = grid_of(view, call.language);
  bool const csv = *form == Form::csv;
  answer.body = csv ? csv_of(grid) : xlsx_of(grid, call.language);
  answer.content_type = csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  answer.headers.push_back({"Content-Disposition", "attachment; filename=\"athar-" + edition.day.text() + (csv ? ".csv\"" : ".xlsx\"")});
  return answer;
}

}  // namespace athar::api
