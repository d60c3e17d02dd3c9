#pragma once
#include "domain/agreements/commitment.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

/// What the list of commitments was asked, within the caller's scope.
struct AskedCommitments {
  CommitmentFilter filter;
  PageRequest page;
  bool csv{false};
};
Result<AskedCommitments> asked_commitments(Call const& call);

ListTable commitments_table();

}  // namespace athar::api
