#include "server/api/import_templates/import_templates.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "domain/courses/course.hpp"
#include "domain/programmes/programme.hpp"
#include "domain/reference/reference_list.hpp"
#include "domain/territory/place.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/import_templates/columns.hpp"
#include "server/json/messages.hpp"
#include "server/json/terms.hpp"
#include "server/process/child.hpp"
#include "server/tables/template_book.hpp"

namespace athar::api {
namespace {

constexpr int greatest_choices = 500;

std::vector<std::string> of_family(Language language, std::string_view family) {
  std::vector<std::string> words;
  for (auto const& term : json::terms(language, family)) words.push_back(term.word);
  return words;
}

std::vector<std::string> of_list(UnitOfWork& unit, Language language, std::string_view list) {
  std::vector<std::string> words;
  for (auto const& item : unit.reference_lists().items(list))
    if (item.active) words.push_back(item.name.in(language));
  return words;
}

std::vector<std::string> of_places(UnitOfWork& unit, Language language, std::string const& kind) {
  std::vector<std::string> words;
  PageRequest const request{.limit = greatest_choices, .after_key = {}, .after_id = {}, .sort = "name"};
  auto const page = unit.places().list({.search = std::nullopt, .kind = kind, .parent_code = std::nullopt}, request);
  for (auto const& place : page.items) words.push_back(place.name.in(language));
  return words;
}

std::vector<std::string> of_programmes(UnitOfWork& unit) {
  std::vector<std::string> codes;
  PageRequest const request{.limit = greatest_choices, .after_key = {}, .after_id = {}, .sort = "code"};
  for (auto const& row : unit.programmes().list({}, request).items) codes.push_back(row.code);
  return codes;
}

/// "C-0007 · Budgétisation sensible au genre": the import reads the reference.
std::vector<std::string> of_courses(UnitOfWork& unit, Language language) {
  std::vector<std::string> named;
  CourseFilter filter;
  filter.archived = false;
  filter.today = LocalDate::from_days(0);
  PageRequest const request{.limit = greatest_choices, .after_key = {}, .after_id = {}, .sort = "title"};
  for (auto const& row : unit.courses().list(filter, request).items) named.push_back(row.reference + " · " + row.title.in(language));
  return named;
}

std::vector<std::string> choices_of(UnitOfWork& unit, Language language, Choices choices) {
  switch (choices) {
    case Choices::none: return {};
    case Choices::sex: return of_family(language, "sex");
    case Choices::title: return of_family(language, "title");
    case Choices::category: return of_list(unit, language, "person_category");
    case Choices::administrative_level: return of_family(language, "administrative_level");
    case Choices::grade: return of_list(unit, language, "grade");
    case Choices::organisation_type: return of_list(unit, language, "organisation_type");
    case Choices::session_kind: return of_family(language, "session_kind");
    case Choices::modality: return of_family(language, "modality");
    case Choices::role: return of_family(language, "role");
    case Choices::language: return of_family(language, "language");
    case Choices::presence: return {"P", "A"};
    case Choices::agreement_type: return of_list(unit, language, "agreement_type");
    case Choices::agreement_status: return of_family(language, "agreement_status");
    case Choices::renewal_rule: return of_family(language, "renewal_rule");
    case Choices::yes_or_no:
      return language == Language::ar ? std::vector<std::string>{"نعم", "لا"} : language == Language::en ? std::vector<std::string>{"yes", "no"}
                                                                                                         : std::vector<std::string>{"oui", "non"};
    case Choices::region: return of_places(unit, language, "region");
    case Choices::country: return of_places(unit, language, "country");
    case Choices::programme: return of_programmes(unit);
    case Choices::course: return of_courses(unit, language);
  }
  return {};
}

std::string_view help_of(TemplateColumn const& column, Language language) {
  struct Help {
    std::string_view fr, ar, en;
    std::string_view in(Language l) const { return l == Language::ar ? ar : l == Language::en ? en : fr; }
  };
  static constexpr Help presence{"P : présent·e, A : absent·e ; vide : on ne sait pas", "P: حاضر، A: غائب، فارغ: غير معروف",
                                 "P: present, A: absent; empty: not known"};
  static constexpr Help choice{"Une valeur de la liste déroulante", "قيمة من اللائحة المنسدلة", "A value of the drop-down list"};
  static constexpr Help date{"Une date : jour/mois/année", "تاريخ: اليوم/الشهر/السنة", "A date: day/month/year"};
  static constexpr Help time{"Une heure : heures:minutes", "ساعة: الساعات:الدقائق", "A time: hours:minutes"};
  static constexpr Help number{"Un nombre entier ; vide : on ne sait pas, ce qui n’est pas zéro", "عدد صحيح، فارغ: غير معروف وليس صفرا",
                               "A whole number; empty: not known, which is not zero"};
  static constexpr Help in_part{"Un jour, un mois ou une année : 23/11/2016, 05/2016 ou 2016", "يوم أو شهر أو سنة: 23/11/2016 أو 05/2016 أو 2016",
                                "A day, a month or a year: 23/11/2016, 05/2016 or 2016"};
  static constexpr Help several{"Du texte ; plusieurs valeurs séparées par un point-virgule", "نص؛ يفصل بين عدة قيم بفاصلة منقوطة",
                                "Text; several values parted by a semicolon"};
  static constexpr Help percent{"De 0 à 100, avec ou sans %", "من 0 إلى 100، مع % أو بدونها", "From 0 to 100, with or without %"};
  static constexpr Help text{"Du texte", "نص", "Text"};
  if (column.choices == Choices::presence) return presence.in(language);
  if (column.choices != Choices::none) return choice.in(language);
  if (column.written == Written::date) return date.in(language);
  if (column.written == Written::time) return time.in(language);
  if (column.field == "percent") return percent.in(language);
  if (column.written == Written::number) return number.in(language);
  if (column.written == Written::day_in_part) return in_part.in(language);
  if (column.written == Written::several) return several.in(language);
  return text.in(language);
}

std::vector<EmptyColumn> columns_of(UnitOfWork& unit, ListTemplate const& list, Language language) {
  std::vector<EmptyColumn> columns;
  for (auto const& each : list.columns) {
    EmptyColumn column{.header = std::string(each.header(language)),
                       .help = std::string(help_of(each, language)),
                       .example = std::string(each.example(language)),
                       .choices = choices_of(unit, language, each.choices),
                       .takes = each.written == Written::day_in_part || each.written == Written::several ? EmptyColumn::Takes::text
                                                                                                         : static_cast<EmptyColumn::Takes>(each.written),
                       .required = each.required};
    if (!column.choices.empty()) column.example = column.choices.front();
    columns.push_back(std::move(column));
  }
  return columns;
}

std::string content_of(std::string const& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

Result<Answer> show(Call& call) {
  auto const templates = list_templates();
  auto const list = std::find_if(templates.begin(), templates.end(), [&](auto const& each) { return each.kind == call.path_values.at(0); });
  if (list == templates.end()) return refuse(not_found("template"));
  QueryReader query(call);
  auto const asked = query.one_of("language", {"fr", "ar", "en"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  auto const language = !asked ? call.language : *asked == "ar" ? Language::ar : *asked == "en" ? Language::en : Language::fr;
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    process::TemporaryFolder const folder("template");
    auto const file = folder.path() + "/template.xlsx";
    write_template(file, std::string(list->title(language)), columns_of(unit, *list, language), language);
    Answer answer;
    answer.body = content_of(file);
    answer.content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    answer.headers.push_back({"Content-Disposition", "attachment; filename=\"" + std::string(list->kind) + "-" +
                                                         std::string(json::language_code(language)) + ".xlsx\""});
    return answer;
  });
}

}  // namespace

std::vector<Route> import_template_routes() {
  return {
      {http::Method::get, "/api/v1/import_templates/{kind}", Permission::imports_manage, show,
       {.summary = "An empty spreadsheet whose columns the import finds by itself",
        .description = "Of agreements, organisations, people, sessions, registrations or progress in an online course, with drop-down values and a sheet of help.", .tag = "imports",
        .query = {{.name = "language", .description = "The caller's when left out", .choices = {"fr", "ar", "en"}}},
        .path_parameters = {{.name = "kind", .choices = {"agreements", "organisations", "people", "sessions", "registrations", "progress"}}},
        .answer_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", .errors = {401, 403, 404, 422}},
       http::Lane::slow},
  };
}

}  // namespace athar::api
