#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "domain/reach/index.hpp"
#include "histories.hpp"

namespace athar::reach {
namespace {

using histories::Chance;
using plain::World;

void same(Answer const& found, Answer const& expected, Query const& query) {
  RC_LOG() << canonical_text(query) << "\n";
  RC_ASSERT(found.value == expected.value);
  RC_ASSERT(found.groups.size() == expected.groups.size());
  for (std::size_t i = 0; i < found.groups.size(); ++i) {
    RC_ASSERT(found.groups[i].key == expected.groups[i].key);
    RC_ASSERT(found.groups[i].value == expected.groups[i].value);
  }
  RC_ASSERT(found.missing == expected.missing);
  RC_ASSERT(found == expected);
}

struct History {
  World world;
  Index::Snapshot index;
};

/// Half of the history is loaded, the other half applied.
History lived(Chance& chance, int changes) {
  World world;
  int const loaded = chance.below(changes + 1);
  for (int i = 0; i < loaded; ++i) world.apply(chance.change(world));
  IndexBuilder builder;
  for (auto const& [key, fact] : world.participations) builder.add(fact);
  for (auto const& [ordinal, fact] : world.sessions) builder.add(fact);
  for (auto const& [ordinal, fact] : world.organisations) builder.add(fact);
  auto index = builder.finish(world.tick, world.recorded_at);
  for (int i = loaded; i < changes; ++i) {
    auto const change = chance.change(world);
    world.apply(change);
    index = index->apply(change).value().index;
  }
  return {std::move(world), std::move(index)};
}

TEST(ReachIndex, AnswersLikeTheDefinitionsWrittenOutPlainly) {
  EXPECT_TRUE(rc::check([](std::uint32_t seed) {
    Chance chance(seed);
    auto const [world, index] = lived(chance, 1 + chance.below(30));
    RC_ASSERT(index->participations() == world.participations.size());
    for (int i = 0; i < 12; ++i) {
      auto const query = chance.query();
      same(index->value(query), world.value(query), query);
    }
  }));
}

TEST(ReachIndex, MovesAnAnswerToTheAnswerOfTheNextTicks) {
  EXPECT_TRUE(rc::check([](std::uint32_t seed) {
    Chance chance(seed);
    auto [world, index] = lived(chance, 1 + chance.below(20));
    std::vector<Query> queries;
    std::vector<Answer> answers;
    for (int i = 0; i < 8; ++i) answers.push_back(index->value(queries.emplace_back(chance.query())));
    for (int round = 0; round < 5; ++round) {
      auto const before = index;
      Touched touched;
      for (int ticks = 1 + chance.below(2); ticks > 0; --ticks) {
        auto const change = chance.change(world);
        world.apply(change);
        auto const step = index->apply(change).value();
        touched.merge(step.touched);
        index = step.index;
      }
      for (std::size_t i = 0; i < queries.size(); ++i) {
        answers[i] = index->advance(queries[i], answers[i], *before, touched);
        same(answers[i], index->value(queries[i]), queries[i]);
      }
    }
  }));
}

TEST(ReachIndex, AnswersTheSameAfterAFoldAndAfterTicksTakenDuringTheFold) {
  EXPECT_TRUE(rc::check([](std::uint32_t seed) {
    Chance chance(seed);
    auto [world, index] = lived(chance, 1 + chance.below(20));
    auto const folded_from = index;
    auto const folded = index->folded();
    RC_ASSERT(folded->delta_rows() == 0U);
    RC_ASSERT(folded->participations() == index->participations());
    for (int i = 0; i < 6; ++i) {
      auto const query = chance.query();
      same(folded->value(query), index->value(query), query);
    }
    for (int ticks = chance.below(4); ticks > 0; --ticks) {
      auto const change = chance.change(world);
      world.apply(change);
      index = index->apply(change).value().index;
    }
    auto rebased = index->on_base_of(*folded, *folded_from);
    auto const change = chance.change(world);
    world.apply(change);
    rebased = rebased->apply(change).value().index;
    for (int i = 0; i < 6; ++i) {
      auto const query = chance.query();
      same(rebased->value(query), world.value(query), query);
      same(rebased->folded()->value(query), world.value(query), query);
    }
  }));
}

TEST(ReachIndex, LeavesTheSnapshotsThatReadersHoldAsTheyWere) {
  EXPECT_TRUE(rc::check([](std::uint32_t seed) {
    Chance chance(seed);
    auto [world, index] = lived(chance, 1 + chance.below(20));
    auto const held = index;
    auto const query = chance.query();
    auto const answer = held->value(query);
    for (int ticks = 0; ticks < 5; ++ticks) {
      auto const change = chance.change(world);
      world.apply(change);
      index = index->apply(change).value().index;
    }
    same(held->value(query), answer, query);
  }));
}

TEST(ReachIndex, ListsExactlyWhatItCountedPageByPage) {
  EXPECT_TRUE(rc::check([](std::uint32_t seed) {
    Chance chance(seed);
    auto const [world, index] = lived(chance, 1 + chance.below(30));
    auto query = chance.query();
    while (query.measure->counts_sessions()) query = chance.query();
    query.head_counts = HeadCountRule::excluded;
    auto const expected = world.people(query);
    std::int64_t sum = 0;
    std::size_t listed = 0;
    std::string cursor;
    do {
      auto const page = index->records(query, cursor, 2).value();
      for (auto const& person : page.people) {
        RC_ASSERT(expected.contains(person.id));
        auto const& wanted = expected.at(person.id);
        RC_ASSERT(person.value == wanted.value);
        RC_ASSERT(std::is_permutation(person.sessions.begin(), person.sessions.end(), wanted.sessions.begin(),
                                      wanted.sessions.end()));
        sum += person.value;
        ++listed;
      }
      cursor = page.next_cursor.value_or("");
    } while (!cursor.empty());
    RC_ASSERT(listed == expected.size());
    RC_ASSERT(sum == index->value(query).value);
  }));
}

TEST(ReachIndex, ListsThePeopleBehindTheOverlap) {
  EXPECT_TRUE(rc::check([](std::uint32_t seed) {
    Chance chance(seed);
    auto const [world, index] = lived(chance, 1 + chance.below(30));
    auto query = chance.query();
    while (query.measure->counts_sessions() || query.by.empty()) query = chance.query();
    query.head_counts = HeadCountRule::excluded;
    auto const expected = world.repeats(query);
    std::string cursor;
    std::size_t listed = 0;
    do {
      auto const page = index->repeats(query, cursor, 2).value();
      RC_ASSERT(page.people_total == static_cast<std::int64_t>(expected.size()));
      RC_ASSERT(page.entries == index->value(query).overlap);
      for (auto const& person : page.people) RC_ASSERT(expected.at(person.id) == person);
      listed += page.people.size();
      cursor = page.next_cursor.value_or("");
    } while (!cursor.empty());
    RC_ASSERT(listed == expected.size());
  }));
}

struct NoCodes : KnownCodes {
  std::optional<ProgrammeId> programme_coded(std::string_view) const override { return std::nullopt; }
  std::optional<CourseId> course_referenced(std::string_view) const override { return std::nullopt; }
};

TEST(ReachQuery, IsReadBackFromItsCanonicalText) {
  EXPECT_TRUE(rc::check([](std::uint32_t seed) {
    auto const query = Chance(seed).query();
    auto const parameters = canonical_parameters(query);
    auto const read = parse_query(parameters, NoCodes());
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == query);
    RC_ASSERT(canonical_text(*read) == canonical_text(query));
  }));
}

}  // namespace
}  // namespace athar::reach
