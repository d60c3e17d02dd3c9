#pragma once
#include "domain/agreements/committee_meeting.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

/// What the list of decisions was asked, within the caller's scope.
struct AskedDecisions {
  DecisionFilter filter;
  PageRequest page;
  bool csv{false};
};
Result<AskedDecisions> asked_decisions(Call const& call);

ListTable committee_decisions_table();

}  // namespace athar::api
