#include "domain/published/publication.hpp"

#include <algorithm>
#include <iterator>
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

/// The sessions that a table counts: all of them without a value.
using Within = std::optional<std::set<std::string>>;

Within sessions_of(std::vector<std::string> const& agreements, AgreementSessions const& sessions) {
  if (agreements.empty()) return std::nullopt;
  std::set<std::string> ids;
  for (auto const& agreement : agreements)
    if (auto const found = sessions.find(*AgreementId::parse(agreement)); found != sessions.end())
      for (auto const& session : found->second) ids.insert(session.text());
  return ids;
}

Within sessions_of(PublishedTable const& table, AgreementSessions const& sessions) {
  return table.agreement_id ? sessions_of(std::vector<std::string>{table.agreement_id->text()}, sessions) : std::nullopt;
}

reach::Query question(PublishedTable const& table, Within const& within, std::vector<Dimension> by) {
  auto query = reach::query_of(*reach::measure_coded(table.measure));
  query.by = std::move(by);
  query.from = table.from;
  query.to = table.to;
  if (table.programme_id) query.filters[Dimension::programme] = {table.programme_id->text()};
  if (within) query.filters[Dimension::session] = *within;
  return query;
}

/// Unique people cannot be added up: the total and each margin are questions of their own.
TableValues count(PublishedTable const& table, Within const& within, reach::Index const& index, Lists const& lists,
                  std::vector<PublishedFigure> const& before) {
  TableValues out{table, {}};
  // What serves nothing counts zero; an empty filter would count everything.
  bool const counts = !within || !within->empty();
  auto const ask = [&](std::vector<Dimension> grouping) {
    return counts ? index.value(question(table, within, std::move(grouping))) : reach::Answer{};
  };
  auto const& by = table.by;
  std::vector<std::string> const total(by.size());
  std::vector<std::set<std::string>> codes;
  for (auto dimension : by) codes.push_back(always_listed(dimension, lists));
  for (auto const& figure : before)
    for (std::size_t i = 0; figure.table == table.id && i < by.size(); ++i)
      if (!figure.key[i].empty()) codes[i].insert(figure.key[i]);

  if (by.empty()) out.values[total] = ask({}).value;
  std::map<std::vector<std::string>, std::int64_t> counted;
  for (std::size_t i = 0; i < by.size(); ++i) {
    auto const answer = ask({by[i]});
    counted[total] = answer.value;
    for (auto const& group : answer.groups) {
      auto key = total;
      key[i] = group.key[0];
      counted[key] = group.value;
      codes[i].insert(group.key[0]);
    }
  }
  if (by.size() == 2)
    for (auto const& group : ask(by).groups) counted[group.key] = group.value;

  for (auto& each : codes) each.insert("");
  if (by.size() == 1)
    for (auto const& row : codes[0]) out.values[{row}] = counted[{row}];
  if (by.size() == 2)
    for (auto const& row : codes[0])
      for (auto const& column : codes[1]) out.values[{row, column}] = counted[{row, column}];
  return out;
}

bool is_of_people(PublishedTable const& table) { return hides_small_cells(*reach::measure_coded(table.measure)); }

/// Wherever several agreements print the same cell, the people in any of them: whoever has the whole too subtracts them all.
std::vector<Union> unions_of(std::vector<TableValues> const& tables, reach::Index const& index, AgreementSessions const& sessions) {
  std::map<Cell, std::set<std::string>> agreements;
  for (auto const& each : tables)
    if (each.table.agreement_id)
      for (auto const& [key, value] : each.values) {
        auto shape = cell_of(each.table, key);
        shape.agreements.clear();
        agreements[shape].insert(each.table.agreement_id->text());
      }
  std::map<Cell, Union> found;
  // A table is asked once for all the cells in which the same agreements stand.
  for (auto const& each : tables) {
    if (!each.table.agreement_id) continue;
    std::map<std::vector<std::string>, std::vector<std::vector<std::string>>> keys;
    for (auto const& [key, value] : each.values) {
      auto shape = cell_of(each.table, key);
      shape.agreements.clear();
      auto const& which = agreements[shape];
      if (which.size() < 2) continue;
      shape.agreements.assign(which.begin(), which.end());
      if (!found.contains(shape)) keys[shape.agreements].push_back(key);
    }
    for (auto const& [which, some] : keys) {
      auto counted = count(each.table, sessions_of(which, sessions), index, {}, {});
      for (auto const& key : some) {
        auto cell = cell_of(each.table, key);
        cell.agreements = which;
        found.emplace(cell, Union{cell, counted.values[key]});
      }
    }
  }
  std::vector<Union> out;
  for (auto& [cell, each] : found) out.push_back(std::move(each));
  return out;
}

