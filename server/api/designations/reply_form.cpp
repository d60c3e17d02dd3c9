#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include "domain/documents/wording.hpp"
#include "domain/reference/reference_list.hpp"
#include "server/api/designations/designations.hpp"
#include "server/api/designations/views.hpp"
#include "server/api/documents/printing.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/import_templates/columns.hpp"
#include "server/documents/words.hpp"
#include "server/jobs/designated_people.hpp"
#include "server/json/terms.hpp"
#include "server/process/child.hpp"
#include "server/tables/template_book.hpp"

namespace athar::api {
namespace {

using documents::Word;

constexpr Word sheet_title{"Désignations", "التعيينات", "Designations"};
constexpr Word form_title{"Fiche de désignation", "بطاقة التعيين", "Designation form"};
constexpr Word instruction{"Une ligne par personne, dans l'ordre de préférence. Renvoyez ce fichier tel quel : il porte la référence de la lettre.",
                           "سطر واحد لكل شخص حسب ترتيب الأفضلية. المرجو إرجاع هذا الملف كما هو، فهو يحمل مرجع الرسالة.",
                           "One line a person, in order of preference. Return this file as it is: it carries the letter's reference."};
constexpr Word standing_header{"Titulaire ou suppléant", "رسمي أو احتياطي", "Main or substitute"};
constexpr Word standing_help{"Un suppléant remplace un titulaire qui se désiste", "الاحتياطي يعوض من تعذر عليه الحضور", "A substitute stands in for a main who withdraws"};
constexpr Word main_word{"Titulaire", "رسمي", "Main"};
constexpr Word substitute_word{"Suppléant", "احتياطي", "Substitute"};

constexpr std::array<std::string_view, 9> fields{"family_name", "given_name", "family_name_ar", "given_name_ar", "sex", "function", "grade", "email", "phone"};

std::vector<std::string> grades(UnitOfWork& unit, Language language) {
  std::vector<std::string> words;
  for (auto const& item : unit.reference_lists().items("grade"))
    if (item.active) words.push_back(item.name.in(language));
  return words;
}

std::vector<EmptyColumn> columns_of(UnitOfWork& unit, Language language) {
  auto const lists = list_templates();
  auto const people = std::find_if(lists.begin(), lists.end(), [](auto const& each) { return each.kind == "people"; });
  std::vector<EmptyColumn> columns;
  for (auto const field : fields) {
    auto const column = std::find_if(people->columns.begin(), people->columns.end(), [&](auto const& each) { return each.field == field; });
    EmptyColumn out{.header = std::string(column->header(language)), .help = {}, .example = std::string(column->example(language)), .choices = {}};
    out.required = column->required;
    if (field == "sex")
      for (auto const& term : json::terms(language, "sex")) out.choices.push_back(term.word);
    if (field == "grade") out.choices = grades(unit, language);
    columns.push_back(std::move(out));
  }
  columns.push_back({.header = std::string(standing_header.in(language)), .help = std::string(standing_help.in(language)),
                     .example = std::string(main_word.in(language)),
                     .choices = {std::string(main_word.in(language)), std::string(substitute_word.in(language))}});
  return columns;
}

FormHead head_of(DesignationPage const& page, Language language) {
  auto const& d = page.designation;
  std::string const comma = "  ·  ";
  FormHead head;
  head.lines.push_back(fmt::format("{} – {} – {} ({})", form_title.in(language), page.organisation_name.in(language),
                                   page.session_title.in(language), page.session_reference));
  auto facts = fmt::format(fmt::runtime(documents::words::letter_places.in(language)), d.places);
  if (d.women_percent && *d.women_percent > 0)
    facts += comma + fmt::format(fmt::runtime(documents::words::letter_women.in(language)), *d.women_percent);
  if (d.deadline) facts += comma + fmt::format(fmt::runtime(documents::words::letter_deadline.in(language)), wording::date(*d.deadline, language));
  head.lines.push_back(std::move(facts));
  head.lines.emplace_back(instruction.in(language));
  head.hidden_sheet = std::string(reply_form_sheet);
  head.hidden_cells = {std::string(reply_form_mark), d.id.text(), page.session_reference};
  return head;
}

Result<Answer> reply_form(Call& call) {
  auto id = call.id<DesignationId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  auto const asked = query.one_of("language", {"fr", "ar", "en"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const page = find_designation(call, unit, *id);
    if (!page) return refuse(page.error());
    auto const language = !asked ? page->designation.language : *asked == "ar" ? Language::ar : *asked == "en" ? Language::en : Language::fr;
    process::TemporaryFolder const folder("reply-form");
    auto const path = folder.path() + "/form.xlsx";
    write_template(path, std::string(sheet_title.in(language)), columns_of(unit, language), language, head_of(*page, language));
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    Answer answer;
    answer.body = bytes.str();
    answer.content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    auto const name = fmt::format("{} – {} – {}.xlsx", form_title.in(language), page->session_reference, page->organisation_name.in(language));
    answer.headers.push_back({"Content-Disposition", content_disposition(name, "designation-form.xlsx")});
    return answer;
  });
}

}  // namespace

std::vector<Route> reply_form_routes() {
  return {{http::Method::get, "/api/v1/designations/{id}/reply_form", Permission::designations_read, reply_form,
           {.summary = "The form that the administration fills in: it carries the letter's reference and is imported back",
            .tag = "designations", .query = {{.name = "language", .description = "The administration's when left out", .choices = {"fr", "ar", "en"}}},
            .answer_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", .errors = {401, 403, 404, 422}},
           http::Lane::slow}};
}

}  // namespace athar::api
