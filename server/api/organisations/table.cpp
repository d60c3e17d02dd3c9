#include "server/api/organisations/table.hpp"

#include "server/api/framework/query.hpp"
#include "server/api/organisations/views.hpp"

namespace athar::api {
namespace {

std::vector<TableColumn<OrganisationRow>> columns(bool with_count) {
  std::vector<TableColumn<OrganisationRow>> all{
      {"name_fr", [](auto const& o, auto const&) { return cell(o.name.fr); }},
      {"name_ar", [](auto const& o, auto const&) { return cell(o.name.ar); }},
      {"name_en", [](auto const& o, auto const&) { return cell(o.name.en); }},
      {"acronym", [](auto const& o, auto const& words) { return cell(words.text(o.acronym)); }},
      {"organisation_type", [](auto const& o, auto const& words) { return cell(words.text(o.type_name)); }},
      {"parent", [](auto const& o, auto const& words) { return cell(words.text(o.parent_name)); }},
      {"country", [](auto const& o, auto const& words) { return cell(words.place(o.country.value_or(""))); }},
      {"place", [](auto const& o, auto const& words) { return cell(words.text(o.place_name)); }},
      {"until", [](auto const& o, auto const&) { return o.ended_on ? cell(LocalDate::from_days(o.ended_on->days() - 1)) : Cell{}; }},
  };
  if (with_count) all.push_back({"people_count", [](auto const& o, auto const&) { return cell(o.people_count); }});
  return all;
}

}  // namespace

Result<AskedOrganisations> asked_organisations(Call const& call) {
  QueryReader query(call);
  auto const state = query.one_of("state", {"current", "former"});
  AskedOrganisations asked{.filter = {.search = query.text("q"),
                                      .type = query.text("type"),
                                      .country = query.text("country"),
                                      .place_code = query.text("place"),
                                      .parent_id = query.id<OrganisationId>("parent"),
                                      .former = state ? std::optional(*state == "former") : std::nullopt,
                                      .within = call.caller.scope(Permission::organisations_read).organisation},
                           .page = query.page({"name"}),
                           .csv = query.wants_csv()};
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return asked;
}

ListTable organisations_table() {
  return {.list = "organisations",
          .title = {"Organisations", "الهيئات", "Organisations"},
          .permission = Permission::organisations_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto asked = asked_organisations(call);
            if (!asked) return refuse(std::move(asked.error()));
            return paged_table<OrganisationRow>(
                columns(sees_how_many(call.caller)), asked->page,
                [filter = asked->filter](UnitOfWork& unit, PageRequest const& page) { return unit.organisations().list(filter, page); });
          },
          .withheld = {"people_count"}};
}

}  // namespace athar::api
