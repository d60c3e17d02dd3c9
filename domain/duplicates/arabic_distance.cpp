#include <algorithm>
#include <array>

#include "domain/duplicates/name_distance.hpp"
#include "domain/text/letters.hpp"

namespace athar {
namespace {

using namespace arabic;
constexpr std::size_t longest = 80;
using Costs = std::array<std::array<double, 64>, 64>;

std::size_t place(char letter) { return static_cast<unsigned char>(letter) & 0x3Fu; }

Costs const& costs() {
  static Costs const all = [] {
    Costs table;
    for (auto& row : table) row.fill(1);
    for (std::size_t i = 0; i < table.size(); ++i) table[i][i] = 0;
    auto set = [&](Letter a, Letter b, double cost) {
      table[a & 0x3F][b & 0x3F] = cost;
      table[b & 0x3F][a & 0x3F] = cost;
    };
    // One letter in two ways of writing.
    set(teh_marbuta, heh, 0.1); set(alef_maqsura, yeh, 0.1); set(alef_maqsura, alef, 0.15); set(hamza_on_waw, waw, 0.1);
    set(hamza_on_yeh, yeh, 0.1); set(teh_marbuta, alef, 0.3); set(hamza, alef, 0.2); set(hamza_on_yeh, hamza, 0.2);
    set(hamza_on_waw, hamza, 0.2); set(teh_marbuta, teh, 0.3);
    // Letters that the dialects do not tell apart, or that foreign names are written with in turn.
    set(seen, sad, 0.4); set(teh, tah, 0.4); set(dal, dad, 0.5); set(dal, thal, 0.5); set(dad, zah, 0.3); set(thal, zain, 0.5);
    set(theh, teh, 0.4); set(theh, seen, 0.5); set(qaf, kaf, 0.5); set(gaf, kaf, 0.3); set(gaf, qaf, 0.3); set(gaf, jeem, 0.3);
    set(gaf, ghain, 0.4); set(hah, heh, 0.5); set(peh, beh, 0.1); set(veh, feh, 0.1); set(cheh, sheen, 0.3); set(zheh, jeem, 0.2);
    return table;
  }();
  return all;
}

double missing_cost(char letter) {
  switch (static_cast<unsigned char>(letter)) {
    case alef: return 0.4;
    case hamza: return 0.2;
    case waw: case yeh: case alef_maqsura: return 0.6;
    case heh: case teh_marbuta: return 0.6;
    default: return 1;
  }
}

}  // namespace

double arabic_distance(std::string_view a, std::string_view b) {
  if (a == b) return 0;
  a = a.substr(0, longest);
  b = b.substr(0, longest);
  auto const& swaps = costs();
  std::array<std::array<double, longest + 1>, 3> rows;
  auto *older = &rows[0], *above = &rows[1], *row = &rows[2];
  (*above)[0] = 0;
  for (std::size_t j = 1; j <= b.size(); ++j) (*above)[j] = (*above)[j - 1] + missing_cost(b[j - 1]);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    double const of_a = missing_cost(a[i - 1]);
    (*row)[0] = (*above)[0] + of_a;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      double best = std::min({(*above)[j - 1] + swaps[place(a[i - 1])][place(b[j - 1])], (*above)[j] + of_a,
                              (*row)[j - 1] + missing_cost(b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = std::min(best, (*older)[j - 2] + 0.9);
      (*row)[j] = best;
    }
    auto* const spare = older;
    older = above;
    above = row;
    row = spare;
  }
  return (*above)[b.size()];
}

}  // namespace athar
