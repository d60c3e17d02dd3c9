#include "server/api/person_groups/table.hpp"

#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

std::vector<TableColumn<PersonGroupRow>> columns() {
  return {
      {"code", [](auto const& r, auto const&) { return cell(r.group.code); }},
      {"name_fr", [](auto const& r, auto const&) { return cell(r.group.name.fr); }},
      {"name_ar", [](auto const& r, auto const&) { return cell(r.group.name.ar); }},
      {"name_en", [](auto const& r, auto const&) { return cell(r.group.name.en); }},
      {"group_kind", [](auto const& r, auto const& words) { return cell(words.text(r.kind_name)); }},
      {"members_count", [](auto const& r, auto const&) { return cell(r.members_count); }},
  };
}

std::vector<TableColumn<PersonGroupMemberRow>> member_columns() {
  return {
      {"family_name", [](auto const& r, auto const&) { return cell(r.family_name); }},
      {"given_name", [](auto const& r, auto const&) { return cell(r.given_name); }},
      {"family_name_ar", [](auto const& r, auto const&) { return cell(r.family_name_ar); }},
      {"given_name_ar", [](auto const& r, auto const&) { return cell(r.given_name_ar); }},
      {"sex", [](auto const& r, auto const& words) { return cell(words.term("sex", word(r.sex))); }},
      {"organisation", [](auto const& r, auto const& words) { return cell(words.text(r.organisation_name)); }},
      {"function", [](auto const& r, auto const&) { return cell(r.function); }},
      {"from", [](auto const& r, auto const&) { return cell(r.member.from); }},
      {"to", [](auto const& r, auto const&) { return cell(r.member.to); }},
  };
}

}  // namespace

Result<AskedPersonGroups> asked_person_groups(Call const& call) {
  QueryReader query(call);
  AskedPersonGroups asked{.filter = {.search = query.text("q"), .kind = query.text("kind")}, .page = query.page({"code"})};
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return asked;
}

ListTable person_groups_table() {
  return {.list = "person_groups",
          .title = {"Groupes", "المجموعات", "Groups"},
          .permission = Permission::people_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto asked = asked_person_groups(call);
            if (!asked) return refuse(std::move(asked.error()));
            return paged_table<PersonGroupRow>(columns(), asked->page, [filter = asked->filter](UnitOfWork& unit, PageRequest const& page) {
              return unit.person_groups().list(filter, page);
            });
          }};
}

ListTable person_group_members_table() {
  return {.list = "person_group_members",
          .title = {"Membres du groupe", "أعضاء المجموعة", "Members of the group"},
          .permission = Permission::people_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            QueryReader query(call);
            auto const group = query.id<PersonGroupId>("group");
            auto const on = query.date("on");
            auto const page = query.page({"name"});
            if (auto bad = query.errors()) return refuse(std::move(*bad));
            if (!group) return refuse(invalid_field("group", "required"));
            return paged_table<PersonGroupMemberRow>(
                member_columns(), page,
                [group = *group, on, scope = call.caller.scope(Permission::people_read)](UnitOfWork& unit, PageRequest const& next) {
                  return unit.person_groups().members(group, on, scope, next);
                });
          },
          .names_people = true};
}

}  // namespace athar::api
