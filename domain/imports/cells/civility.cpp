#include <algorithm>
#include <array>

#include "domain/imports/cells/civility_words.hpp"
#include "domain/imports/cells/person_cells.hpp"
#include "domain/imports/folding.hpp"
#include "domain/imports/sheet.hpp"

namespace athar {
namespace {

struct CivilityWord {
  std::string_view word;             ///< folded, without full stops
  std::optional<PersonTitle> title;
  Sex sex;
};

constexpr auto mr = PersonTitle::mr, mrs = PersonTitle::mrs, dr = PersonTitle::dr, pr = PersonTitle::pr;
constexpr auto female = Sex::female, male = Sex::male, not_stated = Sex::not_stated, unsaid = Sex::prefers_not_to_say;

constexpr auto civilities = std::to_array<CivilityWord>({
    {"mme", mrs, female}, {"madame", mrs, female}, {"mlle", mrs, female}, {"melle", mrs, female}, {"mademoiselle", mrs, female}, {"mrs", mrs, female},
    {"ms", mrs, female}, {"miss", mrs, female}, {"m", mr, male}, {"mr", mr, male}, {"monsieur", mr, male}, {"mons", mr, male}, {"sir", mr, male},
    {"dr", dr, not_stated}, {"docteur", dr, not_stated}, {"doctor", dr, not_stated}, {"dre", dr, female}, {"pr", pr, not_stated}, {"prof", pr, not_stated},
    {"professeur", pr, not_stated}, {"professor", pr, not_stated}, {"m/mme", std::nullopt, not_stated}, {"mme/m", std::nullopt, not_stated},
    {"السيده", mrs, female}, {"سيده", mrs, female}, {"الانسه", mrs, female}, {"انسه", mrs, female}, {"السيد", mr, male}, {"سيد", mr, male},
    {"السيد(ه)", std::nullopt, not_stated}, {"الدكتور", dr, male}, {"دكتور", dr, male}, {"الدكتوره", dr, female}, {"دكتوره", dr, female}, {"د", dr, not_stated}, {"الدكتور(ه)", dr, not_stated}, {"الاستاذ(ه)", pr, not_stated},
    {"الاستاذ", pr, male}, {"استاذ", pr, male}, {"الاستاذه", pr, female}, {"استاذه", pr, female}, {"ذ", pr, male}, {"ذه", pr, female},
});

struct SexWord {
  std::string_view word;
  Sex sex;
};

constexpr auto sexes = std::to_array<SexWord>({
    {"f", female}, {"femme", female}, {"femmes", female}, {"feminin", female}, {"feminine", female}, {"female", female}, {"woman", female}, {"w", female},
    {"fille", female}, {"girl", female}, {"h", male}, {"homme", male}, {"hommes", male}, {"masculin", male}, {"male", male}, {"man", male}, {"garcon", male},
    {"boy", male}, {"انثي", female}, {"امراه", female}, {"نساء", female}, {"اناث", female}, {"ا", female}, {"ذكر", male}, {"رجل", male}, {"ذكور", male},
    // As the drop-downs of our own templates say it.
    {"nonrenseigne", not_stated}, {"غيرمذكور", not_stated}, {"notstated", not_stated}, {"preferenepasrepondre", unsaid},
    {"يفضل(تفضل)عدمالاجابه", unsaid}, {"prefersnottosay", unsaid},
});

std::string key_of(std::string_view cell) {
  auto key = folded(one_line(cell));
  std::erase(key, '.');
  std::erase(key, ' ');
  while (!key.empty() && (key.back() == ':' || key.back() == '/')) key.pop_back();
  return key;
}

template <class Words>
auto const* found(Words const& words, std::string_view key) {
  auto const at = std::find_if(words.begin(), words.end(), [&](auto const& one) { return one.word == key; });
  return at == words.end() ? nullptr : &*at;
}

}  // namespace

std::optional<Civility> civility_worded(std::string_view text) {
  auto const* const known = found(civilities, key_of(text));
  return known == nullptr ? std::nullopt : std::optional(Civility{known->title, known->sex});
}

Reading<Sex> read_sex(std::string_view cell) {
  if (says_nothing(cell)) return Reading<Sex>::unknown();
  if (is_error_cell(cell)) return Reading<Sex>::remark("error_cell", std::string(cell));
  if (auto const* const known = found(sexes, key_of(cell))) return Reading<Sex>::of(known->sex);
  // ذ is a professor there and ذكر here: a man in both.
  if (auto const civility = civility_worded(cell); civility && civility->sex != not_stated) return Reading<Sex>::of(civility->sex);
  return Reading<Sex>::remark("not_one_of", "F, H");
}

Reading<Civility> read_civility(std::string_view cell) {
  if (says_nothing(cell)) return Reading<Civility>::unknown();
  if (is_error_cell(cell)) return Reading<Civility>::remark("error_cell", std::string(cell));
  if (auto const civility = civility_worded(cell)) return civility->title ? Reading<Civility>::of(*civility) : Reading<Civility>::unknown();
  // A column of civilities may only tell the sex.
  if (auto const* const known = found(sexes, key_of(cell))) return Reading<Civility>::of({std::nullopt, known->sex});
  return Reading<Civility>::remark("not_one_of", "Mme, M., Dr, Pr");
}

}  // namespace athar
