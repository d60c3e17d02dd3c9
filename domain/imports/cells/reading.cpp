#include "domain/imports/cells/reading.hpp"

#include <algorithm>
#include <array>

#include "domain/imports/folding.hpp"
#include "domain/imports/sheet.hpp"

namespace athar {

bool is_error_cell(std::string_view cell) {
  constexpr auto errors = std::to_array<std::string_view>({"#n/a", "#ref!", "#div/0!", "#value!", "#name?", "#null!", "#num!", "#spill!", "#calc!",
                                                           "#field!", "#getting_data", "#valeur!", "#nom?", "#nombre!", "#nul!", "#epars!", "#champ!"});
  if (!cell.starts_with('#')) return false;
  if (cell.size() > 2 && cell.find_first_not_of('#') == std::string_view::npos) return true;  // a column too narrow for its number
  auto const text = folded(cell);
  return std::find(errors.begin(), errors.end(), text) != errors.end();
}

bool says_nothing(std::string_view cell) {
  constexpr auto words = std::to_array<std::string_view>({"n/a", "n.a.", "nd", "n/d", "n.d.", "neant", "rien", "ras", "r.a.s", "r.a.s.", "inconnu", "inconnue",
                                                          "non renseigne", "non communique", "non disponible", "null", "nan", "(vide)", "none", "unknown",
                                                          "لا شيء", "لا يوجد", "لا توجد", "غير محدد", "غير متوفر", "غير معروف"});
  auto const text = folded(one_line(cell));
  if (text.find_first_not_of("-_/.?*… \u2013\u2014") == std::string::npos) return true;
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text == folded(word); });
}

}  // namespace athar
