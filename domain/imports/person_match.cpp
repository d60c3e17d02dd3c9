#include "domain/imports/person_match.hpp"

#include <algorithm>
#include <iterator>

namespace athar {
namespace {

std::string_view next_word(std::string_view& rest) {
  auto const end = std::min(rest.find(' '), rest.size());
  auto const word = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return word;
}

/// Particles are no names of their own.
bool tells(std::string_view word) { return word.size() > 2 && word != "ben" && word != "ait" && word != "bint"; }

bool share_a_word(std::string_view a, std::string_view b) {
  while (!a.empty()) {
    auto const word = next_word(a);
    if (!tells(word)) continue;
    for (auto rest = b; !rest.empty();)
      if (next_word(rest) == word) return true;
  }
  return false;
}

template <class Value>
bool differ(std::optional<Value> const& a, std::optional<Value> const& b) {
  return a && b && *a != *b;
}

std::optional<int> year_of(Likeness const& person) {
  return person.birth_date ? std::optional(person.birth_date->year()) : person.birth_year;
}

using Places = std::unordered_map<std::string_view, std::vector<std::size_t>>;

void add_place(Places& places, std::string_view key, std::size_t at) {
  if (key.empty()) return;
  // Nobody can choose among more; a file of one name over and over stays quick.
  constexpr std::size_t enough = 200;
  if (auto& found = places[key]; found.size() < enough) found.push_back(at);
}

std::vector<std::size_t> const& places_of(Places const& places, std::string_view key) {
  static std::vector<std::size_t> const none;
  auto const found = places.find(key);
  return found == places.end() ? none : found->second;
}

}  // namespace

bool names_may_be_one(Likeness const& a, Likeness const& b) {
  bool const latin = !a.latin.empty() && !b.latin.empty(), arabic = !a.arabic.empty() && !b.arabic.empty();
  if (!latin && !arabic) return true;
  return (latin && share_a_word(a.latin, b.latin)) || (arabic && share_a_word(a.arabic, b.arabic));
}

bool same_name(Likeness const& a, Likeness const& b) {
  return (!a.latin.empty() && a.latin == b.latin) || (!a.arabic.empty() && a.arabic == b.arabic);
}

bool contradict(Likeness const& a, Likeness const& b) {
  auto states = [](Sex sex) { return sex == Sex::female || sex == Sex::male; };
  if (states(a.sex) && states(b.sex) && a.sex != b.sex) return true;
  if (differ(a.birth_date, b.birth_date) || differ(year_of(a), year_of(b))) return true;
  // Of one name and born on one day: people change where they serve.
  bool const born_alike = a.birth_date && a.birth_date == b.birth_date;
  return !born_alike && differ(a.organisation, b.organisation);
}

bool agree(Likeness const& a, Likeness const& b) {
  bool const birth = a.birth_date && a.birth_date == b.birth_date;
  bool const organisation = a.organisation && a.organisation == b.organisation;
  return birth || organisation;
}

void PeopleIndex::add(Likeness const& person) {
  auto const at = people_.size();
  people_.push_back(person);
  add_place(emails_, person.email, at);
  add_place(phones_, person.phone, at);
  add_place(latin_, person.latin, at);
  add_place(arabic_, person.arabic, at);
}

std::vector<std::size_t> PeopleIndex::by_contact(Likeness const& wanted) const {
  auto found = places_of(emails_, wanted.email);
  if (found.empty()) found = places_of(phones_, wanted.phone);
  std::erase_if(found, [&](std::size_t i) { return !names_may_be_one(people_[i], wanted); });
  return found;
}

std::vector<std::size_t> PeopleIndex::by_name(Likeness const& wanted) const {
  auto const& latin = places_of(latin_, wanted.latin);
  auto const& arabic = places_of(arabic_, wanted.arabic);
  std::vector<std::size_t> found;
  std::set_union(latin.begin(), latin.end(), arabic.begin(), arabic.end(), std::back_inserter(found));
  return found;
}

std::string small_letters(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

}  // namespace athar
