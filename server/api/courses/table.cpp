#include "server/api/courses/table.hpp"

#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

std::string listed(std::vector<std::string> const& words) {
  std::string text;
  for (auto const& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string listed(std::vector<int> const& numbers) {
  std::string text;
  for (int number : numbers) text += (text.empty() ? "" : ", ") + std::to_string(number);
  return text;
}

std::vector<TableColumn<CourseRow>> columns() {
  return {
      {"reference", [](auto const& c, auto const&) { return cell(c.reference); }},
      {"title_fr", [](auto const& c, auto const&) { return cell(c.title.fr); }},
      {"title_ar", [](auto const& c, auto const&) { return cell(c.title.ar); }},
      {"title_en", [](auto const& c, auto const&) { return cell(c.title.en); }},
      {"kind", [](auto const& c, auto const& words) { return cell(words.term("session_kind", name_of(c.kind))); }},
      {"modality", [](auto const& c, auto const& words) { return cell(words.term("modality", name_of(c.modality))); }},
      {"language", [](auto const& c, auto const&) { return cell(listed(c.languages)); }},
      {"durations_days", [](auto const& c, auto const&) { return cell(listed(c.durations_days)); }},
      {"editions", [](auto const& c, auto const&) { return cell(c.editions); }},
      {"next_date", [](auto const& c, auto const&) { return cell(c.next_date); }},
      {"archived", [](auto const& c, auto const& words) { return cell(words.yes_or_no(c.archived)); }},
  };
}

}  // namespace

Result<AskedCourses> asked_courses(Call const& call) {
  QueryReader query(call);
  AskedCourses asked;
  asked.filter.search = query.text("q");
  asked.filter.language = query.text("language");
  auto const kind = query.one_of("kind", {"training", "workshop", "reflection_workshop", "study_visit", "coaching", "seminar", "conference"});
  auto const archived = query.one_of("archived", {"true", "false"});
  asked.page = query.page({"title"});
  asked.csv = query.wants_csv();
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  if (kind) asked.filter.kind = session_kind_named(*kind);
  if (archived) asked.filter.archived = *archived == "true";
  asked.filter.today = call.services.today();
  return asked;
}

ListTable courses_table() {
  return {.list = "courses",
          .title = {"Catalogue des formations", "دليل التكوينات", "Catalogue of courses"},
          .permission = Permission::courses_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto asked = asked_courses(call);
            if (!asked) return refuse(std::move(asked.error()));
            return paged_table<CourseRow>(columns(), asked->page, [filter = asked->filter](UnitOfWork& unit, PageRequest const& page) {
              return unit.courses().list(filter, page);
            });
          }};
}

}  // namespace athar::api
