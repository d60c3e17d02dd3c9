// Small cells against a reader who tries every population there could be.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <set>

#include "domain/published/suppression.hpp"
#include "server/disclosure/linear_solver.hpp"

namespace athar::published {
namespace {

using reach::Dimension;
using Key = std::vector<std::string>;

constexpr char const* everybody = "";

ProgrammeId programme(std::string const& name) { return {Uuid::from_name(name)}; }

PublishedTable table_by(std::vector<Dimension> by, std::optional<ProgrammeId> of = std::nullopt) {
  PublishedTable table;
  table.measure = "unique_participants";
  table.by = std::move(by);
  table.programme_id = of;
  return table;
}

TableValues one_way(Dimension dimension, std::map<std::string, std::int64_t> const& rows, std::int64_t total) {
  TableValues out{table_by({dimension}), {{{everybody}, total}}};
  for (auto const& [code, value] : rows) out.values[{code}] = value;
  return out;
}

Shown shown(Suppressed const& suppressed, Family const& family, TableValues const& table, Key const& key) {
  return suppressed.shown[static_cast<std::size_t>(family.numbers.at(cell_of(table.table, key)))];
}

Suppressed suppressed(Family const& family, Before const& before = {}) { return suppress(family, before, disclosure::linear_program); }

Before printed(Family const& family, Suppressed const& edition) {
  Before before;
  for (auto const& [cell, number] : family.numbers) before[cell] = edition.shown[static_cast<std::size_t>(number)];
  return before;
}

TEST(Suppression, HidesASecondRowWhenTheTotalWouldGiveTheFirstAway) {
  auto const table = one_way(Dimension::sex, {{"F", 31}, {"M", 19}, {"not_stated", 2}, {"prefers_not_to_say", 0}}, 52);
  auto const family = family_of({table});
  auto const edition = suppressed(family);
  EXPECT_EQ(shown(edition, family, table, {everybody}), (Shown{Mark::number, 52}));
  EXPECT_EQ(shown(edition, family, table, {"F"}), (Shown{Mark::number, 31}));
  EXPECT_EQ(shown(edition, family, table, {"M"}), (Shown{Mark::withheld, 0}));
  EXPECT_EQ(shown(edition, family, table, {"not_stated"}), (Shown{Mark::under_5, 0}));
  EXPECT_EQ(shown(edition, family, table, {"prefers_not_to_say"}), (Shown{Mark::under_5, 0}));
}

TEST(Suppression, PrintsEverythingWhenNothingIsSmall) {
  auto const table = one_way(Dimension::sex, {{"F", 31}, {"M", 19}}, 50);
  auto const family = family_of({table});
  for (auto const& each : suppressed(family).shown) EXPECT_EQ(each.mark, Mark::number);
}

TEST(Suppression, NeedsNoSecondRowWhereSeveralSmallOnesHideEachOther) {
  auto const table = one_way(Dimension::region, {{"MA-01", 3}, {"MA-02", 2}, {"MA-03", 4}, {"MA-04", 27}}, 36);
  auto const family = family_of({table});
  auto const edition = suppressed(family);
  EXPECT_EQ(shown(edition, family, table, {"MA-04"}), (Shown{Mark::number, 27}));
  EXPECT_EQ(shown(edition, family, table, {everybody}), (Shown{Mark::number, 36}));
}

TEST(Suppression, SeesThatTwoPeriodsDifferByTwoPeople) {
  auto first = one_way(Dimension::sex, {{"F", 10}, {"M", 10}}, 20);
  auto second = one_way(Dimension::sex, {{"F", 11}, {"M", 11}}, 22);
  first.table.from = second.table.from = LocalDate::parse("2026-01-01");
  first.table.to = LocalDate::parse("2026-03-31");
  second.table.to = LocalDate::parse("2026-04-30");
  auto const family = family_of({first, second});
  auto const edition = suppressed(family);
  bool const both_totals = shown(edition, family, first, {everybody}).mark == Mark::number &&
                           shown(edition, family, second, {everybody}).mark == Mark::number;
  bool const both_women = shown(edition, family, first, {"F"}).mark == Mark::number &&
                          shown(edition, family, second, {"F"}).mark == Mark::number;
  EXPECT_FALSE(both_totals);
  EXPECT_FALSE(both_women);
}

TEST(Suppression, SeesThatThreePeopleDidNotComplete) {
  auto present = one_way(Dimension::sex, {{"F", 10}, {"M", 10}}, 20);
  auto completed = one_way(Dimension::sex, {{"F", 10}, {"M", 7}}, 17);
  completed.table.measure = "unique_completed";
  auto const family = family_of({present, completed});
  auto const edition = suppressed(family);
  EXPECT_FALSE(shown(edition, family, present, {"M"}).mark == Mark::number && shown(edition, family, completed, {"M"}).mark == Mark::number);
  EXPECT_FALSE(shown(edition, family, present, {everybody}).mark == Mark::number &&
               shown(edition, family, completed, {everybody}).mark == Mark::number);
}

TEST(Suppression, ProtectsARowThatATableOfOneProgrammeWouldGiveAway) {
  auto const all = one_way(Dimension::sex, {{"F", 12}, {"M", 20}}, 32);
  auto const by_programme = one_way(Dimension::programme, {{programme("P").text(), 30}, {programme("Q").text(), 6}}, 32);
  TableValues const of_p{table_by({Dimension::sex}, programme("P")), {{{everybody}, 30}, {{"F"}, 10}, {{"M"}, 20}}};
  auto const family = family_of({all, by_programme, of_p});
  auto const edition = suppressed(family);
  // Two women came to Q only: 12 − 10, and 32 − 30.
  EXPECT_FALSE(shown(edition, family, all, {"F"}).mark == Mark::number && shown(edition, family, of_p, {"F"}).mark == Mark::number);
  EXPECT_FALSE(shown(edition, family, all, {everybody}).mark == Mark::number && shown(edition, family, of_p, {everybody}).mark == Mark::number);
}

TEST(Suppression, KeepsANumberUntilItMovesByFive) {
  auto const before = one_way(Dimension::sex, {{"F", 10}, {"M", 10}}, 20);
  auto const family = family_of({before});
  auto const first = suppressed(family);
  auto const after = one_way(Dimension::sex, {{"F", 11}, {"M", 10}}, 21);
  auto const next = family_of({after});
  auto const second = suppressed(next, printed(family, first));
  EXPECT_EQ(shown(second, next, after, {"F"}), (Shown{Mark::number, 10}));
  EXPECT_EQ(shown(second, next, after, {everybody}), (Shown{Mark::number, 20}));
  auto const later = one_way(Dimension::sex, {{"F", 20}, {"M", 19}}, 39);
  auto const last = family_of({later});
  EXPECT_EQ(shown(suppressed(last, printed(next, second)), last, later, {"F"}), (Shown{Mark::number, 20}));
}

TEST(Suppression, DoesNotTellOneNewWomanByTheTotalAndTheMenBesideHer) {
  auto const before = one_way(Dimension::sex, {{"F", 10}, {"M", 10}}, 20);
  auto const family = family_of({before});
  auto const first = suppressed(family);
  auto const after = one_way(Dimension::sex, {{"F", 11}, {"M", 15}}, 26);
  auto const next = family_of({after});
  auto const second = suppressed(next, printed(family, first));
  // 26 − 15 would say 11, and the edition before said 10.
  EXPECT_FALSE(shown(second, next, after, {everybody}).number == 26 && shown(second, next, after, {"M"}).number == 15);
}

TEST(Suppression, LeavesWhatWasWithheldWithheldWhenAnotherChoiceWouldDo) {
  auto const before = one_way(Dimension::sex, {{"F", 9}, {"M", 8}, {"not_stated", 2}}, 19);
  auto const family = family_of({before});
  auto const first = suppressed(family);
  ASSERT_EQ(shown(first, family, before, {"M"}).mark, Mark::withheld);
  // Now the women are fewer: alone they would be the cheaper choice, and the two editions together would tell everything.
  auto const after = one_way(Dimension::sex, {{"F", 9}, {"M", 14}, {"not_stated", 2}}, 25);
  auto const next = family_of({after});
  auto const second = suppressed(next, printed(family, first));
  EXPECT_EQ(shown(second, next, after, {"M"}).mark, Mark::withheld);
  EXPECT_EQ(shown(second, next, after, {"F"}), (Shown{Mark::number, 9}));
}

/// People of two sexes who came to programme P, to Q, or to both: six kinds, and every cell is a sum of kinds.
using Population = std::array<int, 6>;

struct Published {
  std::vector<TableValues> tables;
  Family family;
  std::vector<std::vector<std::size_t>> kinds;  ///< of each cell
  std::vector<std::vector<std::size_t>> groups; ///< of what can be subtracted: who is in one cell and not in another, or in both
};

std::vector<std::size_t> kinds_of(Cell const& cell) {
  std::vector<std::size_t> kinds;
  for (std::size_t kind = 0; kind < 6; ++kind) {
    std::size_t const sex = kind / 3, came = kind % 3;  // 0 to P, 1 to Q, 2 to both
    auto const wanted = cell.attributes.find(Dimension::sex);
    if (wanted != cell.attributes.end() && wanted->second != (sex == 0 ? "F" : "M")) continue;
    if (cell.programme == programme("P").text() && came == 1) continue;
    if (cell.programme == programme("Q").text() && came == 0) continue;
    kinds.push_back(kind);
  }
  return kinds;
}

int sum(Population const& population, std::vector<std::size_t> const& kinds) {
  int value = 0;
  for (auto kind : kinds) value += population[kind];
  return value;
}

/// `wanted`: bits of the four tables.
Published publish(Population const& population, int wanted) {
  Published out;
  std::string const p = programme("P").text(), q = programme("Q").text();
  std::vector<TableValues> const all{{table_by({Dimension::sex}), {{{""}, 0}, {{"F"}, 0}, {{"M"}, 0}}},
                                     {table_by({Dimension::sex}, programme("P")), {{{""}, 0}, {{"F"}, 0}, {{"M"}, 0}}},
                                     {table_by({Dimension::programme}), {{{""}, 0}, {{p}, 0}, {{q}, 0}}},
                                     {table_by({Dimension::sex, Dimension::programme}),
                                      {{{"", ""}, 0}, {{"F", ""}, 0}, {{"M", ""}, 0}, {{"", p}, 0}, {{"", q}, 0},
                                       {{"F", p}, 0}, {{"F", q}, 0}, {{"M", p}, 0}, {{"M", q}, 0}}}};
  for (std::size_t i = 0; i < all.size(); ++i) {
    if ((wanted >> i & 1) == 0) continue;
    auto table = all[i];
    for (auto& [key, value] : table.values) value = sum(population, kinds_of(cell_of(table.table, key)));
    out.tables.push_back(std::move(table));
  }
  out.family = family_of(out.tables);
  for (auto const& variable : out.family.variables)
    if (!variable.difference) out.kinds.push_back(kinds_of(variable.cell));
  for (std::size_t part = 0; part < out.kinds.size(); ++part)
    for (std::size_t whole = 0; whole < out.kinds.size(); ++whole)
      if (part != whole && is_part(out.family.variables[part].cell, out.family.variables[whole].cell)) {
        out.groups.emplace_back();
        std::set_difference(out.kinds[whole].begin(), out.kinds[whole].end(), out.kinds[part].begin(), out.kinds[part].end(),
                            std::back_inserter(out.groups.back()));
      }
  if ((wanted & 12) != 0) out.groups.push_back({2, 5});
  if ((wanted & 8) != 0) out.groups.push_back({2}), out.groups.push_back({5});
  return out;
}

/// Tries every population that fits what is printed, and keeps which values each cell takes in them. Knows that a number
/// which stayed as it was may have moved by less than five.
class Reader {
 public:
  Reader(Published const& published, Suppressed const& edition, Before before = {})
      : published_(published), edition_(edition), before_(std::move(before)) {
    possible.resize(published.kinds.size());
    possible_groups.resize(published.groups.size());
    Population population{};
    try_from(population, 0);
  }
  std::vector<std::set<int>> possible;         ///< by cell
  std::vector<std::set<int>> possible_groups;

