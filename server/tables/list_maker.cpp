#include "server/tables/list_maker.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "domain/training/session.hpp"
#include "server/api/framework/csv.hpp"
#include "server/tables/aggregated.hpp"
#include "server/tables/filters.hpp"
#include "server/tables/local_time.hpp"
#include "server/tables/sheet.hpp"
#include "server/tables/unnamed.hpp"

namespace athar::api {
namespace {

constexpr int rows_at_once = 2000;
constexpr std::string_view xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr std::string_view csv_type = "text/csv; charset=utf-8";
/// Parameters of a list that say how it is cut into answers, not what is in it.
constexpr std::array<std::string_view, 4> of_answers{"limit", "cursor", "total", "format"};

ListTable const* table_named(std::vector<ListTable> const& tables, std::string const& name) {
  auto const found = std::find_if(tables.begin(), tables.end(), [&](auto const& table) { return table.list == name; });
  return found == tables.end() ? nullptr : &*found;
}

bool has_names(ListTable const& table) { return table.names_people || !table.naming.empty(); }

/// What a list gives to whoever did not ask for names: counts of people, or its rows without what names them.
std::unique_ptr<TableReader> without_names(ListTable const& table, std::unique_ptr<TableReader> rows) {
  if (table.names_people) return aggregated(std::move(rows));
  return table.naming.empty() ? std::move(rows) : unnamed(std::move(rows), table.naming);
}

/// The list's own request, as if it had been sent to the list.
http::Request request_of(ExportOrder const& order) {
  http::Request request;
  request.path = "/api/v1/" + order.list;
  for (auto const& [name, value] : order.filters) request.query.emplace_back(name, value);
  return request;
}

/// A list opened for the columns that were asked for.
struct Opened {
  std::unique_ptr<TableReader> reader;
  std::vector<std::size_t> chosen;
  std::vector<Heading const*> headings;
};

Result<Opened> open(ListTable const& table, Call& call, ExportOrder const& order) {
  auto request = request_of(order);
  Call asked{request, call.services, call.caller, order.language, {}};
  auto reader = table.open(asked);
  if (!reader) {
    auto error = std::move(reader.error());
    for (auto& field : error.fields) field.path = "filters/" + field.path;
    return refuse(std::move(error));
  }
  if (!order.names) *reader = without_names(table, std::move(*reader));
  Opened opened{std::move(*reader), {}, {}};
  auto const known = opened.reader->columns();
  std::vector<FieldError> errors;
  for (std::size_t i = 0; i < order.columns.size(); ++i) {
    auto const path = "columns/" + std::to_string(i);
    auto const found = std::find(known.begin(), known.end(), order.columns[i]);
    if (found == known.end() && std::find(table.withheld.begin(), table.withheld.end(), order.columns[i]) != table.withheld.end()) continue;
    if (found == known.end()) {
      std::string names;
      for (auto each : known) names += (names.empty() ? "" : ", ") + std::string(each);
      errors.push_back({path, "not_one_of", names});
      continue;
    }
    auto const at = static_cast<std::size_t>(found - known.begin());
    if (std::find(opened.chosen.begin(), opened.chosen.end(), at) != opened.chosen.end()) errors.push_back({path, "repeated_code", order.columns[i]});
    opened.chosen.push_back(at);
  }
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  if (order.columns.empty())
    for (std::size_t i = 0; i < known.size(); ++i) opened.chosen.push_back(i);
  if (opened.chosen.empty()) return refuse(not_allowed());
  for (auto at : opened.chosen) opened.headings.push_back(&heading(known[at]));
  return opened;
}

struct ColophonWords {
  std::string_view list, filter, no_filter, as_of, by, at, rows, demonstration, demonstration_text;
};

ColophonWords const& colophon_words(Language language) {
  static constexpr ColophonWords fr{"Liste", "Filtre", "aucun", "Situation au", "Exporté par", "Exporté le", "Nombre de lignes",
                                    "Démonstration", "Données de démonstration : ne pas diffuser comme des données réelles"};
  static constexpr ColophonWords ar{"اللائحة", "التصفية", "بدون", "الوضعية بتاريخ", "صدرها", "تاريخ التصدير", "عدد الأسطر",
                                    "بيانات تجريبية", "بيانات تجريبية: لا تنشر على أنها بيانات حقيقية"};
  static constexpr ColophonWords en{"List", "Filter", "none", "Situation as of", "Exported by", "Exported on", "Number of rows",
                                    "Demonstration", "Demonstration data: do not pass on as real"};
  return language == Language::ar ? ar : language == Language::en ? en : fr;
}

Colophon colophon_of(ExportTask& task, UnitOfWork& unit, TableWords const& words, ListTable const& table, Instant as_of, std::int64_t rows) {
  auto const& said = colophon_words(task.order.language);
  Colophon lines{{std::string(said.list), cell(table.title.in(task.order.language))}};
  auto const filter = std::string(said.filter);
  if (task.order.filters.empty()) lines.emplace_back(filter, cell(said.no_filter));
  for (auto const& [name, value] : task.order.filters)
    lines.emplace_back(filter + " › " + filter_label(task.order.language, name), cell(filter_value(unit, task.call.caller, words, table.list, name, value)));
  lines.emplace_back(std::string(said.as_of), cell(as_of));
  lines.emplace_back(std::string(said.by), cell(task.call.caller.name));
  lines.emplace_back(std::string(said.at), cell(task.call.services.now()));
  lines.emplace_back(std::string(said.rows), cell(rows));
  if (task.call.services.demonstration) lines.emplace_back(std::string(said.demonstration), cell(said.demonstration_text));
  return lines;
}

Result<ListTable const*> asked_table(std::vector<ListTable> const& tables, ExportOrder const& order) {
  if (order.list.empty()) return refuse(invalid_field("list", "required"));
  if (auto const* table = table_named(tables, order.list)) return table;
  std::string names;
  for (auto const& each : tables) names += (names.empty() ? "" : ", ") + std::string(each.list);
  return refuse(invalid_field("list", "not_one_of", names));
}

/// The list of those registered in a session that the caller leads.
bool is_of_own_session(Call& call, ExportOrder const& order) {
  auto const given = order.filters.find("session");
  if (order.list != "registrations" || given == order.filters.end() || !call.caller.person_id) return false;
  auto const session = SessionId::parse(given->second);
  if (!session) return false;
  auto unit = call.services.database.read();
  Scope own;
  own.trainer = call.caller.person_id;
  bool const leads = unit->sessions().visible(*session, own);
  call.sql_statements += unit->statements();
  return leads;
}

/// Errors: not_allowed, required (reason).
Result<void> may_have_names(ListTable const& table, Call& call, ExportOrder const& order) {
  if (!has_names(table) || !order.names) return {};
  if (!call.caller.may(Permission::people_export)) return refuse(not_allowed());
  if (order.reason.empty() && !is_of_own_session(call, order)) return refuse(invalid_field("reason", "required"));
  return {};
}

}  // namespace

Result<void> check_list(std::vector<ListTable> const& tables, Call& call, ExportOrder const& order) {
  auto table = asked_table(tables, order);
  if (!table) return refuse(std::move(table.error()));
  if (!call.caller.may((*table)->permission)) return refuse(not_allowed());
  if (auto may = may_have_names(**table, call, order); !may) return may;
  if (order.format != "xlsx" && order.format != "csv") return refuse(invalid_field("format", "not_one_of", "xlsx, csv"));
  for (auto name : of_answers)
    if (order.filters.contains(std::string(name))) return refuse(invalid_field("filters/" + std::string(name), "unknown_parameter"));
  auto opened = open(**table, call, order);
  if (!opened) return refuse(std::move(opened.error()));
  return {};
}

Result<MadeExport> write_list(std::vector<ListTable> const& tables, ExportTask& task) {
  auto table = asked_table(tables, task.order);
  if (!table) return refuse(std::move(table.error()));
  auto opened = open(**table, task.call, task.order);
  if (!opened) return refuse(std::move(opened.error()));
  auto const language = task.order.language;
  auto const title = (*table)->title.in(language);
  bool const is_csv = task.order.format == "csv";

  auto unit = task.call.services.database.snapshot();
  TableWords const words(*unit, language);
  auto const as_of = opened->reader->known_as_of().value_or(task.call.services.now());
  auto sheet = is_csv ? csv_sheet(task.file, opened->headings, language) : xlsx_sheet(task.file, title, opened->headings, language);
  std::int64_t rows = 0;
  bool fits = true;
  for (bool more = true; more && fits;) {
    more = opened->reader->read(*unit, words, opened->chosen, rows_at_once, [&](std::vector<Cell> const& cells) {
      fits = is_csv || rows < greatest_xlsx_rows;
      if (!fits) return;
      sheet->row(cells);
      ++rows;
    });
    task.checkpoint(rows, 0);
  }
  if (!fits) return refuse(invalid_field("list", "too_many_rows_for_a_sheet", std::to_string(greatest_xlsx_rows)));
  sheet->finish(colophon_of(task, *unit, words, **table, as_of, rows));
  return MadeExport{.file_name = title + " " + in_casablanca(as_of).date.text() + (is_csv ? ".csv" : ".xlsx"),
                    .content_type = std::string(is_csv ? csv_type : xlsx_type), .rows = rows};
}

ExportMaker list_maker(std::vector<ListTable> tables) {
  auto const shared = std::make_shared<std::vector<ListTable> const>(std::move(tables));
  return {.kind = "list",
          .permission = Permission::signed_in,
          .check = [shared](Call& call, ExportOrder const& order) { return check_list(*shared, call, order); },
          .make = [shared](ExportTask& task) { return write_list(*shared, task); }};
}

Result<Answer> csv_answer(Call& call, ListTable const& table) {
  auto reader = table.open(call);
  if (!reader) return refuse(std::move(reader.error()));
  // Names leave by an export, which says why and is kept in the audit trail.
  *reader = without_names(table, std::move(*reader));
  auto unit = call.services.database.read(Patience::patient);
  TableWords const words(*unit, call.language);
  std::vector<std::size_t> chosen;
  std::vector<Heading const*> headings;
  for (auto code : (*reader)->columns()) {
    chosen.push_back(chosen.size());
    headings.push_back(&heading(code));
  }
  CsvWriter out;
  write_csv_header(out, headings, call.language);
  std::int64_t rows = 0;
  for (bool more = true; more && rows < greatest_counted_total;)
    more = (*reader)->read(*unit, words, chosen, rows_at_once, [&](std::vector<Cell> const& cells) {
      write_csv_row(out, cells, call.language);
      ++rows;
    });
  call.sql_statements += unit->statements();
  Answer answer;
  answer.body = out.take();
  answer.content_type = csv_type;
  answer.headers.push_back({"Content-Disposition", "attachment; filename=\"" + std::string(table.list) + ".csv\""});
  return answer;
}

}  // namespace athar::api
