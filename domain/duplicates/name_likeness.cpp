#include "domain/duplicates/name_likeness.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "domain/duplicates/name_distance.hpp"
#include "domain/text/letters.hpp"

namespace athar {
namespace {

constexpr double most_bits = 13, least_bits = -6, word_least = -5.5;

/// Weight of two words that are spelled `edits` apart. Each edit costs more in a short word, which has many neighbours.
double word_bits(NameWord const& a, NameWord const& b, double edits) {
  double const exact = std::clamp(std::log2(0.9 / std::max(a.share, b.share)), 1.5, 12.0);
  double const length = static_cast<double>(std::min(a.letters.size(), b.letters.size()));
  // An initial says little.
  double const most = length <= 1 ? 2.0 : exact;
  // Words that have less than two letters in three in common are other words, however rare they are.
  double const beyond = std::max(0.0, edits / static_cast<double>(std::max(a.letters.size(), b.letters.size())) - 0.34);
  return std::max(word_least, most - edits * (2.4 + 6.0 / std::max(length, 2.0)) - beyond * 40);
}

bool is_initial(NameWord const& a, NameWord const& b) {
  auto const& shorter = a.letters.size() < b.letters.size() ? a : b;
  auto const& longer = a.letters.size() < b.letters.size() ? b : a;
  return shorter.letters.size() == 1 && is_arabic(shorter.letters) == is_arabic(longer.letters) && longer.letters[0] == shorter.letters[0];
}

struct Pairing {
  double bits{0};
  double edits{0};
};

Pairing pairing(NameWord const& a, NameWord const& b, WordDistances* known) {
  if (is_initial(a, b)) return {1.0, 0.5};
  double const edits = known != nullptr ? known->between(a, b) : word_distance(a, b);
  double bits = word_bits(a, b, edits);
  if (is_arabic(a.letters) != is_arabic(b.letters)) bits = std::max(word_least, bits - 0.5);
  return {bits, edits};
}

NameWord whole(NameWords const& words) {
  if (words.size() == 1) return words.front();
  NameWord all = words.front();
  all.number = 0;
  for (std::size_t i = 1; i < words.size(); ++i) {
    all.letters += words[i].letters;
    if (!all.core.empty()) all.core += words[i].letters;
    all.share = std::min(all.share, words[i].share);
  }
  sound_out(all);
  return all;
}

/// The best partner first, until one of them has no word left.
PartLikeness by_words(NameWords const& a, NameWords const& b, WordDistances* known) {
  std::array<std::array<Pairing, 8>, 8> all;
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < b.size(); ++j) all[i][j] = pairing(a[i], b[j], known);
  std::array<bool, 8> used_a{}, used_b{};
  PartLikeness out{.compared = true};
  for (std::size_t round = 0; round < std::min(a.size(), b.size()); ++round) {
    std::size_t best_i = 8, best_j = 8;
    for (std::size_t i = 0; i < a.size(); ++i)
      for (std::size_t j = 0; j < b.size(); ++j)
        if (!used_a[i] && !used_b[j] && (best_i == 8 || all[i][j].bits > all[best_i][best_j].bits)) best_i = i, best_j = j;
    used_a[best_i] = used_b[best_j] = true;
    out.bits += all[best_i][best_j].bits - (best_i != best_j && a.size() == b.size() ? 0.3 : 0);
    out.edits += all[best_i][best_j].edits;
  }
  out.left_over = static_cast<int>(std::max(a.size(), b.size()) - std::min(a.size(), b.size()));
  out.bits -= std::min(out.left_over, 2) * 1.5;
  return out;
}

PartLikeness better(PartLikeness const& a, PartLikeness const& b) {
  if (!a.compared || !b.compared) return a.compared ? a : b;
  return b.bits > a.bits ? b : a;
}

/// In a script that both have; across the scripts only when there is none.
PartLikeness in_any_script(NameWords const& a, NameWords const& a_ar, NameWords const& b, NameWords const& b_ar, WordDistances* known) {
  auto const same = better(compared(a, b, known), compared(a_ar, b_ar, known));
  if (same.compared) return same;
  auto crossed = better(compared(a, b_ar, known), compared(a_ar, b, known));
  crossed.cross_script = crossed.compared;
  return crossed;
}

NameWords both(NameWords const& a, NameWords const& b) {
  NameWords out = a;
  for (auto const& word : b)
    if (out.size() < 8) out.push_back(word);
  return out;
}

bool agrees(PartLikeness const& part) { return part.compared && part.bits > 1; }

}  // namespace

