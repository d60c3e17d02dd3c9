#include "server/api/public_tables/public_tables.hpp"

#include <algorithm>
#include <map>

#include "server/api/framework/command.hpp"
#include "server/api/framework/csv.hpp"
#include "server/api/published_tables/views.hpp"
#include "server/json/terms.hpp"

namespace athar::api {
namespace {

/// Whoever asks for anything but what was printed is told so; free filters would give small cells away by subtraction.
Result<bool> wants_csv(Call const& call) {
  bool csv = false;
  for (auto const& [name, value] : call.request.query) {
    if (name != "format" || (value != "csv" && value != "json")) return refuse(not_allowed());
    csv = value == "csv";
  }
  return csv;
}

PublicTableLine line_of(ProgrammeTitles const& titles, PublishedTable const& table) {
  return {table.id, table.title, table.measure, measure_name(table), names_of(table.by), programme_title(titles, table), table.from, table.to};
}

Result<Answer> list(Call& call) {
  if (!call.request.query.empty()) return refuse(not_allowed());
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    PublicTableList view;
    if (auto const last = unit.published_tables().last_edition_head()) {
      auto const printed = unit.published_tables().in_last_edition();
      view.edition = PublishedEditionView{last->day, last->published_at};
      auto const tables = unit.published_tables().all();
      auto const titles = programme_titles(unit, tables);
      for (auto const& table : tables) {
        if (!table.withdrawn_at && std::find(printed.begin(), printed.end(), table.id) != printed.end()) view.items.push_back(line_of(titles, table));
      }
    }
    Answer answer;
    answer.body = json::to_json(view);
    return answer;
  });
}

PublicTable view_of(UnitOfWork& unit, PublishedTable const& table, Edition const& edition) {
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

/// Dimensions whose codes have words of the trade; the others bring their names.
std::string family_of(std::string const& dimension) { return dimension == "kind" ? "session_kind" : dimension; }

/// The table as a spreadsheet shows it: rows of the first grouping, columns of the second, totals last.
std::string csv_of(PublicTable const& table, Language language) {
  auto const word = [&](PublishedGrouping const& grouping, PublishedCode const& code) {
    if (code.name) return code.name->in(language);
    return json::term(language, family_of(grouping.dimension), code.code);
  };
  std::map<std::vector<std::string>, std::string> shown;
  for (auto const& cell : table.cells)
    shown[cell.key] = cell.number ? std::to_string(*cell.number) : json::term(language, "published_mark", std::string(name_of(cell.mark)));
  std::string const total = json::term(language, "published_mark", "total");
  PublishedGrouping const none{};
  auto const& rows = table.by.empty() ? none : table.by[0];
  auto const& columns = table.by.size() < 2 ? none : table.by[1];
  std::vector<std::string> column_codes;
  for (auto const& code : columns.codes) column_codes.push_back(code.code);

  CsvWriter out;
  out.cell(table.title.in(language)).end_row();
  out.cell(table.measure_name.in(language)).cell(table.edition.day.text()).end_row();
  out.cell(rows.dimension.empty() ? "" : json::term(language, "dimension", rows.dimension));
  for (auto const& code : columns.codes) out.cell(word(columns, code));
  out.cell(total).end_row();
  auto const line = [&](std::string const& name, std::string const& code) {
    out.cell(name);
    auto key = std::vector<std::string>(table.by.size());
    if (!key.empty()) key[0] = code;
    for (auto const& column : column_codes) {
      key[1] = column;
      out.cell(shown[key]);
    }
    if (key.size() == 2) key[1].clear();
    out.cell(shown[key]).end_row();
  };
  for (auto const& code : rows.codes) line(word(rows, code), code.code);
  line(total, "");
  return out.take();
}

Result<Answer> show(Call& call) {
  auto id = call.id<PublishedTableId>();
  if (!id) return refuse(std::move(id.error()));
  auto csv = wants_csv(call);
  if (!csv) return refuse(std::move(csv.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const table = unit.published_tables().find(*id);
    auto const last = unit.published_tables().last_edition(*id);
    if (!table || table->withdrawn_at || !last || last->figures.empty()) return refuse(not_found("published table"));
    auto const view = view_of(unit, *table, *last);
    Answer answer;
    if (*csv) {
      answer.body = csv_of(view, call.language);
      answer.content_type = "text/csv; charset=utf-8";
      answer.headers.push_back({"Content-Disposition", "attachment; filename=\"athar-" + last->day.text() + ".csv\""});
    } else {
      answer.body = json::to_json(view);
    }
    return answer;
  });
}

}  // namespace

std::vector<Route> public_table_routes() {
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/public/tables", Permission::open, list,
       {.summary = "The tables that were published, and the day they were printed", .tag = "public",
        .answer = &shape_of<PublicTableList>(), .errors = {403}}},
      {http::Method::get, "/api/v1/public/tables/{id}", Permission::open, show,
       {.summary = "A table as printed; no other question is answered", .tag = "public",
        .query = {{.name = "format", .choices = {"json", "csv"}}}, .answer = &shape_of<PublicTable>(), .errors = {403, 404}}},
  };
}

}  // namespace athar::api
