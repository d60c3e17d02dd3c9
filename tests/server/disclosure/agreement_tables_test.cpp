// Tables of agreements against a reader who has them all, and the public ones, and subtracts.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <set>

#include "domain/published/suppression.hpp"
#include "server/disclosure/linear_solver.hpp"

namespace athar::published {
namespace {

/// People by what they came to: A only, B only, both, programme P outside of both, nothing of these. All of A is in P.
using Population = std::array<int, 5>;
using Kinds = std::vector<std::size_t>;

AgreementId const agreement_a{Uuid::from_name("A")}, agreement_b{Uuid::from_name("B")};
ProgrammeId const programme_p{Uuid::from_name("P")};
Kinds const in_all{0, 1, 2, 3, 4}, in_p{0, 2, 3}, in_a{0, 2}, in_b{1, 2};

int sum(Population const& population, Kinds const& kinds) {
  int value = 0;
  for (auto kind : kinds) value += population[kind];
  return value;
}

PublishedTable table(std::optional<ProgrammeId> programme, std::optional<AgreementId> agreement) {
  PublishedTable out;
  out.measure = "unique_participants";
  out.programme_id = programme;
  out.agreement_id = agreement;
  return out;
}

struct Printed {
  PublishedTable table;
  Kinds kinds;
};
std::vector<Printed> const all_tables{{table({}, {}), in_all}, {table(programme_p, {}), in_p}, {table({}, agreement_a), in_a}, {table({}, agreement_b), in_b}};

struct Edition {
  std::vector<Kinds> kinds;   ///< of each table
  std::vector<Shown> shown;
  std::vector<int> unprotected;
};

Cell union_cell() {
  auto cell = cell_of(table({}, agreement_a), {});
  cell.agreements = {agreement_a.text(), agreement_b.text()};
  std::sort(cell.agreements.begin(), cell.agreements.end());
  return cell;
}

/// `wanted`: bits of the four tables.
Edition publish(Population const& population, int wanted) {
  std::vector<TableValues> tables;
  Edition out;
  auto const has = [&](int place) { return (wanted >> place & 1) != 0; };
  for (int place = 0; place < 4; ++place) {
    if (!has(place)) continue;
    auto const& each = all_tables[static_cast<std::size_t>(place)];
    tables.push_back({each.table, {{{}, sum(population, each.kinds)}}});
    out.kinds.push_back(each.kinds);
  }
  std::vector<Union> unions;
  if (has(2) && has(3)) unions.push_back({union_cell(), sum(population, {0, 1, 2})});
  auto const a = cell_of(table({}, agreement_a), {});
  auto a_in_p = a;
  a_in_p.programme = programme_p.text();
  std::vector<Inclusion> inclusions;
  if (has(1) && has(2)) inclusions.push_back({a, a_in_p});
  auto const family = family_of(tables, unions, inclusions);
  auto const suppressed = suppress(family, {}, disclosure::linear_program);
  for (auto const& each : tables) out.shown.push_back(suppressed.shown[static_cast<std::size_t>(family.numbers.at(cell_of(each.table, {})))]);
  out.unprotected = suppressed.unprotected;
  return out;
}

/// The values that some people's number takes in every population that fits what is printed.
std::vector<std::set<int>> possible(Edition const& edition, std::vector<Kinds> const& groups) {
  constexpr int most_of_a_kind = 13;
  std::vector<std::set<int>> found(groups.size());
  Population population{};
  auto const fits = [&](std::size_t known) {
    for (std::size_t at = 0; at < edition.kinds.size(); ++at) {
      auto const& shown = edition.shown[at];
      if (shown.mark == Mark::withheld) continue;
      int value = 0, open = 0;
      for (auto kind : edition.kinds[at]) kind < known ? value += population[kind] : open += most_of_a_kind;
      if (shown.mark == Mark::under_5 ? value > 4 : (value > shown.number || value + open < shown.number)) return false;
    }
    return true;
  };
  auto const try_from = [&](auto const& self, std::size_t kind) -> void {
    if (!fits(kind)) return;
    if (kind == population.size()) {
      for (std::size_t at = 0; at < groups.size(); ++at) found[at].insert(sum(population, groups[at]));
      return;
    }
    for (population[kind] = 0; population[kind] <= most_of_a_kind; ++population[kind]) self(self, kind + 1);
  };
  try_from(try_from, 0);
  return found;
}

/// What subtracting the wanted tables from each other could tell: who is in one and not in another, in none of the agreements, in both.
std::vector<Kinds> groups_of(int wanted) {
  auto const has = [&](int place) { return (wanted >> place & 1) != 0; };
  std::vector<Kinds> groups;
  for (int place = 0; place < 4; ++place)
    if (has(place)) groups.push_back(all_tables[static_cast<std::size_t>(place)].kinds);
  if (has(0) && has(1)) groups.push_back({1, 4});
  if (has(0) && has(2)) groups.push_back({1, 3, 4});
  if (has(0) && has(3)) groups.push_back({0, 3, 4});
  if (has(1) && has(2)) groups.push_back({3});
  if (has(0) && has(2) && has(3)) groups.push_back({3, 4});
  if (has(2) && has(3)) groups.push_back({2});
  return groups;
}

TEST(AgreementTables, HideThemselvesWhereTheWholeWouldTellWhoIsInNoAgreement) {
  // 20 people, 17 of them in A: whoever has both tables knows that three are not.
  auto const edition = publish({17, 0, 0, 3, 0}, 0b0101);
  EXPECT_TRUE(edition.shown[0].mark == Mark::withheld || edition.shown[1].mark == Mark::withheld);
}

TEST(AgreementTables, HideOneOfThemWhereAllOfThemTogetherWouldTellIt) {
  // 20 people, 9 in A and 8 in B, nobody in both: each table alone leaves eleven or twelve.
  auto const edition = publish({9, 8, 0, 0, 3}, 0b1101);
  ASSERT_EQ(edition.shown.size(), 3U);
  EXPECT_TRUE(std::any_of(edition.shown.begin(), edition.shown.end(), [](auto const& each) { return each.mark == Mark::withheld; }));
}

TEST(AgreementTables, HideThemselvesInTheProgrammeThatTheyLieIn) {
  // Nothing is small in the whole of 40; the programme has 15 people, 13 of them the agreement's.
  auto const edition = publish({13, 0, 0, 2, 25}, 0b0111);
  EXPECT_TRUE(edition.shown[1].mark == Mark::withheld || edition.shown[2].mark == Mark::withheld);
}

TEST(AgreementTables, PrintEverythingWhereNoDifferenceIsSmall) {
  auto const edition = publish({9, 8, 0, 7, 6}, 0b1111);
  for (auto const& each : edition.shown) EXPECT_EQ(each.mark, Mark::number);
}

TEST(AgreementTables, OfOneSetOfPeopleAreOneCell) {
  auto const a = cell_of(table({}, agreement_a), {}), b = cell_of(table({}, agreement_b), {});
  std::vector<TableValues> const tables{{table({}, {}), {{{}, 20}}}, {table({}, agreement_a), {{{}, 18}}}, {table({}, agreement_b), {{{}, 18}}}};
  auto const family = family_of(tables, {{union_cell(), 18}}, {{a, b}, {b, a}});
  auto const suppressed = suppress(family, {}, disclosure::linear_program);
  EXPECT_TRUE(suppressed.unprotected.empty());
  // One of the two alone gives the two who are in neither away.
  auto const shown = [&](Cell const& cell) { return suppressed.shown[static_cast<std::size_t>(family.numbers.at(cell))].mark; };
  EXPECT_TRUE(shown(cell_of(tables[0].table, {})) == Mark::withheld || (shown(a) == Mark::withheld && shown(b) == Mark::withheld));
}

RC_GTEST_PROP(AgreementTablesAttack, NoSubtractionGivesAFewPeopleAway, ()) {
  auto const population = *rc::gen::container<Population>(rc::gen::weightedOneOf<int>({{3, rc::gen::inRange(0, 4)}, {2, rc::gen::inRange(4, 8)}}));
  int const wanted = *rc::gen::inRange(1, 16);
  auto const edition = publish(population, wanted);
  RC_ASSERT(edition.unprotected.empty());
  auto const groups = groups_of(wanted);
  auto const values = possible(edition, groups);
  for (std::size_t at = 0; at < groups.size(); ++at) {
    int const value = sum(population, groups[at]);
    RC_ASSERT(values[at].contains(value));
    if (value < 1 || value >= small_under) continue;
    RC_ASSERT(*values[at].begin() <= 1);
    RC_ASSERT(*values[at].rbegin() >= 4);
  }
}

}  // namespace
}  // namespace athar::published
