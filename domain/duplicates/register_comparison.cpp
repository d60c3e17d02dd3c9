#include "domain/duplicates/register_comparison.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

#include "domain/duplicates/name_distance.hpp"

namespace athar {
namespace {

// Pairs below this are forgotten at once; those between it and the threshold may still rise.
constexpr double kept_bits = -8;

struct Keyed {
  std::int64_t key;
  std::uint32_t person;
  std::uint32_t greatest_block;
};
using Candidates = std::vector<std::uint64_t>;

std::uint64_t both(std::uint32_t a, std::uint32_t b) { return (static_cast<std::uint64_t>(std::min(a, b)) << 32) | std::max(a, b); }

/// Pairs of people who share a key, each once.
Candidates candidates_of(std::vector<PersonProfile> const& people) {
  std::vector<Keyed> keys;
  keys.reserve(people.size() * 15);
  for (std::uint32_t i = 0; i < people.size(); ++i)
    for (auto const& key : keys_of(people[i])) keys.push_back({key.value, i, static_cast<std::uint32_t>(key.greatest_block)});
  std::sort(keys.begin(), keys.end(), [](Keyed const& x, Keyed const& y) { return std::pair(x.key, x.person) < std::pair(y.key, y.person); });
  Candidates pairs;
  std::size_t settled = 0;
  for (std::size_t from = 0; from < keys.size();) {
    std::size_t to = from;
    while (to < keys.size() && keys[to].key == keys[from].key) ++to;
    if (to - from <= keys[from].greatest_block)
      for (std::size_t i = from; i < to; ++i)
        for (std::size_t j = i + 1; j < to; ++j) pairs.push_back(both(keys[i].person, keys[j].person));
    from = to;
    // The same pair comes from several keys: dropped before they fill the memory.
    if (pairs.size() > settled * 2 + 8'000'000) {
      std::sort(pairs.begin(), pairs.end());
      pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
      settled = pairs.size();
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

/// Compares all candidates on several threads. False when it was ended.
bool compare_all(std::vector<PersonProfile> const& people, Candidates const& candidates, ComparisonSettings const& settings,
                 std::vector<LikelyPair>& found) {
  constexpr std::size_t step = 4096;
  std::atomic<std::size_t> next{0};
  std::atomic<bool> ended{false};
  auto work = [&](std::vector<LikelyPair>& out) {
    WordDistances known;
    while (!ended) {
      auto const from = next.fetch_add(step);
      if (from >= candidates.size()) return;
      for (auto i = from; i < std::min(from + step, candidates.size()); ++i) {
        LikelyPair pair{static_cast<std::uint32_t>(candidates[i] >> 32), static_cast<std::uint32_t>(candidates[i]), {}};
        if (likelihood(people[pair.a], people[pair.b], people.size(), {.known = &known, .with_reasons = false}).bits <= kept_bits) continue;
        pair.likelihood = likelihood(people[pair.a], people[pair.b], people.size(), {.known = &known});
        out.push_back(std::move(pair));
      }
      if (&out == &found && settings.progress && !settings.progress(std::min(from, candidates.size()), candidates.size())) ended = true;
    }
  };
  std::vector<std::vector<LikelyPair>> parts(settings.threads > 1 ? settings.threads - 1 : 0);
  {
    std::vector<std::jthread> threads;
    for (auto& part : parts) threads.emplace_back([&work, &part] { work(part); });
    work(found);
  }
  for (auto& part : parts) found.insert(found.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
  return !ended;
}

/// Gives equal words equal numbers, by which their distances are remembered: few names make up a register.
void number_words(std::vector<PersonProfile>& people) {
  std::unordered_map<std::string, std::uint32_t> numbers;
  for (auto& person : people)
    for_each_word(person.name, [&](NameWord& word) {
      word.number = numbers.emplace(word.letters + '|' + word.core, static_cast<std::uint32_t>(numbers.size() + 1)).first->second;
    });
}

/// How much more often than once a record has another of the same person: the expected number of true pairs, found by expectation and
/// maximisation; never less than once.
double abundance_bits(std::vector<LikelyPair> const& pairs, std::size_t register_size) {
  double extra = 0;
  for (int round = 0; round < 6; ++round) {
    double true_pairs = 0;
    for (auto const& pair : pairs) true_pairs += score_of(pair.likelihood.bits + extra);
    extra = std::clamp(std::log2(2 * true_pairs / static_cast<double>(std::max<std::size_t>(register_size, 1))), 0.0, 3.0);
  }
  return extra;
}

/// Two records that are surely one with a third are one with each other, whatever became of their own fields.
void close_over_thirds(std::vector<LikelyPair>& pairs, std::size_t register_size) {
  constexpr double sure_enough = 0.7;
  std::vector<std::vector<std::pair<std::uint32_t, double>>> likes(register_size);
  std::unordered_map<std::uint64_t, std::size_t> places;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    auto const& pair = pairs[i];
    places.emplace(both(pair.a, pair.b), i);
    if (pair.likelihood.score < sure_enough) continue;
    likes[pair.a].emplace_back(pair.b, pair.likelihood.score);
    likes[pair.b].emplace_back(pair.a, pair.likelihood.score);
  }
  for (auto const& of_third : likes) {
    if (of_third.size() > 30) continue;
    for (auto const& [a, score_a] : of_third)
      for (auto const& [b, score_b] : of_third) {
        double const score = score_a * score_b;
        if (a >= b || score < sure_enough) continue;
        auto const [place, is_new] = places.emplace(both(a, b), pairs.size());
        if (is_new) pairs.push_back({a, b, {}});
        auto& own = pairs[place->second].likelihood;
        if (own.score >= score) continue;
        double const bits = std::log2(score / (1 - std::min(score, 1 - 1e-9)));
        own.reasons.push_back({Evidence::like_a_third, bits - own.bits});
        own.bits = bits;
        own.score = score;
      }
  }
}

}  // namespace

Bearers bearers_of(std::span<PersonProfile const> people) {
  Bearers out;
  for (auto const& person : people)
    for_each_word(person.name, [&](NameWord const& word) { ++out[word_key(word.letters)]; });
  return out;
}

void set_shares(PersonName& name, Bearers const& bearers, std::size_t register_size) {
  for_each_word(name, [&](NameWord& word) {
    auto const found = bearers.find(word_key(word.letters));
    word.share = share_of(found == bearers.end() ? 1 : found->second, register_size);
  });
}

std::vector<LikelyPair> compare_register(std::vector<PersonProfile>& people, ComparisonSettings const& settings) {
  auto const bearers = bearers_of(people);
  for (auto& person : people) set_shares(person.name, bearers, people.size());
  number_words(people);
  std::vector<LikelyPair> pairs;
  if (!compare_all(people, candidates_of(people), settings, pairs)) return {};
  double const extra = abundance_bits(pairs, people.size());
  for (auto& pair : pairs) {
    pair.likelihood.bits += extra;
    pair.likelihood.score = score_of(pair.likelihood.bits);
  }
  close_over_thirds(pairs, people.size());
  std::erase_if(pairs, [](LikelyPair const& pair) { return !pair.likelihood.is_for_review(); });
  std::sort(pairs.begin(), pairs.end(), [](LikelyPair const& x, LikelyPair const& y) {
    return std::tuple(-x.likelihood.score, x.a, x.b) < std::tuple(-y.likelihood.score, y.a, y.b);
  });
  return pairs;
}

}  // namespace athar
