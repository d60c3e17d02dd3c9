#include <algorithm>
#include <array>

#include "domain/imports/cells/civility_words.hpp"
#include "domain/imports/cells/person_cells.hpp"
#include "domain/imports/folding.hpp"
#include "domain/imports/sheet.hpp"
#include "domain/shared/utf8.hpp"

namespace athar {
namespace {

/// Words that belong to the one after them, folded.
constexpr auto particles = std::to_array<std::string_view>({
    "el", "al", "ben", "bent", "bin", "ibn", "ait", "ould", "oulad", "abd", "abdel", "abdou", "abou", "bou", "bni", "beni", "sidi", "moulay", "lalla", "haj", "hajj",
    "le", "la", "de", "du", "des", "da", "van", "von", "عبد", "ابو", "ابي", "ام", "بن", "ابن", "بنت", "ايت", "ولد", "اولاد", "بني", "مولاي", "سيدي", "لاله", "الحاج", "الحاجه", "ال",
});

enum class Case { capitals, mixed, neither };

Case case_of(std::string_view word) {
  std::size_t capitals = 0, small = 0;
  for (std::size_t at = 0; at < word.size();) {
    auto const c = next_character(word, at);
    capitals += is_capital(c);
    small += is_small(c);
  }
  if (capitals >= 2 && small == 0) return Case::capitals;
  return small > 0 ? Case::mixed : Case::neither;
}

bool is_arabic(std::string_view word) {
  for (std::size_t at = 0; at < word.size();)
    if (is_arabic_letter(next_character(word, at))) return true;
  return false;
}

std::vector<std::string> parts_of_line(std::string_view text) {
  std::vector<std::string> words;
  auto const line = one_line(text);
  for (std::size_t at = 0; at < line.size();) {
    auto const end = std::min(line.find(' ', at), line.size());
    words.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// A name part with the particles before it.
struct Unit {
  std::string text;
  Case letters{Case::neither};       ///< of its last word: "El IDRISSI" is in capitals
};

std::vector<Unit> units_of(std::vector<std::string> const& words) {
  std::vector<Unit> units;
  bool open = false;
  for (auto const& word : words) {
    if (open) units.back().text += ' ' + word;
    else units.push_back({word, Case::neither});
    units.back().letters = case_of(word);
    open = std::find(particles.begin(), particles.end(), folded(word)) != particles.end();
  }
  return units;
}

std::string joined(std::vector<Unit> const& units, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < to; ++i) out += (out.empty() ? "" : " ") + units[i].text;
  return out;
}

/// How many units at the beginning, or at the end, are in capitals while the others are not; 0 when capitals do not tell.
struct CapitalRuns {
  std::size_t leading{0};
  std::size_t trailing{0};
};

CapitalRuns capital_runs(std::vector<Unit> const& units) {
  auto const is_capital_unit = [](Unit const& unit) { return unit.letters == Case::capitals; };
  auto const capitals = static_cast<std::size_t>(std::count_if(units.begin(), units.end(), is_capital_unit));
  if (capitals == 0 || capitals == units.size()) return {};
  auto const leading = static_cast<std::size_t>(std::find_if_not(units.begin(), units.end(), is_capital_unit) - units.begin());
  auto const trailing = static_cast<std::size_t>(std::find_if_not(units.rbegin(), units.rend(), is_capital_unit) - units.rbegin());
  return {leading == capitals ? leading : 0, trailing == capitals ? trailing : 0};
}

/// Civilities before the name, also glued to it: "M.BENNANI", "Pr. Dr Salma".
Civility take_civilities(std::vector<std::string>& words) {
  Civility civility;
  while (words.size() > 1) {
    auto const found = civility_worded(words.front());
    bool const is_letter = words.front() == "د" || words.front() == "ذ";
    if (!found || is_letter) break;
    if (found->title) civility.title = found->title;
    if (found->sex != Sex::not_stated) civility.sex = found->sex;
    words.erase(words.begin());
  }
  if (words.empty()) return civility;
  auto const stop = words.front().find_first_of("./");
  if (stop == std::string::npos || stop + 1 == words.front().size()) return civility;
  if (auto const glued = civility_worded(words.front().substr(0, stop)); glued && !civility.title) {
    civility = *glued;
    words.front().erase(0, stop + 1);
  }
  return civility;
}

void part_latin(FullName& name, std::vector<Unit> const& units, NameOrder order) {
  auto const size = units.size();
  auto const runs = capital_runs(units);
  auto const assign = [&](std::size_t family_from, std::size_t family_to) {
    name.family_name = joined(units, family_from, family_to);
    name.given_name = family_from == 0 ? joined(units, family_to, size) : joined(units, 0, family_from);
  };
  if (size == 1) {
    assign(0, 1);
    name.certain = false;
  } else if (runs.leading > 0) {
    assign(0, runs.leading);
  } else if (runs.trailing > 0) {
    assign(size - runs.trailing, size);
  } else {
    if (order == NameOrder::family_first) assign(0, 1);
    else assign(size - 1, size);
    name.certain = order != NameOrder::unknown;
  }
}

void part_arabic(FullName& name, std::vector<Unit> const& units) {
  auto const size = units.size();
  name.family_name_ar = units.back().text;
  name.given_name_ar = joined(units, 0, size - 1);
  if (size != 2) name.certain = false;
}

/// "BENNANI, Salma": the comma says it.
bool part_at_comma(FullName& name, std::string_view text) {
  for (std::string_view comma : {",", "،", ";"}) {
    auto const at = text.find(comma);
    if (at == std::string_view::npos) continue;
    auto family = one_line(text.substr(0, at)), given = one_line(text.substr(at + comma.size()));
    if (family.empty() || given.empty() || given.find(comma) != std::string::npos) return false;
    auto words = parts_of_line(given);
    auto const civility = take_civilities(words);
    if (civility.title) name.civility = civility;
    given = joined(units_of(words), 0, units_of(words).size());
    (is_arabic(family) ? name.family_name_ar : name.family_name) = family;
    (is_arabic(given) ? name.given_name_ar : name.given_name) = given;
    return true;
  }
  return false;
}

std::string text_of(std::vector<std::string> const& words) {
  std::string text;
  for (auto const& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace

NameOrder name_order_of(std::span<std::string const> cells) {
  std::size_t family_first = 0, given_first = 0;
  for (auto const& cell : cells) {
    auto words = parts_of_line(cell);
    take_civilities(words);
    auto const runs = capital_runs(units_of(words));
    family_first += runs.leading > 0;
    given_first += runs.trailing > 0;
  }
  if (family_first > 3 * given_first) return NameOrder::family_first;
  if (given_first > 3 * family_first) return NameOrder::given_first;
  return NameOrder::unknown;
}

Reading<FullName> read_full_name(std::string_view cell, NameOrder order) {
  if (says_nothing(cell)) return Reading<FullName>::unknown();
  if (is_error_cell(cell)) return Reading<FullName>::remark("error_cell", std::string(cell));
  auto words = parts_of_line(cell.substr(0, 1000));
  FullName name;
  name.civility = take_civilities(words);
  auto const text = text_of(words);
  if (text.find_first_of("0123456789@<>=#") != std::string::npos || with_plain_digits(text) != text || (case_of(text) == Case::neither && text.size() < 2))
    return Reading<FullName>::remark("invalid_name", one_line(cell.substr(0, 100)));
  if (part_at_comma(name, text)) return Reading<FullName>::of(std::move(name));
  auto const middle = std::stable_partition(words.begin(), words.end(), [](auto const& word) { return !is_arabic(word); });
  std::vector<std::string> const latin(words.begin(), middle), arabic(middle, words.end());
  auto const is_sign = [](std::string const& word) { return word.find_first_not_of("/|-–()") == std::string::npos; };
  std::vector<std::string> latin_words;
  std::copy_if(latin.begin(), latin.end(), std::back_inserter(latin_words), [&](auto const& word) { return !is_sign(word); });
  if (latin_words.empty() && arabic.empty()) return Reading<FullName>::remark("invalid_name", one_line(cell.substr(0, 100)));
  if (!latin_words.empty()) part_latin(name, units_of(latin_words), order);
  if (!arabic.empty()) part_arabic(name, units_of(arabic));
  return Reading<FullName>::of(std::move(name));
}

std::string read_name(std::string_view cell) { return says_nothing(cell) ? std::string() : one_line(cell); }

}  // namespace athar
