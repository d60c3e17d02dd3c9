#pragma once
#include "domain/people/person_group.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

/// What the list of groups was asked.
struct AskedPersonGroups {
  PersonGroupFilter filter;
  PageRequest page;
};
Result<AskedPersonGroups> asked_person_groups(Call const& call);

ListTable person_groups_table();

/// The members of one group, `group` in the filters, whom the caller may know of.
ListTable person_group_members_table();

}  // namespace athar::api