/// The programmes that tables of everybody count apart, as filters or as rows.
std::set<std::string> programmes_apart(std::vector<TableValues> const& tables) {
  std::set<std::string> out;
  for (auto const& each : tables)
    if (!each.table.agreement_id)
      for (auto const& [key, value] : each.values)
        if (auto cell = cell_of(each.table, key); !cell.programme.empty()) out.insert(std::move(cell.programme));
  return out;
}

/// An agreement whose people are all in one programme, or all in another agreement, is subtracted from that as from the whole.
class Inclusions {
 public:
  Inclusions(reach::Index const& index, AgreementSessions const& sessions) : index_(index), sessions_(sessions) {}

  std::vector<Inclusion> of(std::vector<TableValues> const& tables) {
    auto const programmes = programmes_apart(tables);
    std::set<AgreementId> agreements;
    for (auto const& each : tables)
      if (each.table.agreement_id) agreements.insert(*each.table.agreement_id);
    for (auto const& each : tables) {
      if (!each.table.agreement_id) continue;
      bool const has_programme = std::count(each.table.by.begin(), each.table.by.end(), Dimension::programme) > 0;
      for (auto const& programme : programmes) {
        if (has_programme) break;
        auto narrowed = each.table;
        narrowed.programme_id = ProgrammeId::parse(programme);
        if (narrowed.programme_id) compare(each, count(narrowed, sessions_of(each.table, sessions_), index_, {}, {}),
                                           [&](Cell cell) {
                                             cell.programme = programme;
                                             return cell;
                                           });
      }
      for (auto const& other : agreements)
        if (other != *each.table.agreement_id) compare_with(each, other);
    }
    return std::move(out_);
  }

 private:
  void compare_with(TableValues const& each, AgreementId other) {
    auto const own = sessions_of(each.table, sessions_);
    auto const others = sessions_of(std::vector<std::string>{other.text()}, sessions_);
    Within both = std::set<std::string>{};
    std::set_intersection(own->begin(), own->end(), others->begin(), others->end(), std::inserter(*both, both->end()));
    if (!both->empty())
      compare(each, count(each.table, both, index_, {}, {}), [&](Cell cell) {
        cell.agreements = {other.text()};
        return cell;
      });
  }

  /// As many people narrowed as before are the same people.
  template <class Named>
  void compare(TableValues const& all, TableValues const& narrowed, Named named) {
    for (auto const& [key, value] : all.values) {
      auto const found = narrowed.values.find(key);
      if (value == 0 || found == narrowed.values.end() || found->second != value) continue;
      auto const cell = cell_of(all.table, key);
      out_.push_back({cell, named(cell)});
    }
  }

  reach::Index const& index_;
  AgreementSessions const& sessions_;
  std::vector<Inclusion> out_;
};

}  // namespace

std::vector<PreparedTable> prepare(std::vector<PublishedTable> const& tables, reach::Index const& index, Lists const& lists,
                                   std::vector<PublishedFigure> const& before, Solver const& solver, AgreementSessions const& sessions) {
  std::vector<TableValues> counted, of_people;
  for (auto const& table : tables) {
    counted.push_back(count(table, sessions_of(table, sessions), index, lists, before));
    if (is_of_people(table)) of_people.push_back(counted.back());
  }
  Before shown_before;
  for (auto const& table : tables)
    for (auto const& figure : before)
      if (figure.table == table.id) shown_before[cell_of(table, figure.key)] = figure.shown;
  auto const family = family_of(of_people, unions_of(of_people, index, sessions), Inclusions(index, sessions).of(of_people));
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

std::vector<TableChange> changes_between(std::vector<PublishedTable> const& tables, reach::Index const& before, reach::Index const& after,
                                         AgreementSessions const& sessions) {
  std::vector<TableChange> out;
  for (auto const& table : tables) {
    auto const within = sessions_of(table, sessions);
    auto then = count(table, within, before, {}, {}).values;
    auto now = count(table, within, after, {}, {}).values;
    TableChange change{table, 0, 0, {}};
    // A row may be there on one side only: the other side holds nobody.
    for (auto const& [key, value] : now) then.emplace(key, 0);
    for (auto const& [key, value] : then) {
      auto const later = now.find(key);
      auto const counted = later == now.end() ? 0 : later->second;
      if (counted != value) change.cells.push_back({key, value, counted});
    }
    if (change.cells.empty()) continue;
    std::vector<std::string> const whole(table.by.size());
    change.before = then[whole];
    change.after = now[whole];
    out.push_back(std::move(change));
  }
  return out;
}

std::vector<PublishedFigure> figures_of(std::vector<PreparedTable> const& prepared) {
  std::vector<PublishedFigure> figures;
  for (auto const& table : prepared)
    for (auto const& cell : table.cells) figures.push_back({table.table.id, cell.key, cell.shown});
  return figures;
}

std::size_t cells_of(PublishedTable const& table, reach::Index const& index, Lists const& lists, AgreementSessions const& sessions) {
  return count(table, sessions_of(table, sessions), index, lists, {}).values.size();
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
