#include "domain/duplicates/organisation_likeness.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "domain/duplicates/field_words.hpp"
#include "domain/duplicates/name_distance.hpp"
#include "domain/text/letters.hpp"

namespace athar {
namespace {

/// Words that most names of organisations are made of; they tell a third of what others do. In plain letters.
bool is_common(std::string const& word) {
  static std::set<std::string> const known = [] {
    std::set<std::string> out;
    for (auto const* text :
         {"ministere", "ministry", "direction", "directorate", "department", "departement", "division", "service", "centre", "center", "agence",
          "agency", "office", "institut", "institute", "association", "fondation", "foundation", "universite", "university", "ecole", "school",
          "faculte", "conseil", "council", "commune", "province", "prefecture", "region", "regional", "regionale", "national", "nationale",
          "provincial", "provinciale", "general", "generale", "maroc", "morocco", "marocain", "marocaine", "royaume", "secretariat", "haut",
          "commission", "delegation", "bureau", "ressources", "humaines", "وزارة", "مديرية", "قسم", "مصلحة", "مركز", "وكالة", "مكتب", "معهد",
          "جمعية", "مؤسسة", "جامعة", "كلية", "مدرسة", "مجلس", "جماعة", "إقليم", "عمالة", "جهة", "المغرب", "الوطنية", "الوطني", "الجهوية",
          "العامة", "المملكة", "المغربية"})
      out.insert(plain_letters(text));
    return out;
  }();
  return known.contains(word);
}

bool tells_nothing(std::string const& word) {
  static std::set<std::string> const known{"de", "du", "des", "la", "le", "les", "l", "d", "et", "en", "a", "au", "aux", "pour", "of", "the",
                                           "and", "for", "in", "on", "sur", "dans", "par"};
  return known.contains(word);
}

/// The words of a name in plain letters; the weight of each stands in its share, what it means in its number.
NameWords words_of_name(std::string const& name) {
  NameWords out;
  auto const plain = plain_letters(name);
  for (std::size_t at = 0; at < plain.size() && out.size() < 12;) {
    auto const end = std::min(plain.find(' ', at), plain.size());
    NameWord word{.letters = plain.substr(at, std::min<std::size_t>(end - at, 40))};
    at = end + 1;
    // l'eau, d'appui
    if (word.letters.empty() || tells_nothing(word.letters)) continue;
    word.share = is_common(word.letters) ? 0.35 : 1;
    word.number = static_cast<std::uint32_t>(meaning_of(word.letters));
    sound_out(word);
    out.push_back(std::move(word));
  }
  return out;
}

double weight(NameWords const& words) {
  double sum = 0;
  for (auto const& word : words) sum += word.share;
  return sum;
}

/// How much one word is the other, within a script or across.
double likeness(NameWord const& a, NameWord const& b) {
  if (a.letters == b.letters) return 1;
  // A translation is a little less than the word itself: names that are only translated are never the same for certain.
  if (a.number != 0 && a.number == b.number) return 0.97;
  double const length = static_cast<double>(std::min(a.letters.size(), b.letters.size()));
  return 1 - 2.2 * word_distance(a, b) / std::max(length, 3.0);
}

/// Of all the words of two names, by weight, how many they share; 1 for all.
double words_shared(NameWords const& a, NameWords const& b) {
  std::vector<bool> used(b.size());
  double both = 0;
  for (auto const& word : a) {
    double best = 0;
    std::size_t partner = b.size();
    for (std::size_t j = 0; j < b.size(); ++j) {
      if (used[j]) continue;
      double const likely = likeness(word, b[j]);
      if (likely > best) best = likely, partner = j;
    }
    if (partner == b.size() || best < 0.5) continue;
    used[partner] = true;
    both += best * 0.5 * (word.share + b[partner].share);
  }
  double const all = weight(a) + weight(b);
  return all > 0 ? 2 * both / all : 0;
}

/// Weight of the best pair of names, one of each.
Reason names(OrganisationProfile const& a, OrganisationProfile const& b) {
  double best = 0, most = 12;
  bool compared = false;
  double translated = 0, most_translated = 0;
  for (auto const& x : a.names)
    for (auto const& y : b.names) {
      if (x.empty() || y.empty()) continue;
      // Across scripts a name tells by being the other's translation, never by not being it.
      if (is_arabic(x.front().letters) != is_arabic(y.front().letters)) {
        if (double const shared = words_shared(x, y); shared > translated) {
          translated = shared;
          most_translated = std::clamp(3.5 * std::min(weight(x), weight(y)), 3.0, 10.0);
        }
        continue;
      }
      compared = true;
      if (double const shared = words_shared(x, y); shared > best) {
        best = shared;
        most = std::clamp(4.5 * std::min(weight(x), weight(y)), 3.0, 12.0);
      }
    }
  if (translated > 0.8 && (!compared || best < 0.8)) return {Evidence::name_other_script, most_translated - (1 - translated) * 24};
  if (!compared) return {Evidence::name_differs, 0};
  if (best > 0.995) return {Evidence::name_same, most};
  if (best < 0.6) return {Evidence::name_differs, -6};
  return {Evidence::name_alike, std::max(-6.0, most - (1 - best) * 32)};
}

bool share_an_acronym(OrganisationProfile const& a, OrganisationProfile const& b) {
  return std::any_of(a.acronyms.begin(), a.acronyms.end(),
                     [&](auto const& each) { return std::find(b.acronyms.begin(), b.acronyms.end(), each) != b.acronyms.end(); });
}

}  // namespace

OrganisationProfile profile_of(Organisation const& organisation) {
  OrganisationProfile out{.id = organisation.id, .names = {}, .acronyms = {}, .type = organisation.type, .parent = organisation.parent_id,
                          .place = organisation.place_code.value_or(organisation.country.value_or(""))};
  auto add_names = [&](LocalizedText const& text) {
    for (auto const* name : {&text.fr, &text.ar, &text.en})
      if (auto words = words_of_name(*name); !words.empty() && out.names.size() < 20) out.names.push_back(std::move(words));
  };
  auto add_acronym = [&](std::string const& text) {
    auto plain = plain_letters(text);
    std::erase(plain, ' ');
    if (plain.size() >= 2 && plain.size() <= 15 && out.acronyms.size() < 20) out.acronyms.push_back(std::move(plain));
  };
  add_names(organisation.name);
  for (auto const& earlier : organisation.earlier_names) add_names(earlier.name);
  for (auto const& alias : organisation.aliases) {
    add_names({alias, {}, {}});
    if (alias.find(' ') == std::string::npos) add_acronym(alias);
  }
  for (auto const* acronym : {&organisation.acronym.fr, &organisation.acronym.ar, &organisation.acronym.en}) add_acronym(*acronym);
  return out;
}

Likelihood likelihood(OrganisationProfile const& a, OrganisationProfile const& b, std::size_t register_size) {
  Likelihood out;
  double bits = 0;
  bool contradicts = false;
  auto weigh = [&](Evidence evidence, double of) {
    bits += of;
    if (of <= -2) contradicts = true;
    out.reasons.push_back({evidence, of});
  };
  auto const name = names(a, b);
  if (name.bits != 0) weigh(name.evidence, name.bits);
  bool const acronym = share_an_acronym(a, b);
  if (acronym) weigh(Evidence::acronym_same, 6);
  if (a.parent && b.parent) {
    if (a.parent == b.parent) weigh(Evidence::parent_same, 1.5);
    else weigh(Evidence::parent_differs, -7);
  }
  // One above the other bear like names on purpose.
  if (a.parent == b.id || b.parent == a.id) weigh(Evidence::parent_differs, -5);
  if (!a.place.empty() && !b.place.empty()) {
    if (a.place == b.place) weigh(Evidence::place_same, 1);
    else weigh(Evidence::place_differs, -4);
  }
  if (a.type != b.type) weigh(Evidence::type_differs, -1.5);
  out.bits = bits - std::log2(std::max<double>(static_cast<double>(register_size), 50));
  out.score = score_of(out.bits);
  out.is_certain = !contradicts && name.evidence == Evidence::name_same && name.bits >= 8 && acronym && out.bits >= 7;
  return out;
}

std::vector<std::pair<std::pair<std::size_t, std::size_t>, Likelihood>> compare_organisations(std::vector<OrganisationProfile> const& all) {
  std::map<std::string, std::vector<std::size_t>> blocks;
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::set<std::string> keys(all[i].acronyms.begin(), all[i].acronyms.end());
    for (auto const& name : all[i].names)
      for (auto const& word : name) {
        keys.insert(word.sound.empty() ? word.letters : word.sound);
        if (word.number != 0 && word.share == 1) keys.insert("=" + std::to_string(word.number));
      }
    // Names in two languages may share no letter: what lies in one place and is of one kind is compared.
    if (!all[i].place.empty()) keys.insert("@" + all[i].place + " " + all[i].type);
    for (auto const& key : keys) blocks[key].push_back(i);
  }
  std::set<std::pair<std::size_t, std::size_t>> candidates;
  for (auto const& [key, block] : blocks) {
    if (block.size() > 300) continue;
    for (std::size_t i = 0; i < block.size(); ++i)
      for (std::size_t j = i + 1; j < block.size(); ++j) candidates.emplace(block[i], block[j]);
  }
  std::vector<std::pair<std::pair<std::size_t, std::size_t>, Likelihood>> out;
  for (auto const& pair : candidates)
    if (auto found = likelihood(all[pair.first], all[pair.second], all.size()); found.is_for_review()) out.emplace_back(pair, std::move(found));
  std::sort(out.begin(), out.end(), [](auto const& x, auto const& y) { return std::pair(-x.second.score, x.first) < std::pair(-y.second.score, y.first); });
  return out;
}

}  // namespace athar
