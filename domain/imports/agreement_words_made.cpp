#include "domain/imports/agreement_words_made.hpp"

#include <algorithm>

#include "domain/imports/folding.hpp"
#include "domain/imports/header_words.hpp"
#include "domain/imports/organisation_rows.hpp"
#include "domain/shared/id.hpp"

namespace athar {
namespace {

/// "protection_enfance" of "Protection de l'enfance"; of another script a code of its own.
std::string code_from(std::string const& text) {
  std::string made;
  for (auto const& word : folded_words(header_key(text)))
    if (std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }))
      made += (made.empty() ? "" : "_") + word;
  made.resize(std::min<std::size_t>(made.size(), 50));
  while (made.ends_with('_')) made.pop_back();
  if (made.size() < 2 || made[0] < 'a' || made[0] > 'z') made = "w_" + Uuid::from_name(text).text().substr(0, 8);
  return made;
}

}  // namespace

std::optional<std::string> WordFinder::code_of(std::string const& text) {
  auto const key = header_key(text);
  if (auto const found = known_.find(key); found != known_.end()) return found->second;
  if (auto const found = made_by_key_.find(key); found != made_by_key_.end()) return found->second;
  if (!makes_ || key.empty()) return std::nullopt;
  auto const is_taken = [&](std::string const& code) {
    return std::any_of(known_.begin(), known_.end(), [&](auto const& each) { return each.second == code; }) ||
           std::any_of(made_.begin(), made_.end(), [&](auto const& each) { return each.code == code; });
  };
  auto code = code_from(text);
  for (int n = 2; is_taken(code); ++n) code = code_from(text) + "_" + std::to_string(n);
  auto& item = made_.emplace_back();
  item.list = list_;
  item.code = code;
  put_by_script(item.name, text, "fr");
  made_by_key_.emplace(key, code);
  return code;
}

}  // namespace athar
