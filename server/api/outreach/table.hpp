#pragma once
#include "domain/outreach/outreach_activity.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

/// What the list of outreach activities was asked, within the caller's scope.
struct AskedOutreach {
  OutreachFilter filter;
  PageRequest page;
  bool csv{false};
};
Result<AskedOutreach> asked_outreach(Call const& call);
/// The caller's scope alone.
OutreachFilter outreach_scope(Call const& call);

/// One row an audience; an activity whose audience is unknown has a row of its own.
ListTable outreach_table();

}  // namespace athar::api
