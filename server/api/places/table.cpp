#include "server/api/places/table.hpp"

#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

std::vector<TableColumn<Place>> columns() {
  return {
      {"code", [](auto const& r, auto const&) { return cell(r.code); }},
      {"place_kind", [](auto const& r, auto const& words) { return cell(words.term("place_kind", r.kind)); }},
      {"name_fr", [](auto const& r, auto const&) { return cell(r.name.fr); }},
      {"name_ar", [](auto const& r, auto const&) { return cell(r.name.ar); }},
      {"name_en", [](auto const& r, auto const&) { return cell(r.name.en); }},
      {"parent", [](auto const& r, auto const& words) { return cell(words.text(r.parent_name)); }},
      {"region", [](auto const& r, auto const& words) { return cell(words.place(r.region_code.value_or(""))); }},
  };
}

}  // namespace

Result<AskedPlaces> asked_places(Call const& call) {
  QueryReader query(call);
  AskedPlaces asked{.filter = {.search = query.text("q"),
                               .kind = query.one_of("kind", {"country", "region", "province", "commune"}),
                               .parent_code = query.text("parent")},
                    .page = query.page({"name"}, CursorId::code)};
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return asked;
}

ListTable places_table() {
  return {.list = "places",
          .title = {"Lieux", "الأماكن", "Places"},
          .permission = Permission::reference_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto asked = asked_places(call);
            if (!asked) return refuse(std::move(asked.error()));
            return paged_table<Place>(columns(), asked->page, [filter = asked->filter](UnitOfWork& unit, PageRequest const& page) {
              return unit.places().list(filter, page);
            });
          }};
}

}  // namespace athar::api
