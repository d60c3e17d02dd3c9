#include "domain/imports/header_words.hpp"

#include <algorithm>
#include <array>

#include "domain/imports/folding.hpp"

namespace athar {
namespace {

constexpr std::array<std::string_view, 20> silent{"et", "and", "de", "du", "des", "d", "la", "le", "les", "l",
                                                  "the", "of", "en", "au", "aux", "a", "e", "s", "و", "في"};
constexpr std::string_view level_mark = " › ";

std::string plain_word(std::string word) {
  if (word == "n" || word == "no" || word == "num") return "numero";
  if (word == "nb" || word == "nbr" || word == "nbre") return "nombre";
  bool const is_latin = static_cast<unsigned char>(word[0]) < 0x80;
  if (is_latin && word.size() > 3 && word.back() == 's') word.pop_back();
  // The article, of words that are not made of it.
  if (word.starts_with("ال") && word.size() >= std::string_view("الاب").size()) word.erase(0, std::string_view("ال").size());
  return word;
}

std::string joined(std::vector<std::string> const& words) {
  std::string key;
  for (auto const& word : words) {
    if (!key.empty()) key += '_';
    key += word;
  }
  return key;
}

std::string last_part_of(std::string const& header) {
  auto const at = header.rfind(level_mark);
  return at == std::string::npos ? std::string() : header.substr(at + level_mark.size());
}

struct Column {
  std::string whole;
  std::string last;                  ///< of several rows; else empty
  bool used{false};
};

/// From the surest to the least sure.
constexpr std::array<bool (*)(Column const&, std::string const& key, bool may_go_on), 4> fits{
    [](Column const& column, std::string const& key, bool) { return column.whole == key; },
    [](Column const& column, std::string const& key, bool) { return column.last == key; },
    [](Column const& column, std::string const& key, bool may_go_on) { return may_go_on && column.whole.starts_with(key + "_"); },
    [](Column const& column, std::string const& key, bool may_go_on) { return may_go_on && column.last.starts_with(key + "_"); },
};

}  // namespace

std::string header_key(std::string_view header) {
  auto const words = folded_words(header);
  std::vector<std::string> speaking;
  for (auto const& word : words)
    if (std::find(silent.begin(), silent.end(), word) == silent.end()) speaking.push_back(plain_word(word));
  // "Du" and "Au" are names of columns too.
  return joined(speaking.empty() ? words : speaking);
}

std::map<std::string, std::string> guess_fields(std::vector<std::string> const& columns, std::span<HeaderWord const> words) {
  std::vector<Column> written;
  for (auto const& column : columns) {
    auto const last = last_part_of(column);
    written.push_back({header_key(column), last.empty() ? last : header_key(last)});
  }
  std::vector<std::string> keys;
  for (auto const& word : words) keys.push_back(header_key(word.text));

  std::map<std::string, std::string> mapping;
  for (auto const fit : fits) {
    for (std::size_t w = 0; w < words.size(); ++w) {
      if (mapping.contains(std::string(words[w].field)) || keys[w].empty()) continue;
      auto const found = std::find_if(written.begin(), written.end(),
                                      [&](Column const& column) { return !column.used && fit(column, keys[w], words[w].may_go_on); });
      if (found == written.end()) continue;
      found->used = true;
      mapping.emplace(words[w].field, columns[static_cast<std::size_t>(found - written.begin())]);
    }
  }
  return mapping;
}

}  // namespace athar
