#include "domain/published/cells.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "domain/published/suppression.hpp"

namespace athar::published {
namespace {

using reach::Dimension;

constexpr std::array<std::string_view, 4> lax_to_strict{"unique_registered", "unique_participants", "unique_attended",
                                                        "unique_completed"};

std::ptrdiff_t strictness(std::string const& measure) {
  return std::find(lax_to_strict.begin(), lax_to_strict.end(), measure) - lax_to_strict.begin();
}

std::int32_t day(int year, unsigned month) {
  return LocalDate{std::chrono::year{year} / std::chrono::month{month} / 1}.days();
}

/// First and last day of "2026", "2026-Q2" or "2026-05".
std::pair<std::int32_t, std::int32_t> days_of(Dimension dimension, std::string const& code) {
  int const year = std::stoi(code.substr(0, 4));
  unsigned first = 1, months = 12;
  if (dimension == Dimension::quarter) first = static_cast<unsigned>(code.at(6) - '1') * 3 + 1, months = 3;
  if (dimension == Dimension::month) first = static_cast<unsigned>(std::stoi(code.substr(5, 2))), months = 1;
  unsigned const after = first + months;
  return {day(year, first), (after > 12 ? day(year + 1, after - 12) : day(year, after)) - 1};
}

/// Collects variables and relations; one variable for a cell, whichever tables it stands in.
class Builder {
 public:
  Builder(std::vector<TableValues> const& tables, std::vector<Union> const& unions, std::vector<Inclusion> const& inclusions) {
    for (auto const& each : tables)
      for (auto const& [key, value] : each.values) number(cell_of(each.table, key), value);
    for (auto const& each : unions) family_.variables[place(number(each.cell, each.value))].difference = true;
    for (auto const& each : tables)
      for (std::size_t grouping = 0; grouping < each.table.by.size(); ++grouping) split(each, grouping);
    for (auto const& each : unions) unite(each.cell);
    for (auto const& each : inclusions)
      if (auto const part = family_.numbers.find(each.part); part != family_.numbers.end()) also_[part->second].push_back(each.whole);
    nest();
    find_secrets();
  }

  Family take() { return std::move(family_); }

 private:
  int number(Cell const& cell, std::int64_t value) {
    auto const [found, is_new] = family_.numbers.try_emplace(cell, static_cast<int>(family_.variables.size()));
    if (is_new) family_.variables.push_back({cell, value, false});
    return found->second;
  }

  static std::size_t place(int variable) { return static_cast<std::size_t>(variable); }
  std::int64_t value(int variable) const { return family_.variables[place(variable)].value; }

  /// Every row that sums over the grouping at `grouping`, with what it sums.
  void split(TableValues const& each, std::size_t grouping) {
    std::map<std::vector<std::string>, std::vector<int>> parts;
    for (auto const& [key, amount] : each.values) {
      if (key[grouping].empty()) continue;
      auto whole = key;
      whole[grouping].clear();
      parts[whole].push_back(family_.numbers.at(cell_of(each.table, key)));
    }
    for (auto const& [key, rows] : parts) {
      int const whole = family_.numbers.at(cell_of(each.table, key));
      // A year that is the whole period: the row is the total, which says nothing.
      if (std::find(rows.begin(), rows.end(), whole) == rows.end()) add_up(whole, rows);
    }
  }

  void unite(Cell const& all) {
    std::vector<int> rows;
    for (auto const& agreement : all.agreements) {
      auto one = all;
      one.agreements = {agreement};
      if (auto const found = family_.numbers.find(one); found != family_.numbers.end()) rows.push_back(found->second);
    }
    if (rows.size() == all.agreements.size()) add_up(family_.numbers.at(all), rows);
  }

  void add_up(int whole, std::vector<int> const& rows) {
    std::int64_t sum = 0;
    Relation relation;
    std::set<int> mentioned;
    for (int row : rows) {
      if (!mentioned.insert(row).second) continue;
      relation.terms.emplace_back(row, 1.0);
      sum += value(row);
    }
    relation.terms.emplace_back(whole, -1.0);
    // Where nobody is in two rows a reader who takes the rows for a sum is right. Of two rows the excess is who is in both;
    // of more it says of nobody where.
    bool const exact = sum == value(whole);
    auto const filled = std::count_if(mentioned.begin(), mentioned.end(), [&](int row) { return value(row) > 0; });
    std::int64_t const excess = sum - value(whole);
    if (filled == 2 && excess >= 1 && excess < small_under) relation.terms.emplace_back(difference(whole, excess), -1.0);
    else if (!exact) relation.most = no_bound;
    if (exact)
      for (int row : rows) exact_parts_.emplace(row, whole);
    family_.relations.push_back(std::move(relation));
  }

