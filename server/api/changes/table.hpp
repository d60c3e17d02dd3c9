#pragma once
#include "domain/recorded/change_log.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

/// What the history was asked.
struct AskedChanges {
  ChangeFilter filter;
  PageRequest page;
};
Result<AskedChanges> asked_changes(Call const& call);

/// Accounts are the administrators' business, also in what happened to them.
bool may_read(ChangeLine const& line, Caller const& caller);

/// Who did what to which record, and when. What was in the record stays on its page.
ListTable changes_table();

}  // namespace athar::api
