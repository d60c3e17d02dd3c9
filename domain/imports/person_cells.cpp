#include "domain/imports/columns.hpp"
#include "domain/imports/organisation_rows.hpp"
#include "domain/imports/person_rows.hpp"

#include <algorithm>

namespace athar {
namespace {

constexpr auto levels = std::to_array<ChoiceWord>({
    {"central", "centrale"}, {"central", "central"}, {"central", "administration centrale"}, {"central", "services centraux"},
    {"central", "مركزي"}, {"central", "المصالح المركزية"}, {"deconcentrated", "déconcentré"}, {"deconcentrated", "services déconcentrés"},
    {"deconcentrated", "service déconcentré"}, {"deconcentrated", "régional"}, {"deconcentrated", "provincial"},
    {"deconcentrated", "extérieur"}, {"deconcentrated", "لا ممركز"}, {"deconcentrated", "المصالح اللاممركزة"}, {"territorial", "territorial"},
    {"territorial", "collectivité territoriale"}, {"territorial", "communal"}, {"territorial", "ترابي"}, {"territorial", "جماعة ترابية"},
    {"central", "central departments"}, {"deconcentrated", "deconcentrated departments"}, {"territorial", "territorial authority"},
});

constexpr auto languages = std::to_array<ChoiceWord>({{"fr", "français"}, {"fr", "french"}, {"fr", "الفرنسية"}, {"ar", "arabe"}, {"ar", "العربية"},
                                                      {"ar", "arabic"}, {"en", "anglais"}, {"en", "english"}, {"en", "الإنجليزية"}});

std::optional<AdministrativeLevel> level_worded(std::string_view text) { return from_word<AdministrativeLevel>(code_meant(levels, text)); }

std::optional<Language> language_worded(std::string_view text) {
  auto const code = code_meant(languages, text);
  return code == "fr" ? std::optional(Language::fr) : code == "ar" ? std::optional(Language::ar) : code == "en" ? std::optional(Language::en) : std::nullopt;
}

void take_civility(Person& said, Civility const& civility) {
  if (civility.title) said.title = civility.title;
  if (civility.sex != Sex::not_stated) said.sex = civility.sex;
}

void take_full_name(PersonCells& cells, std::optional<FullName> name) {
  if (!name) return;
  auto& said = cells.said;
  for (auto const& [into, part] : {std::pair(&said.family_name, &name->family_name), {&said.given_name, &name->given_name},
                                   {&said.family_name_ar, &name->family_name_ar}, {&said.given_name_ar, &name->given_name_ar}})
    if (!part->empty()) *into = *part;
  take_civility(said, name->civility);
  cells.order_assumed = cells.order_assumed || !name->certain;
}

/// A name in a column of its own goes to the names of its script, whatever the column is called.
void take_name(std::string& latin, std::string& arabic, std::string name) {
  if (name.empty()) return;
  (has_arabic_letters(name) ? arabic : latin) = std::move(name);
}

std::string joined(std::string const& given, std::string const& family) {
  return given.empty() ? family : family.empty() ? given : given + ' ' + family;
}

}  // namespace

std::string PersonCells::latin_name() const { return joined(said.given_name, said.family_name); }
std::string PersonCells::arabic_name() const { return joined(said.given_name_ar, said.family_name_ar); }

void read_person(CellReader& reader, PersonCells& cells) {
  auto& said = cells.said;
  take_full_name(cells, reader.full_name("full_name"));
  take_full_name(cells, reader.full_name("full_name_ar"));
  take_name(said.family_name, said.family_name_ar, read_name(reader.text("family_name", 120)));
  take_name(said.given_name, said.given_name_ar, read_name(reader.text("given_name", 120)));
  take_name(said.family_name, said.family_name_ar, read_name(reader.text("family_name_ar", 120)));
  take_name(said.given_name, said.given_name_ar, read_name(reader.text("given_name_ar", 120)));
  for (auto const* name : {&said.family_name, &said.given_name, &said.family_name_ar, &said.given_name_ar})
    if (name->size() > 480) reader.remark("full_name", "too_long", "120");
  if (auto const civility = reader.civility("title")) take_civility(said, *civility);
  if (auto const sex = reader.sex("sex")) said.sex = *sex;
  said.birth_date = reader.date("birth_date");
  if (auto const year = reader.number("birth_year"); year && !said.birth_date) said.birth_year = year;
  cells.organisation = reader.text("organisation", 500);
  cells.function = reader.text("function", 200);
  cells.grade = reader.text("grade", 200);
  cells.level = reader.choice("administrative_level", level_worded, "central, deconcentrated, territorial");
  cells.place = reader.text("place", 120);
  cells.category = reader.text("category", 200);
  said.email = reader.email("email");
  said.phone = reader.phone("phone");
  said.language = reader.choice("language", language_worded, "fr, ar, en");
  if (display_name(said).empty() && !cells.is_refused()) reader.remark(reader.has("full_name") ? "full_name" : "family_name", "name_required");
}

ListOfPeople::ListOfPeople(Table table, std::map<std::string, std::string> const& mapping) : table_(std::move(table)), mapped_(table_, mapping) {}

std::vector<PersonCells> ListOfPeople::next(std::size_t count) {
  std::vector<PersonCells> out(std::min(count, size() - read_));
  for (auto& cells : out) {
    auto& row = table_.rows[read_++];
    CellReader reader(cells, mapped_, row);
    read_person(reader, cells);
    row.cells = {};
  }
  return out;
}

}  // namespace athar
