#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "domain/duplicates/name_distance.hpp"
#include "domain/duplicates/script_pairs.hpp"
#include "domain/text/letters.hpp"

namespace athar {
namespace {

using namespace arabic;
constexpr std::size_t longest = 80;

/// Latin letters that one or two Arabic ones are written with.
struct Writing {
  char second{0};                           ///< the second Arabic letter; 0 for none
  std::string latin;
  double cost{0};
};
/// By the Arabic letter and the first Latin one.
using Writings = std::array<std::array<std::vector<Writing>, 32>, 64>;

std::size_t place(char letter) { return static_cast<unsigned char>(letter) & 0x3Fu; }
std::size_t latin_place(char letter) { return static_cast<unsigned char>(letter) & 0x1Fu; }

Writings const& writings() {
  static Writings const all = [] {
    Writings table;
    for (auto const& pair : script_pairs()) {
      auto const letters = plain_letters(pair.arabic);
      for (std::string_view rest = pair.latin; !rest.empty();) {
        auto const end = std::min(rest.find(' '), rest.size());
        auto const entry = rest.substr(0, end);
        auto const mark = std::min(entry.find('='), entry.size());
        int hundredths = 0;
        if (mark < entry.size()) std::from_chars(entry.data() + mark + 1, entry.data() + entry.size(), hundredths);
        table[place(letters[0])][latin_place(entry[0])].push_back(
            {letters.size() > 1 ? letters[1] : '\0', std::string(entry.substr(0, mark)), hundredths / 100.0});
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
    return table;
  }();
  return all;
}

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

/// Of a Latin letter that Arabic did not write.
double unwritten_latin(std::string_view latin, std::size_t j) {
  char const c = latin[j], before = j > 0 ? latin[j - 1] : '\0';
  bool const is_last = j + 1 == latin.size();
  if (c == before) return 0.05;
  if (c == 'e' && is_last) return 0.1;
  if (is_vowel(c)) return j == 0 ? 0.6 : is_vowel(before) ? 0.25 : is_last ? 0.5 : 0.3;
  if (c == 'h') return 0.35;
  // What French leaves silent at the end.
  if ((is_last || j + 2 == latin.size()) && j > 1 && (c == 's' || c == 't' || c == 'x' || c == 'd' || c == 'z')) return 0.55;
  return c == 'w' ? 0.6 : 1;
}

/// Of an Arabic letter that Latin did not write.
double unwritten_arabic(std::string_view arabic_word, std::size_t i) {
  bool const is_last = i + 1 == arabic_word.size();
  switch (static_cast<unsigned char>(arabic_word[i])) {
    case hamza: return 0.1;
    case ain: return 0.25;
    case teh_marbuta: return 0.2;
    case alef: return i > 0 && !is_last ? 0.5 : 0.45;
    case hamza_on_waw: case hamza_on_yeh: return 0.35;
    case waw: case yeh: case alef_maqsura: return 0.75;
    case heh: return is_last ? 0.3 : 0.6;
    case hah: return 0.8;
    // The article's l before a letter of the sun: Abderrahman.
    case lam: return i > 0 && i < 6 && static_cast<unsigned char>(arabic_word[i - 1]) == alef ? 0.5 : 1;
    default: return 1.1;
  }
}

}  // namespace

double cross_distance(std::string_view in_arabic, std::string_view in_latin) {
  auto const a = in_arabic.substr(0, longest), l = in_latin.substr(0, longest);
  auto const& table = writings();
  std::array<std::array<double, longest + 1>, longest + 1> costs;
  for (std::size_t i = 0; i <= a.size(); ++i) std::fill_n(costs[i].begin(), l.size() + 1, 1e9);
  costs[0][0] = 0;
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= l.size(); ++j) {
      double const here = costs[i][j];
      auto reach = [&](std::size_t di, std::size_t dj, double cost) {
        auto& there = costs[i + di][j + dj];
        there = std::min(there, here + cost);
      };
      if (j < l.size()) reach(0, 1, unwritten_latin(l, j));
      if (i == a.size()) continue;
      reach(1, 0, unwritten_arabic(a, i));
      if (j == l.size()) continue;
      reach(1, 1, 1);
      for (auto const& writing : table[place(a[i])][latin_place(l[j])]) {
        std::size_t const di = writing.second != 0 ? 2 : 1;
        if (di == 2 && (i + 1 == a.size() || a[i + 1] != writing.second)) continue;
        if (l.substr(j, writing.latin.size()) == writing.latin) reach(di, writing.latin.size(), writing.cost);
      }
      // A name that starts with a vowel starts with alef, whichever the vowel.
      if (i == 0 && j == 0 && static_cast<unsigned char>(a[0]) == alef && is_vowel(l[0])) reach(1, 1, 0.1);
    }
  return costs[a.size()][l.size()];
}

double word_distance(NameWord const& a, NameWord const& b) {
  bool const a_arabic = is_arabic(a.letters), b_arabic = is_arabic(b.letters);
  auto distance = [&](bool core_of_a, bool core_of_b) {
    auto const& x = core_of_a ? a.core : a.letters;
    auto const& y = core_of_b ? b.core : b.letters;
    if (a_arabic != b_arabic) return a_arabic ? cross_distance(x, y) : cross_distance(y, x);
    if (a_arabic) return arabic_distance(x, y);
    return latin_distance(x, y, core_of_a ? a.core_sound : a.sound, core_of_b ? b.core_sound : b.sound);
  };
  double best = distance(false, false);
  if (best == 0) return 0;
  if (!a.core.empty()) best = std::min(best, distance(true, false) + a.core_cost);
  if (!b.core.empty()) best = std::min(best, distance(false, true) + b.core_cost);
  if (!a.core.empty() && !b.core.empty())
    best = std::min(best, distance(true, true) + (a.core_cost == b.core_cost ? 0.1 : 0.5 * (a.core_cost + b.core_cost)));
  return best;
}

double WordDistances::between(NameWord const& a, NameWord const& b) {
  if (a.number == 0 || b.number == 0) return word_distance(a, b);
  auto const words = (std::uint64_t{std::min(a.number, b.number)} << 32) | std::max(a.number, b.number);
  // A newer pair takes the place of an older one: the memory stays as it is.
  auto& slot = slots_[(words * 0x9E3779B97F4A7C15ULL) >> 47];
  if (slot.words != words) slot = {words, word_distance(a, b)};
  return slot.edits;
}

}  // namespace athar
