#pragma once
#include "domain/access/account.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

/// What the list of accounts was asked.
struct AskedAccounts {
  AccountFilter filter;
  PageRequest page;
};
Result<AskedAccounts> asked_accounts(Call const& call);

ListTable accounts_table();

}  // namespace athar::api
