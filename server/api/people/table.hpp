#pragma once
#include "domain/people/person_store.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

/// What the list of people was asked, within the caller's scope.
struct AskedPeople {
  PersonFilter filter;
  PageRequest page;
  bool csv{false};
};
Result<AskedPeople> asked_people(Call const& call);

ListTable people_table();

}  // namespace athar::api
