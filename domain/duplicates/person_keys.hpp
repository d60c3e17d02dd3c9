#pragma once
#include <cstdint>
#include <vector>

#include "domain/duplicates/person_likeness.hpp"

namespace athar {

/// The consonants of a word in classes that both scripts and all spellings share: محمد, Mohamed and M'hamed are "MMD". Empty for a
/// word of vowels.
std::string skeleton(std::string_view letters);

/// A number that people who may be one have in common. Equal on every machine: it is stored.
struct PersonKey {
  std::int64_t value;
  int greatest_block;                       ///< a key that more people share than this tells nothing
  friend auto operator<=>(PersonKey const&, PersonKey const&) = default;
};

/// Sorted, each once.
std::vector<PersonKey> keys_of(PersonProfile const& person);

/// The key under which bearers of a word are counted.
std::int64_t word_key(std::string_view letters);

/// Calls `each` with every word of the name, in both scripts.
template <class Name, class Each>
void for_each_word(Name& name, Each each) {
  for (auto* part : {&name.family, &name.given, &name.family_ar, &name.given_ar})
    for (auto& word : *part) each(word);
}

}  // namespace athar
