#pragma once
#include "domain/designations/designation.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

/// What a list of letters asks for.
struct AskedDesignations {
  DesignationFilter filter;
  PageRequest page;
  bool csv{false};
};
Result<AskedDesignations> asked_designations(Call const& call);

/// The letters that the caller may see, with their numbers and without names.
ListTable designations_table();

}  // namespace athar::api
