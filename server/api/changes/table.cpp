#include "server/api/changes/table.hpp"

#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

std::vector<TableColumn<ChangeLine>> columns() {
  return {
      {"at", [](auto const& r, auto const&) { return cell(r.at); }},
      {"actor", [](auto const& r, auto const&) { return cell(r.actor_name); }},
      {"concept", [](auto const& r, auto const& words) { return cell(words.term("concept", r.concept_name)); }},
      {"change", [](auto const& r, auto const& words) { return cell(words.term("action", r.action)); }},
      {"subject_id", [](auto const& r, auto const&) { return cell(r.subject ? r.subject->text() : std::string()); }},
  };
}

}  // namespace

bool may_read(ChangeLine const& line, Caller const& caller) {
  return line.concept_name != "accounts" || caller.may(Permission::accounts_manage);
}

Result<AskedChanges> asked_changes(Call const& call) {
  QueryReader query(call);
  auto const subject = query.text("id");
  AskedChanges asked{.filter = {.concept_name = query.text("concept"), .subject = std::nullopt, .actor = query.id<AccountId>("actor"),
                               .agreement = query.id<AgreementId>("agreement")},
                     .page = query.page({"-id"}, CursorId::number)};
  auto bad = query.errors();
  if (subject) asked.filter.subject = Uuid::parse(*subject);
  if (subject && !asked.filter.subject && !bad) bad = invalid_field("id", "invalid_uuid");
  if (bad) return refuse(std::move(*bad));
  return asked;
}

ListTable changes_table() {
  return {.list = "changes",
          .title = {"Historique", "سجل التغييرات", "History"},
          .permission = Permission::history_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto asked = asked_changes(call);
            if (!asked) return refuse(std::move(asked.error()));
            return std::make_unique<PagedTable<ChangeLine>>(
                columns(), asked->page,
                [filter = asked->filter, caller = call.caller](UnitOfWork& unit, PageRequest& next, std::vector<ChangeLine>& lines) {
                  auto page = unit.changes().lines(filter, next);
                  bool const more = go_on(page, next);
                  lines = std::move(page.items);
                  std::erase_if(lines, [&](ChangeLine const& line) { return !may_read(line, caller); });
                  return more;
                });
          }};
}

}  // namespace athar::api
