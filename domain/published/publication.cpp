#include "domain/published/publication.hpp"

#include <algorithm>
#include <set>

#include "domain/published/suppression.hpp"

namespace athar::published {
namespace {

using reach::Dimension;

template <class Enum>
std::set<std::string> codes_up_to(Enum last) {
  std::set<std::string> codes;
  for (int each = 0; each <= static_cast<int>(last); ++each) codes.insert(std::string(reach::code(static_cast<Enum>(each))));
  return codes;
}

std::set<std::string> always_listed(Dimension dimension, Lists const& lists) {
  if (dimension == Dimension::sex) return codes_up_to(reach::Sex::prefers_not_to_say);
  if (dimension == Dimension::age_band) return codes_up_to(reach::AgeBand::from_65);
  if (dimension == Dimension::administrative_level) return codes_up_to(reach::AdministrativeLevel::territorial);
  auto const found = lists.find(dimension);
  if (found == lists.end()) return {};
  std::set<std::string> codes(found->second.begin(), found->second.end());
  codes.insert(std::string(reach::unknown_code_of(dimension)));
  return codes;
}

reach::Query question(PublishedTable const& table, std::vector<Dimension> by) {
  auto query = reach::query_of(*reach::measure_coded(table.measure));
  query.by = std::move(by);
  query.from = table.from;
  query.to = table.to;
  if (table.programme_id) query.filters[Dimension::programme] = {table.programme_id->text()};
  return query;
}

/// Unique people cannot be added up: the total and each margin are questions of their own.
TableValues count(PublishedTable const& table, reach::Index const& index, Lists const& lists, std::vector<PublishedFigure> const& before) {
  TableValues out{table, {}};
  auto const& by = table.by;
  std::vector<std::string> const total(by.size());
  std::vector<std::set<std::string>> codes;
  for (auto dimension : by) codes.push_back(always_listed(dimension, lists));
  for (auto const& figure : before)
    for (std::size_t i = 0; figure.table == table.id && i < by.size(); ++i)
      if (!figure.key[i].empty()) codes[i].insert(figure.key[i]);

  if (by.empty()) out.values[total] = index.value(question(table, {})).value;
  std::map<std::vector<std::string>, std::int64_t> counted;
  for (std::size_t i = 0; i < by.size(); ++i) {
    auto const answer = index.value(question(table, {by[i]}));
    counted[total] = answer.value;
    for (auto const& group : answer.groups) {
      auto key = total;
      key[i] = group.key[0];
      counted[key] = group.value;
      codes[i].insert(group.key[0]);
    }
  }
  if (by.size() == 2)
    for (auto const& group : index.value(question(table, by)).groups) counted[group.key] = group.value;

  for (auto& each : codes) each.insert("");
  if (by.size() == 1)
    for (auto const& row : codes[0]) out.values[{row}] = counted[{row}];
  if (by.size() == 2)
    for (auto const& row : codes[0])
      for (auto const& column : codes[1]) out.values[{row, column}] = counted[{row, column}];
  return out;
}

bool is_of_people(PublishedTable const& table) { return hides_small_cells(*reach::measure_coded(table.measure)); }

}  // namespace

std::vector<PreparedTable> prepare(std::vector<PublishedTable> const& tables, reach::Index const& index, Lists const& lists,
                                   std::vector<PublishedFigure> const& before, Solver const& solver) {
  std::vector<TableValues> counted, of_people;
  for (auto const& table : tables) {
    counted.push_back(count(table, index, lists, before));
    if (is_of_people(table)) of_people.push_back(counted.back());
  }
  Before shown_before;
  for (auto const& table : tables)
    for (auto const& figure : before)
      if (figure.table == table.id) shown_before[cell_of(table, figure.key)] = figure.shown;
  auto const family = family_of(of_people);
  auto const suppressed = suppress(family, shown_before, solver);

  std::vector<PreparedTable> out;
  for (auto const& each : counted) {
    PreparedTable prepared{each.table, {}};
    for (auto const& [key, value] : each.values) {
      PreparedCell cell{key, value, {Mark::number, value}, false};
      if (is_of_people(each.table)) {
        auto const number = static_cast<std::size_t>(family.numbers.at(cell_of(each.table, key)));
        cell.shown = suppressed.shown[number];
        cell.held = suppressed.held[number];
      }
      prepared.cells.push_back(std::move(cell));
    }
    out.push_back(std::move(prepared));
  }
  return out;
}

std::vector<PublishedFigure> figures_of(std::vector<PreparedTable> const& prepared) {
  std::vector<PublishedFigure> figures;
  for (auto const& table : prepared)
    for (auto const& cell : table.cells) figures.push_back({table.table.id, cell.key, cell.shown});
  return figures;
}

std::size_t cells_of(PublishedTable const& table, reach::Index const& index, Lists const& lists) {
  return count(table, index, lists, {}).values.size();
}

std::vector<std::string> codes_of(PublishedTable const& table, std::size_t grouping, std::vector<PublishedFigure> const& figures) {
  std::set<std::string> codes;
  for (auto const& figure : figures)
    if (figure.table == table.id && !figure.key[grouping].empty()) codes.insert(figure.key[grouping]);
  std::vector<std::string> sorted(codes.begin(), codes.end());
  std::sort(sorted.begin(), sorted.end(), [&](auto const& left, auto const& right) {
    return reach::code_comes_before(table.by[grouping], left, right);
  });
  return sorted;
}

}  // namespace athar::published