 private:
  static constexpr int most_of_a_kind = 16;

  bool fits(Population const& population, std::size_t known) const {
    for (std::size_t cell = 0; cell < published_.kinds.size(); ++cell) {
      auto const& shown = edition_.shown[cell];
      if (shown.mark == Mark::withheld) continue;
      int value = 0, open = 0;
      for (auto kind : published_.kinds[cell]) kind < known ? value += population[kind] : open += most_of_a_kind;
      int const away = slack(cell);
      if (shown.mark == Mark::under_5 ? value > 4 : (value > shown.number + away || value + open < shown.number - away)) return false;
    }
    return true;
  }

  /// How far from the printed number the reader must reckon with: one that is held for another's sake may be anywhere.
  int slack(std::size_t cell) const {
    auto const& variable = published_.family.variables[cell];
    auto const found = before_.find(variable.cell);
    if (found == before_.end() || found->second != edition_.shown[cell]) return 0;
    return std::abs(variable.value - edition_.shown[cell].number) < small_under ? 4 : 6 * most_of_a_kind;
  }

  void try_from(Population& population, std::size_t kind) {
    if (!fits(population, kind)) return;
    if (kind == 6) {
      for (std::size_t cell = 0; cell < possible.size(); ++cell) possible[cell].insert(sum(population, published_.kinds[cell]));
      for (std::size_t group = 0; group < possible_groups.size(); ++group)
        possible_groups[group].insert(sum(population, published_.groups[group]));
      return;
    }
    for (population[kind] = 0; population[kind] <= most_of_a_kind; ++population[kind]) try_from(population, kind + 1);
  }

