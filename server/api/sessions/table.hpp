#pragma once
#include "domain/training/session.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

/// What the list of sessions was asked, within the caller's scope.
struct AskedSessions {
  SessionFilter filter;
  PageRequest page;
  bool csv{false};
};
Result<AskedSessions> asked_sessions(Call const& call);

ListTable sessions_table();

}  // namespace athar::api
