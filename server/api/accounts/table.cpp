#include "server/api/accounts/table.hpp"

#include "server/api/framework/query.hpp"
#include "server/json/messages.hpp"

namespace athar::api {
namespace {

std::vector<TableColumn<AccountRow>> columns() {
  return {
      {"name", [](auto const& r, auto const&) { return cell(r.account.name); }},
      {"email", [](auto const& r, auto const&) { return cell(r.account.email); }},
      {"account_role", [](auto const& r, auto const& words) { return cell(words.term("account_role", name_of(r.account.role))); }},
      {"language", [](auto const& r, auto const& words) { return cell(words.term("language", json::language_code(r.account.language))); }},
      {"organisation", [](auto const& r, auto const& words) { return cell(words.text(r.organisation_name)); }},
      {"programme", [](auto const& r, auto const&) { return cell(r.programme_code); }},
      {"from", [](auto const& r, auto const&) { return cell(r.account.period_from); }},
      {"to", [](auto const& r, auto const&) { return cell(r.account.period_to); }},
      {"expires_at", [](auto const& r, auto const&) { return cell(r.account.expires_at); }},
      {"active", [](auto const& r, auto const& words) { return cell(words.yes_or_no(r.account.active)); }},
      {"last_seen_at", [](auto const& r, auto const&) { return cell(r.last_seen_at); }},
  };
}

}  // namespace

Result<AskedAccounts> asked_accounts(Call const& call) {
  QueryReader query(call);
  AskedAccounts asked{.filter = {.search = query.text("q")}, .page = {}};
  auto const role = query.text("role");
  if (auto active = query.one_of("active", {"true", "false"})) asked.filter.active = *active == "true";
  asked.page = query.page({"email"});
  if (role) asked.filter.role = role_named(*role);
  if (role && !asked.filter.role) return refuse(invalid_field("role", "not_one_of"));
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return asked;
}

ListTable accounts_table() {
  return {.list = "accounts",
          .title = {"Comptes", "الحسابات", "Accounts"},
          .permission = Permission::accounts_manage,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto asked = asked_accounts(call);
            if (!asked) return refuse(std::move(asked.error()));
            return paged_table<AccountRow>(columns(), asked->page, [filter = asked->filter](UnitOfWork& unit, PageRequest const& page) {
              return unit.accounts().list(filter, page);
            });
          }};
}

}  // namespace athar::api