PartLikeness compared(NameWords const& a, NameWords const& b, WordDistances* known) {
  if (a.empty() || b.empty()) return {};
  PartLikeness out;
  if (a.size() == 1 && b.size() == 1) {
    auto const one = pairing(a[0], b[0], known);
    out = {.bits = one.bits, .edits = one.edits, .compared = true};
  } else {
    auto const together = pairing(whole(a), whole(b), known);
    out = better(PartLikeness{.bits = together.bits, .edits = together.edits, .compared = true}, by_words(a, b, known));
  }
  out.bits = std::clamp(out.bits, least_bits, most_bits);
  return out;
}

NameLikeness compared(PersonName const& a, PersonName const& b, ComparisonOptions const& options) {
  auto* const known = options.known;
  auto const family = in_any_script(a.family, a.family_ar, b.family, b.family_ar, known);
  auto const given = in_any_script(a.given, a.given_ar, b.given, b.given_ar, known);
  NameLikeness out;
  out.bits = family.bits + given.bits;
  out.family_agrees = agrees(family);
  out.given_agrees = agrees(given);
  bool cross = family.cross_script || given.cross_script;
  bool parts = family.left_over + given.left_over > 0 || family.compared != given.compared;
  double edits = family.edits + given.edits;

  // Family and given name in each other's place, or divided otherwise between the two.
  constexpr double swapped_costs = 3.5, divided_costs = 2;
  bool swapped = false;
  if (!(family.compared && given.compared && family.bits > 4 && given.bits > 2)) {
    auto const one = in_any_script(a.family, a.family_ar, b.given, b.given_ar, known);
    auto const other = in_any_script(a.given, a.given_ar, b.family, b.family_ar, known);
    if (double const bits = one.bits + other.bits - swapped_costs; bits > out.bits && (one.compared || other.compared)) {
      out.bits = bits;
      out.family_agrees = agrees(one);
      out.given_agrees = agrees(other);
      swapped = true;
      cross = one.cross_script || other.cross_script;
      parts = one.left_over + other.left_over > 0 || one.compared != other.compared;
      edits = one.edits + other.edits;
    }
    bool const has_parts = a.family.size() + a.given.size() > 2 || b.family.size() + b.given.size() > 2 ||
                           a.family_ar.size() + a.given_ar.size() > 2 || b.family_ar.size() + b.given_ar.size() > 2 || !family.compared || !given.compared;
    auto const divided = has_parts ? in_any_script(both(a.given, a.family), both(a.given_ar, a.family_ar), both(b.given, b.family),
                                                   both(b.given_ar, b.family_ar), known)
                                   : PartLikeness{};
    if (double const bits = divided.bits - divided_costs; bits > out.bits && divided.compared) {
      out.bits = bits;
      bool const whole_name = divided.left_over == 0;
      out.family_agrees = agrees(divided);
      out.given_agrees = whole_name && agrees(divided);
      swapped = false;
      cross = divided.cross_script;
      parts = !whole_name;
      edits = divided.edits;
    }
  }

  if (!options.with_reasons) return out;
  auto say = [&](Evidence evidence, double bits) { out.reasons.push_back({evidence, bits}); };
  if (out.bits <= 0 && !out.family_agrees && !out.given_agrees) {
    if (family.compared || given.compared) say(Evidence::name_differs, out.bits);
  } else {
    say(cross ? Evidence::name_other_script : edits == 0 ? Evidence::name_same : Evidence::name_alike, out.bits);
    if (swapped) say(Evidence::name_swapped, -swapped_costs);
    if (parts) say(Evidence::name_part_missing, 0);
    if (!swapped && out.given_agrees && !out.family_agrees && family.compared) say(Evidence::family_name_differs, family.bits);
    if (!swapped && out.family_agrees && !out.given_agrees && given.compared && !parts) say(Evidence::given_name_differs, given.bits);
  }
  return out;
}

}  // namespace athar
