#include "server/json/terms.hpp"

#include <boost/json.hpp>
#include <map>

#include "server/json/catalogues.hpp"

namespace athar::json {
namespace {

using Families = std::map<std::string, std::vector<Term>, std::less<>>;

std::vector<Term> words_of(boost::json::object const& family) {
  std::vector<Term> words;
  for (auto const& [code, word] : family)
    if (word.is_string()) words.push_back({std::string(code), std::string(word.as_string())});
  return words;
}

std::map<Language, Families> read_catalogues() {
  std::map<Language, Families> all;
  for (auto const& catalogue : catalogues()) {
    auto const value = boost::json::parse(boost::json::string_view(catalogue.text.data(), catalogue.text.size()));
    for (auto const& [name, family] : value.as_object()) {
      if (!family.is_object()) continue;
      // Of the history's catalogue two families are words of the trade, of the resources' those under "term"; the rest is about pages.
      if (catalogue.name == "resources") {
        if (name == "term")
          for (auto const& [inner, words] : family.as_object()) all[catalogue.language][std::string(inner)] = words_of(words.as_object());
      } else if (catalogue.name == "terms") all[catalogue.language][std::string(name)] = words_of(family.as_object());
      else if (name == "concepts") all[catalogue.language]["concept"] = words_of(family.as_object());
      else if (name == "field") all[catalogue.language]["field"] = words_of(family.as_object());
    }
  }
  return all;
}

}  // namespace

std::vector<Term> const& terms(Language language, std::string_view family) {
  static auto const all = read_catalogues();
  static std::vector<Term> const none;
  auto const& families = all.at(language);
  auto const found = families.find(family);
  return found == families.end() ? none : found->second;
}

std::string term(Language language, std::string_view family, std::string_view code) {
  for (auto const& each : terms(language, family))
    if (each.code == code) return each.word;
  return std::string(code);
}

}  // namespace athar::json
