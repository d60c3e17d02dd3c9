#include "server/api/public_register/public_register.hpp"

#include <fstream>
#include <iterator>

#include "server/api/framework/command.hpp"
#include "server/api/framework/csv.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/public_register/shared_answers.hpp"
#include "server/api/public_register/table.hpp"
#include "server/api/public_register/views.hpp"
#include "server/process/child.hpp"
#include "server/tables/sheet.hpp"

namespace athar::api {
namespace {

using Kept = SharedAnswers::Kept;

constexpr int rows_at_once = 500;
constexpr std::string_view xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

PublicAgreementFilter asked_filter(QueryReader& query) {
  auto const state = query.one_of("state", {"signed", "in_force", "suspended", "ended"});
  return {.search = query.text("q"),
          .type = query.text("type"),
          .country = query.text("country"),
          .domain = query.text("domain"),
          .year = query.number("year", 1900, 2200),
          .state = state ? public_state_named(*state) : std::nullopt};
}

Kept kept(std::string body) { return {.body = std::make_shared<std::string const>(std::move(body)), .file_name = {}, .etag = {}}; }

/// Runs a read and counts its statements.
template <class Work>
auto reading(Call& call, Work work, Patience patience = Patience::quick) {
  auto unit = call.services.database.read(patience);
  auto done = work(*unit);
  call.sql_statements += unit->statements();
  return done;
}

Result<Answer> list(Call& call, SharedAnswers& shared) {
  QueryReader query(call);
  auto const filter = asked_filter(query);
  auto const page = query.page({"-signed_on", "title", "ends_on"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return shared.answer(call, [&]() -> Result<Kept> {
    return reading(call, [&](UnitOfWork& unit) -> Result<Kept> {
      auto const found = unit.agreements().public_register().list(filter, page, call.services.today());
      return kept(page_json(found, page, [](json::Writer& out, PublicAgreementRow const& row) { json::write(out, item_of(row)); }));
    });
  });
}

Result<Answer> show(Call& call, SharedAnswers& shared) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return shared.answer(call, [&]() -> Result<Kept> {
    return reading(call, [&](UnitOfWork& unit) -> Result<Kept> {
      auto const today = call.services.today();
      auto const agreement = unit.agreements().public_register().find(*id, today);
      if (!agreement) return refuse(not_found("agreement"));
      return kept(json::to_json(view_of(unit, *agreement, agreement->shows_amounts, today)));
    });
  });
}

Result<Answer> show_counts(Call& call, SharedAnswers& shared) {
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return shared.answer(call, [&]() -> Result<Kept> {
    return reading(call, [&](UnitOfWork& unit) -> Result<Kept> {
      return kept(json::to_json(view_of(unit.agreements().public_register().counts(call.services.today()))));
    });
  });
}

std::string content_of(std::string const& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string title_of(Language language) {
  return language == Language::ar ? "سجل الاتفاقيات" : language == Language::en ? "Register of agreements" : "Registre des accords";
}

/// Every row that the filter leaves, page by page.
template <class Take>
void each_row(UnitOfWork& unit, TableWords const& words, PublicAgreementFilter const& filter, PageRequest page, LocalDate today, Take take) {
  auto const columns = public_register_columns();
  page.limit = rows_at_once;
  int rows = 0;
  for (bool more = true; more && rows < greatest_counted_total;) {
    auto const found = unit.agreements().public_register().list(filter, page, today);
    std::vector<Cell> cells(columns.size());
    for (auto const& row : found.items) {
      for (std::size_t i = 0; i < columns.size(); ++i) cells[i] = columns[i].cell(row, words);
      take(cells);
    }
    rows += static_cast<int>(found.items.size());
    more = go_on(found, page);
  }
}

Kept file_of(UnitOfWork& unit, PublicAgreementFilter const& filter, PageRequest const& page, LocalDate today, Language language, bool csv) {
  TableWords const words(unit, language);
  std::vector<Heading const*> headings;
  for (auto const& column : public_register_columns()) headings.push_back(&heading(column.code));
  auto const name = "athar-agreements-" + today.text();
  if (csv) {
    CsvWriter out;
    write_csv_header(out, headings, language);
    each_row(unit, words, filter, page, today, [&](auto const& cells) { write_csv_row(out, cells, language); });
    auto made = kept(out.take());
    made.content_type = "text/csv; charset=utf-8";
    made.file_name = name + ".csv";
    return made;
  }
  process::TemporaryFolder const folder("public_register");
  auto const file = folder.path() + "/register.xlsx";
  auto sheet = xlsx_sheet(file, title_of(language), headings, language);
  each_row(unit, words, filter, page, today, [&](auto const& cells) { sheet->row(cells); });
  sheet->finish({});
  auto made = kept(content_of(file));
  made.content_type = xlsx_type;
  made.file_name = name + ".xlsx";
  return made;
}

Result<Answer> download(Call& call, SharedAnswers& shared) {
  QueryReader query(call);
  auto const filter = asked_filter(query);
  bool const csv = query.one_of("format", {"xlsx", "csv"}) == "csv";
  auto const wanted = query.one_of("language", {"fr", "ar", "en"});
  auto page = query.page({"-signed_on", "title", "ends_on"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  page.after_key.reset();
  page.after_id.reset();
  page.with_total = false;
  auto const language = !wanted ? call.language : *wanted == "ar" ? Language::ar : *wanted == "en" ? Language::en : Language::fr;
  return shared.answer(call, [&]() -> Result<Kept> {
    return reading(call, [&](UnitOfWork& unit) -> Result<Kept> { return file_of(unit, filter, page, call.services.today(), language, csv); },
                   Patience::patient);
  });
}

}  // namespace

std::vector<Route> public_register_routes() {
  using json::ParameterType;
  using json::shape_of;
  // One memory for all four, as long as the routes live.
  auto const shared = std::make_shared<SharedAnswers>();
  auto with = [shared](Result<Answer> (*handler)(Call&, SharedAnswers&)) { return [shared, handler](Call& call) { return handler(call, *shared); }; };
  std::vector<json::Parameter> const filters{
      {.name = "q", .description = "Part of a title, reference, place, framework or party's name"}, {.name = "type"},
      {.name = "country", .description = "Of the partnership or of a party, ISO 3166-1 alpha-2"}, {.name = "domain"},
      {.name = "year", .description = "Of signature", .type = ParameterType::integer},
      {.name = "state", .choices = {"signed", "in_force", "suspended", "ended"}},
      {.name = "sort", .choices = {"-signed_on", "title", "ends_on"}}};
  auto paged = filters;
  for (json::Parameter const& each : std::vector<json::Parameter>{{.name = "limit", .type = ParameterType::integer}, {.name = "cursor"},
                                                                 {.name = "total", .type = ParameterType::boolean}})
    paged.push_back(each);
  auto of_files = filters;
  of_files.push_back({.name = "format", .choices = {"xlsx", "csv"}});
  of_files.push_back({.name = "language", .choices = {"fr", "ar", "en"}});
  return {
      {http::Method::get, "/api/v1/public/agreements", Permission::open, with(list),
       {.summary = "The public register of agreements",
        .description = "Agreements that the house publishes: never what is confidential, nor what is not signed.", .tag = "public", .query = paged,
        .answer = &shape_of<json::Page<PublicAgreementItem>>(), .errors = {422}}},
      {http::Method::get, "/api/v1/public/agreements/{id}", Permission::open, with(show),
       {.summary = "An agreement of the public register, with its amendments and family", .tag = "public", .answer = &shape_of<PublicAgreementView>(),
        .errors = {404, 422}}},
      {http::Method::get, "/api/v1/public/agreement_counts", Permission::open, with(show_counts),
       {.summary = "The public register in numbers, by what it can be narrowed by", .tag = "public", .answer = &shape_of<PublicRegisterCountsView>(),
        .errors = {422}}},
      {http::Method::get, "/api/v1/public/agreement_file", Permission::open, with(download),
       {.summary = "The public register as a spreadsheet or CSV", .tag = "public", .query = of_files, .errors = {422}}, http::Lane::slow},
  };
}

}  // namespace athar::api
