#pragma once
#include "domain/programmes/programme.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

/// What the list of programmes was asked, within the caller's scope.
struct AskedProgrammes {
  ProgrammeFilter filter;
  PageRequest page;
};
Result<AskedProgrammes> asked_programmes(Call const& call);

ListTable programmes_table();

}  // namespace athar::api
