#include "server/api/people/table.hpp"

#include "server/api/framework/query.hpp"
#include "server/api/people/contacts.hpp"

namespace athar::api {
namespace {

using Column = TableColumn<PersonRow>;

std::vector<Column> columns(bool with_contacts) {
  std::vector<Column> all{
      {"title_of_person", [](auto const& p, auto const& words) { return cell(p.title ? words.term("title", word(*p.title)) : ""); }},
      {"family_name", [](auto const& p, auto const&) { return cell(p.family_name); }},
      {"given_name", [](auto const& p, auto const&) { return cell(p.given_name); }},
      {"family_name_ar", [](auto const& p, auto const&) { return cell(p.family_name_ar); }},
      {"given_name_ar", [](auto const& p, auto const&) { return cell(p.given_name_ar); }},
      {"sex", [](auto const& p, auto const& words) { return cell(words.term("sex", word(p.sex))); }},
      {"category", [](auto const& p, auto const& words) { return cell(words.listed("person_category", p.category.value_or(""))); }},
      {"organisation", [](auto const& p, auto const& words) { return cell(words.text(p.organisation_name)); }},
      {"function", [](auto const& p, auto const&) { return cell(p.function); }},
      {"grade", [](auto const& p, auto const& words) { return cell(words.listed("grade", p.grade.value_or(""))); }},
      {"administrative_level",
       [](auto const& p, auto const& words) {
         return cell(p.administrative_level ? words.term("administrative_level", word(*p.administrative_level)) : "");
       }},
      {"place_of_assignment", [](auto const& p, auto const& words) { return cell(words.text(p.place_name)); }},
      {"region", [](auto const& p, auto const& words) { return cell(words.place(p.region_code.value_or(""))); }},
  };
  if (!with_contacts) return all;
  all.push_back({"email", [](auto const& p, auto const&) { return cell(p.email); }});
  all.push_back({"phone", [](auto const& p, auto const&) { return cell(p.phone); }});
  return all;
}

}  // namespace

Result<AskedPeople> asked_people(Call const& call) {
  QueryReader query(call);
  auto const sex = query.one_of("sex", {"F", "M", "not_stated", "prefers_not_to_say"});
  AskedPeople asked{.filter = {.search = query.text("q"),
                               .organisation = query.id<OrganisationId>("organisation"),
                               .sex = sex ? from_word<Sex>(*sex) : std::nullopt,
                               .category = query.text("category"),
                               .region_code = query.text("region"),
                               .incomplete = query.flag("incomplete"),
                               .scope = call.caller.scope(Permission::people_read)},
                    .page = query.page({"name"}),
                    .csv = query.wants_csv()};
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return asked;
}

ListTable people_table() {
  return {.list = "people",
          .title = {"Personnes", "الأشخاص", "People"},
          .permission = Permission::people_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto asked = asked_people(call);
            if (!asked) return refuse(std::move(asked.error()));
            return paged_table<PersonRow>(columns(sees_contacts(call.caller)), asked->page,
                                          [filter = asked->filter](UnitOfWork& unit, PageRequest const& page) { return unit.people().list(filter, page); });
          },
          .withheld = {"email", "phone"},
          .names_people = true};
}

}  // namespace athar::api
