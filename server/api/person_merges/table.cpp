#include "server/api/person_merges/table.hpp"

#include <algorithm>

#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

/// Unique participants in all, before or after; nothing when the merge did not move them.
Cell participants(PersonMerge const& merge, std::int64_t reach::FigureChange::*side) {
  auto const found = std::find_if(merge.effect.begin(), merge.effect.end(), [](auto const& each) {
    return each.measure == "unique_participants" && each.dimension.empty();
  });
  return found == merge.effect.end() ? Cell{} : cell((*found).*side);
}

std::vector<TableColumn<PersonMergeRow>> columns() {
  return {
      {"at", [](auto const& r, auto const&) { return cell(r.merge.merged_at); }},
      {"actor", [](auto const& r, auto const&) { return cell(r.merge.merged_by_name); }},
      {"canonical_person", [](auto const& r, auto const&) { return cell(r.canonical_name); }},
      {"merged_person", [](auto const& r, auto const&) { return cell(r.merged_name); }},
      {"reason", [](auto const& r, auto const&) { return cell(r.merge.reason); }},
      {"participants_before", [](auto const& r, auto const&) { return participants(r.merge, &reach::FigureChange::before); }},
      {"participants_after", [](auto const& r, auto const&) { return participants(r.merge, &reach::FigureChange::after); }},
      {"undone_at", [](auto const& r, auto const&) { return cell(r.merge.undone_at); }},
      {"undone_by", [](auto const& r, auto const&) { return cell(r.merge.undone_by_name); }},
  };
}

}  // namespace

Result<AskedMerges> asked_merges(Call const& call) {
  QueryReader query(call);
  auto const state = query.one_of("state", {"open", "undone"});
  AskedMerges asked{.filter = {.person = query.id<PersonId>("person"),
                               .undone = state ? std::optional(*state == "undone") : std::nullopt},
                    .page = query.page({"-merged_at"}),
                    .csv = query.wants_csv()};
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return asked;
}

ListTable merges_table() {
  return {.list = "merges",
          .title = {"Fusions de fiches", "دمج البطاقات", "Merges of records"},
          .permission = Permission::merges_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto asked = asked_merges(call);
            if (!asked) return refuse(std::move(asked.error()));
            return paged_table<PersonMergeRow>(columns(), asked->page, [filter = asked->filter](UnitOfWork& unit, PageRequest const& page) {
              return unit.person_merges().list(filter, page);
            });
          },
          .naming = {"canonical_person", "merged_person", "reason"}};
}

}  // namespace athar::api
