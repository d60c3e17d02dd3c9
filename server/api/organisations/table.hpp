#pragma once
#include "domain/organisations/organisation.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

/// What the list of organisations was asked, within the caller's scope.
struct AskedOrganisations {
  OrganisationFilter filter;
  PageRequest page;
  bool csv{false};
};
Result<AskedOrganisations> asked_organisations(Call const& call);

ListTable organisations_table();

}  // namespace athar::api