  Published const& published_;
  Suppressed const& edition_;
  Before before_;
};

rc::Gen<Population> populations() { return rc::gen::container<Population>(rc::gen::weightedOneOf<int>({{3, rc::gen::inRange(0, 4)}, {2, rc::gen::inRange(4, 8)}})); }

RC_GTEST_PROP(SuppressionAttack, NoPopulationCountGivesASmallCellAway, ()) {
  auto const population = *populations();
  auto const published = publish(population, *rc::gen::inRange(1, 16));
  auto const edition = suppressed(published.family);
  RC_ASSERT(edition.unprotected.empty());
  Reader const reader(published, edition);
  for (std::size_t cell = 0; cell < reader.possible.size(); ++cell) {
    auto const value = published.family.variables[cell].value;
    RC_ASSERT(reader.possible[cell].contains(static_cast<int>(value)));
    if (edition.shown[cell].mark == Mark::number) {
      RC_ASSERT(edition.shown[cell].number >= small_under);
      RC_ASSERT(edition.shown[cell].number == value);
    }
    if (value < 1 || value >= small_under) continue;
    RC_ASSERT(*reader.possible[cell].begin() <= 1);
    RC_ASSERT(*reader.possible[cell].rbegin() >= 4);
  }
  for (std::size_t group = 0; group < reader.possible_groups.size(); ++group) {
    int const value = sum(population, published.groups[group]);
    if (value < 1 || value >= small_under) continue;
    RC_ASSERT(*reader.possible_groups[group].begin() <= 1);
    RC_ASSERT(*reader.possible_groups[group].rbegin() >= 4);
  }
}

RC_GTEST_PROP(SuppressionAttack, TwoEditionsTellNoMoveOfLessThanFive, ()) {
  auto const population = *populations();
  auto next_population = population;
  for (auto& kind : next_population) kind += *rc::gen::weightedElement<int>({{6, 0}, {2, 1}, {1, 3}, {2, 6}});
  int const wanted = *rc::gen::inRange(1, 16);
  auto const published = publish(population, wanted);
  auto const first = suppressed(published.family);
  auto const before = printed(published.family, first);
  auto const next = publish(next_population, wanted);
  auto const second = suppressed(next.family, before);
  RC_ASSERT(second.unprotected.empty());
  Reader const reader(next, second, before);
  for (std::size_t cell = 0; cell < next.kinds.size(); ++cell) {
    auto const value = next.family.variables[cell].value;
    auto const& earlier = before.at(next.family.variables[cell].cell);
    auto const& shown = second.shown[cell];
    RC_ASSERT(value >= small_under || shown.mark != Mark::number);
    if (earlier.mark == Mark::withheld && !next.family.secrets.empty()) RC_ASSERT(shown.mark == Mark::withheld);
    if (earlier.mark == Mark::number && shown.mark == Mark::number) {
      auto const moved = std::abs(shown.number - earlier.number);
      RC_ASSERT(moved == 0 || moved >= small_under);
      if (value != earlier.number && std::abs(value - earlier.number) < small_under) {
        RC_ASSERT(moved == 0);
        RC_ASSERT(*reader.possible[cell].rbegin() - *reader.possible[cell].begin() >= 4);
      }
    }
    if (value < 1 || value >= small_under) continue;
    RC_ASSERT(*reader.possible[cell].begin() <= 1);
    RC_ASSERT(*reader.possible[cell].rbegin() >= 4);
  }
}

}  // namespace
}  // namespace athar::published
