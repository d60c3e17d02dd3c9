#pragma once
#include "domain/people/person_merge_store.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

struct AskedMerges {
  PersonMergeFilter filter;
  PageRequest page;
  bool csv{false};
};

/// Errors: those of QueryReader.
Result<AskedMerges> asked_merges(Call const& call);
ListTable merges_table();

}  // namespace athar::api
