#pragma once
#include <functional>
#include <span>
#include <unordered_map>
#include <vector>

#include "domain/duplicates/person_keys.hpp"

namespace athar {

/// Two records of a register, by their place in it, the smaller first.
struct LikelyPair {
  std::uint32_t a{0}, b{0};
  Likelihood likelihood;
};

/// How many people bear each word, by `word_key`. Of a register as a whole, or what is known of it.
using Bearers = std::unordered_map<std::int64_t, std::uint32_t>;

Bearers bearers_of(std::span<PersonProfile const> people);
/// Gives the words of a name their shares; a word that is not counted is rare.
void set_shares(PersonName& name, Bearers const& bearers, std::size_t register_size);

struct ComparisonSettings {
  std::size_t threads{2};
  /// Told from the calling thread now and then; false ends the comparison.
  std::function<bool(std::size_t done, std::size_t total)> progress{};
};

/// All pairs of a register that somebody should look at, by falling score. Only people who share a key are compared. Where records of
/// one person abound, chance weighs less; and records that are both like a third are like each other.
/// Empty when it was ended by `progress`.
std::vector<LikelyPair> compare_register(std::vector<PersonProfile>& people, ComparisonSettings const& settings);

}  // namespace athar
