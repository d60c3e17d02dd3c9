#include "server/api/organisations/views.hpp"

#include "domain/shared/unless_empty.hpp"

namespace athar::api {
namespace {

constexpr std::size_t version_length = 16;

std::string logo_address(OrganisationId id, std::string_view sha256) {
  return "/api/v1/organisations/" + id.text() + "/logo?version=" + logo_version(sha256);
}

}  // namespace

std::string logo_version(std::string_view sha256) { return std::string(sha256.substr(0, version_length)); }

Organisation organisation_from(OrganisationBody const& body, OrganisationId id, int version) {
  Organisation organisation{.id = id,
                            .version = version,
                            .name = body.name,
                            .acronym = body.acronym.value_or(LocalizedText{}),
                            .aliases = body.aliases,
                            .type = body.type,
                            .parent_id = body.parent_id,
                            .country = body.country,
                            .place_code = body.place_code,
                            .address = body.address.value_or(LocalizedText{}),
                            .phones = body.phones,
                            .email = body.email,
                            .website = body.website,
                            .letterhead = body.letterhead.value_or(LocalizedText{}),
                            .earlier_names = {},
                            .founded_on = body.founded_on};
  for (auto const& earlier : body.earlier_names)
    organisation.earlier_names.push_back({earlier.name, earlier.acronym.value_or(LocalizedText{}), earlier.until});
  return organisation;
}
bool sees_how_many(Caller const& caller) { return caller.may(Permission::people_read) || caller.may(Permission::reach_read); }

OrganisationView view_of(OrganisationPage const& page, Caller const& caller) {
  auto const& o = page.organisation;
  bool const may_write = caller.may(Permission::organisations_write);
  OrganisationView view{.id = o.id,
                        .version = o.version,
                        .name = o.name,
                        .acronym = o.acronym,
                        .aliases = o.aliases,
                        .type = o.type,
                        .type_name = page.type_name,
                        .parent_id = o.parent_id,
                        .parent_name = unless_empty(page.parent_name),
                        .country = o.country,
                        .place_code = o.place_code,
                        .place_name = unless_empty(page.place_name),
                        .address = o.address,
                        .phones = o.phones,
                        .email = o.email,
                        .website = o.website,
                        .letterhead = o.letterhead,
                        .earlier_names = {},
                        .founded_on = o.founded_on,
                        .ended_on = page.ended_on,
                        .merged_into_id = page.merged_into,
                        .merged_into_name = unless_empty(page.merged_into_name),
                        .name_on_date = std::nullopt,
                        .logo = std::nullopt,
                        .children_count = page.children_count,
                        .people_count = sees_how_many(caller) ? std::optional(page.people_count) : std::nullopt,
                        .can = {{"update", may_write}, {"delete", may_write && page.children_count == 0 && page.people_count == 0}}};
  if (page.logo_sha256) view.logo = logo_address(o.id, *page.logo_sha256);
  for (auto const& earlier : o.earlier_names) view.earlier_names.push_back({earlier.name, unless_empty(earlier.acronym), earlier.until});
  return view;
}

std::string stored_json(OrganisationPage const& page) {
  auto view = view_of(page, Caller{});
  view.can.clear();
  return json::to_json(view);
}

Result<OrganisationPage> find_for(Call& call, UnitOfWork& unit, OrganisationId id) {
  auto page = unit.organisations().find(id);
  auto const scope = call.caller.scope(Permission::organisations_read);
  if (!page || (scope.organisation && !unit.organisations().lies_within(id, *scope.organisation)))
    return refuse(not_found("organisation"));
  return std::move(*page);
}

}  // namespace athar::api
