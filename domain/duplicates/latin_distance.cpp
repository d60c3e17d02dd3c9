#include <algorithm>
#include <array>
#include <cstdint>

#include "domain/duplicates/name_distance.hpp"

namespace athar {
namespace {

constexpr std::size_t longest = 80;
// Edits are counted in twentieths: whole numbers, because this is asked of millions of pairs.
constexpr int one_edit = 20;

constexpr bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

using Swaps = std::array<std::array<std::uint8_t, 128>, 128>;

Swaps const& swaps() {
  static Swaps const all = [] {
    Swaps table;
    for (auto& row : table) row.fill(one_edit);
    auto near = [&](std::string_view group) {
      for (char const a : group)
        for (char const b : group) table[static_cast<unsigned char>(a)][static_cast<unsigned char>(b)] = one_edit / 2;
    };
    // Letters that stand for neighbouring sounds; capitals are those of latin_sounds.
    for (std::string_view const group : {"aeiouy", "bp", "dtT", "fv", "gkG", "szT", "jg", "hH", "HkX", "Xsj"}) near(group);
    for (std::size_t i = 0; i < table.size(); ++i) table[i][i] = 0;
    return table;
  }();
  return all;
}

/// Of a letter that one of them does not have.
int missing_cost(std::string_view word, std::size_t i) {
  char const letter = word[i];
  if (i > 0 && letter == word[i - 1]) return one_edit / 5;
  if (letter == 'e' && i + 1 == word.size()) return one_edit * 2 / 5;
  if (is_vowel(letter)) return one_edit * 3 / 5;
  return letter == 'h' ? one_edit / 2 : one_edit;
}

int edits(std::string_view a, std::string_view b) {
  auto const& swap = swaps();
  std::array<int, longest + 1> first, second, third, missing_b;
  int *older = first.data(), *above = second.data(), *row = third.data();
  above[0] = 0;
  for (std::size_t j = 1; j <= b.size(); ++j) above[j] = above[j - 1] + (missing_b[j] = missing_cost(b, j - 1));
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int const missing_a = missing_cost(a, i - 1);
    char const letter = a[i - 1], before = i > 1 ? a[i - 2] : '\0';
    auto const& costs = swap[static_cast<unsigned char>(letter) & 0x7Fu];
    row[0] = above[0] + missing_a;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      int best = above[j - 1] + costs[static_cast<unsigned char>(b[j - 1]) & 0x7Fu];
      best = std::min(best, above[j] + missing_a);
      best = std::min(best, row[j - 1] + missing_b[j]);
      if (j > 1 && before == b[j - 1] && letter == b[j - 2]) best = std::min(best, older[j - 2] + one_edit * 9 / 10);
      row[j] = best;
    }
    int* const spare = older;
    older = above;
    above = row;
    row = spare;
  }
  return above[b.size()];
}

}  // namespace

double latin_distance(std::string_view a, std::string_view b, std::string_view sound_a, std::string_view sound_b) {
  if (a == b) return 0;
  a = a.substr(0, longest);
  b = b.substr(0, longest);
  sound_a = sound_a.substr(0, longest);
  sound_b = sound_b.substr(0, longest);
  int const written = edits(a, b);
  // Heard alike but written otherwise is a little less than the same.
  int const heard = sound_a == sound_b ? 3 : sound_a == a && sound_b == b ? written : edits(sound_a, sound_b) + 3;
  return static_cast<double>(std::min(written, heard)) / one_edit;
}

}  // namespace athar
