#include "domain/duplicates/name_words.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

#include "domain/text/letters.hpp"

namespace athar {
namespace {

using namespace arabic;
constexpr std::size_t most_words = 8, most_letters = 40;

std::string in_arabic(std::initializer_list<unsigned char> letters) { return {letters.begin(), letters.end()}; }

/// A word that is part of the next one.
struct Particle {
  std::string written;                      ///< as it is read
  std::string kept;                         ///< as it is compared
  double cost;                              ///< of leaving it out; negative: it cannot be left out
};

constexpr double article = 0.1, of = 0.3, son = 0.8, never = -1;

std::vector<Particle> const& particles() {
  static std::vector<Particle> const all = [] {
    std::vector<Particle> out;
    for (auto const* word : {"el", "al", "l", "ul", "il"}) out.push_back({word, "el", article});
    // The article takes the sound of the letter behind it.
    for (auto const* word : {"es", "er", "ed", "en", "et", "ez", "ech", "esh", "as", "ar", "ad", "an", "az", "ash", "ach", "at"})
      out.push_back({word, word, article});
    for (auto const* word : {"de", "du", "des", "da", "dos", "do", "di", "del", "della", "la", "le", "les", "van", "von", "der", "den",
                             "ter", "st", "saint", "o"})
      out.push_back({word, word, of});
    for (auto const* word : {"mac", "mc"}) out.push_back({word, "mc", of});
    for (auto const* word : {"ben", "bin", "ibn"}) out.push_back({word, "ben", son});
    for (auto const* word : {"bent", "bint", "bnt"}) out.push_back({word, "bent", son});
    for (auto const* word : {"ould", "oulad", "ouled", "wld"}) out.push_back({word, "ould", son});
    for (auto const* word : {"ait", "ayt", "at"}) out.push_back({word, "ait", son});
    for (auto const* word : {"abdel", "abdul", "abdal", "abdoul", "abdil", "abd"}) out.push_back({word, "abdel", never});
    for (auto const* word : {"abou", "abu", "abo", "abi", "aboul", "abul"}) out.push_back({word, "abou", never});
    for (auto const* word : {"bou", "bu", "boul"}) out.push_back({word, "bou", never});
    out.push_back({in_arabic({alef, lam}), in_arabic({alef, lam}), article});
    out.push_back({in_arabic({beh, noon}), in_arabic({beh, noon}), son});
    out.push_back({in_arabic({alef, beh, noon}), in_arabic({beh, noon}), son});
    out.push_back({in_arabic({beh, noon, teh}), in_arabic({beh, noon, teh}), son});
    out.push_back({in_arabic({waw, lam, dal}), in_arabic({waw, lam, dal}), son});
    out.push_back({in_arabic({alef, yeh, teh}), in_arabic({alef, yeh, teh}), son});
    out.push_back({in_arabic({ain, beh, dal}), in_arabic({ain, beh, dal}), never});
    out.push_back({in_arabic({alef, beh, waw}), in_arabic({alef, beh, waw}), never});
    out.push_back({in_arabic({alef, beh, yeh}), in_arabic({alef, beh, waw}), never});
    out.push_back({in_arabic({beh, waw}), in_arabic({beh, waw}), never});
    return out;
  }();
  return all;
}

Particle const* particle(std::string_view word) {
  auto const& all = particles();
  auto const found = std::find_if(all.begin(), all.end(), [&](Particle const& each) { return each.written == word; });
  return found == all.end() ? nullptr : &*found;
}

/// Second halves: Nour Eddine, Abd Allah.
bool is_second_half(std::string_view word) {
  static std::string const allah = in_arabic({alef, lam, lam, heh}), din = in_arabic({alef, lam, dal, yeh, noon});
  for (std::string_view const known : {"eddine", "edine", "addine", "eddin", "uddin", "addin", "aldin", "aldine", "eldin", "eldine", "dine",
                                       "din", "allah", "ellah", "illah", "ullah"})
    if (word == known) return true;
  return word == allah || word == din;
}

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

/// Abdulkader, Abd al-Kader: one spelling of what comes before.
std::string with_one_abdel(std::string word) {
  if (word.size() > 7 && word.starts_with("abd")) {
    std::size_t at = 3;
    while (at < word.size() && is_vowel(word[at])) ++at;
    if (at > 3 && word[at] == 'l' && at + 3 <= word.size()) return "abdel" + word.substr(at + 1);
  }
  return word;
}

/// What is left of a word written together with its article.
std::optional<std::pair<std::string, double>> without_article(std::string const& word) {
  static std::string const al = in_arabic({alef, lam});
  if (word.size() >= 5 && word.starts_with(al)) return {{word.substr(2), article}};
  if (word.size() >= 6 && (word.starts_with("el") || word.starts_with("al")) && !is_vowel(word[2])) return {{word.substr(2), 0.25}};
  if (word.size() >= 6 && (word.starts_with("ben") || word.starts_with("bin"))) return {{word.substr(3), son}};
  return std::nullopt;
}

std::vector<std::string> split(std::string const& plain) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < plain.size() && words.size() < 2 * most_words;) {
    auto const end = std::min(plain.find(' ', at), plain.size());
    words.push_back(plain.substr(at, std::min(end - at, most_letters)));
    at = end + 1;
  }
  return words;
}

void settle(NameWord& word) {
  auto const before = word.letters.size();
  word.letters = with_one_abdel(word.letters);
  if (word.core.empty() || word.letters.size() != before)
    if (auto const rest = without_article(word.letters)) {
      word.core = rest->first;
      word.core_cost = rest->second;
    }
  if (word.letters.size() > most_letters) word.letters.resize(most_letters);
  if (word.core.size() > most_letters) word.core.resize(most_letters);
  sound_out(word);
}

}  // namespace

NameWords name_words(std::string_view name) {
  auto const parts = split(plain_letters(name));
  NameWords words;
  std::string before;                       // particles waiting for their word
  double cost = 0;
  bool may_leave = true;
  for (std::size_t i = 0; i < parts.size() && words.size() < most_words; ++i) {
    auto const& part = parts[i];
    bool const is_last = i + 1 == parts.size();
    if (auto const* known = particle(part); known && !is_last && !is_second_half(parts[i + 1])) {
      // "abd el kader": the article is in abdel already.
      if (!(before == "abdel" && known->cost == article)) before += known->kept;
      may_leave = may_leave && known->cost >= 0;
      cost = std::max(cost, known->cost);
      continue;
    }
    if (is_second_half(part) && before.empty() && !words.empty() && is_arabic(part) == is_arabic(words.back().letters)) {
      words.back().letters += part;
      settle(words.back());
      continue;
    }
    NameWord word{.letters = before + part};
    if (!before.empty() && may_leave && !part.empty()) {
      word.core = part;
      word.core_cost = cost;
    }
    settle(word);
    words.push_back(std::move(word));
    before.clear();
    cost = 0;
    may_leave = true;
  }
  return words;
}

std::string joined(NameWords const& words) {
  std::string out;
  for (auto const& word : words) out += word.letters;
  return out;
}

}  // namespace athar