  /// Only the closest wholes need a relation of their own, those that are not wholes of another of the cell's wholes.
  void nest() {
    auto const cells = static_cast<int>(family_.numbers.size());  // differences were numbered after them
    wholes_.resize(static_cast<std::size_t>(cells));
    for (int part = 0; part < cells; ++part) {
      auto& wholes = wholes_[static_cast<std::size_t>(part)];
      for (int whole = 0; whole < cells; ++whole)
        if (whole != part && lies_in(part, whole)) wholes.push_back(whole);
      for (int whole : wholes) {
        // Two agreements that count the same people lie in each other: neither stands between the other and a whole.
        bool const direct = std::none_of(wholes.begin(), wholes.end(), [&](int between) {
          return between != whole && lies_in(between, whole) && !lies_in(whole, between) && !lies_in(between, part);
        });
        relate(part, whole, direct);
      }
    }
  }

  bool lies_in(int part, int whole) const {
    if (is_part(cell(part), cell(whole))) return true;
    auto const also = also_.find(part);
    return also != also_.end() &&
           std::any_of(also->second.begin(), also->second.end(), [&](Cell const& same) { return is_part(same, cell(whole)); });
  }

  void relate(int part, int whole, bool direct) {
    std::int64_t const rest = value(whole) - value(part);
    // What an exact split leaves beside a row is the sum of its other rows: they are protected themselves.
    if (rest >= 1 && rest < small_under && !exact_parts_.contains({part, whole})) {
      family_.relations.push_back({{{whole, 1.0}, {part, -1.0}, {difference(whole, rest), -1.0}}, 0, 0});
    } else if (direct) {
      family_.relations.push_back({{{whole, 1.0}, {part, -1.0}}, 0, no_bound});
    }
  }

  int difference(int of, std::int64_t value) {
    family_.variables.push_back({Cell(cell(of)), value, true});
    return static_cast<int>(family_.variables.size()) - 1;
  }

  void find_secrets() {
    auto const is_small = [&](int variable) { return value(variable) >= 1 && value(variable) < small_under; };
    for (int variable = 0; variable < static_cast<int>(family_.variables.size()); ++variable) {
      bool secret = is_small(variable);
      if (value(variable) == 0 && static_cast<std::size_t>(variable) < wholes_.size()) {
        auto const& wholes = wholes_[static_cast<std::size_t>(variable)];
        secret = std::any_of(wholes.begin(), wholes.end(), is_small);
      }
      if (secret) family_.secrets.push_back(variable);
    }
  }

  Cell const& cell(int variable) const { return family_.variables[place(variable)].cell; }

  Family family_;
  std::map<int, std::vector<Cell>> also_;  ///< by cell: others that hold everybody in it
  std::vector<std::vector<int>> wholes_;
  std::set<std::pair<int, int>> exact_parts_;
};

}  // namespace

Cell cell_of(PublishedTable const& table, std::vector<std::string> const& key) {
  Cell cell;
  cell.measure = table.measure;
  if (table.programme_id) cell.programme = table.programme_id->text();
  if (table.agreement_id) cell.agreements = {table.agreement_id->text()};
  if (table.from) cell.from = table.from->days();
  if (table.to) cell.to = table.to->days();
  // An open end still leaves out what has no date at all.
  if (table.from && !table.to) cell.to = std::numeric_limits<std::int32_t>::max() - 1;
  if (table.to && !table.from) cell.from = std::numeric_limits<std::int32_t>::min() + 1;
  for (std::size_t i = 0; i < table.by.size() && i < key.size(); ++i) {
    if (key[i].empty()) continue;
    switch (table.by[i]) {
      case Dimension::programme:
        cell.programme = key[i];
        break;
      case Dimension::month:
      case Dimension::quarter:
      case Dimension::year:
        if (key[i] == reach::unknown_code) {
          cell.attributes[Dimension::month] = key[i];
        } else {
          auto const [first, last] = days_of(table.by[i], key[i]);
          cell.from = std::max(cell.from, first);
          cell.to = std::min(cell.to, last);
        }
        break;
      default:
        cell.attributes[table.by[i]] = key[i];
    }
  }
  return cell;
}

bool is_part(Cell const& part, Cell const& whole) {
  if (strictness(part.measure) < strictness(whole.measure)) return false;
  if (!whole.programme.empty() && whole.programme != part.programme) return false;
  if (part.from < whole.from || part.to > whole.to) return false;
  if (!whole.agreements.empty() && part.agreements != whole.agreements &&
      (part.agreements.empty() ||
       !std::includes(whole.agreements.begin(), whole.agreements.end(), part.agreements.begin(), part.agreements.end())))
    return false;
  if (whole.attributes.size() > part.attributes.size()) return false;
  return std::includes(part.attributes.begin(), part.attributes.end(), whole.attributes.begin(), whole.attributes.end());
}

Family family_of(std::vector<TableValues> const& tables, std::vector<Union> const& unions, std::vector<Inclusion> const& inclusions) {
  return Builder(tables, unions, inclusions).take();
}

}  // namespace athar::published
