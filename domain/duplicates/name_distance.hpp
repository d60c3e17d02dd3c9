#pragma once
#include <string_view>

#include "domain/duplicates/name_words.hpp"

namespace athar {

/// How far two spellings of one word are apart, in edits: a letter that was mistyped is 1; what spelling leaves open (a vowel that
/// Arabic does not write, ch for sh, a doubled letter) is a fraction. Letters as `plain_letters` gives them, each word of one script.
double latin_distance(std::string_view a, std::string_view b, std::string_view sound_a, std::string_view sound_b);
double arabic_distance(std::string_view a, std::string_view b);
/// Between the Arabic and the Latin spelling of a name.
double cross_distance(std::string_view in_arabic, std::string_view in_latin);

/// Remembers the distances of numbered words. Used by one thread.
class WordDistances {
 public:
  WordDistances() : slots_(std::size_t{1} << 17) {}
  double between(NameWord const& a, NameWord const& b);

 private:
  struct Slot {
    std::uint64_t words{0};                 ///< both numbers, the smaller first; 0 for an empty slot
    double edits{0};
  };
  std::vector<Slot> slots_;
};

/// Of two words in whichever scripts, with or without their articles.
double word_distance(NameWord const& a, NameWord const& b);

}  // namespace athar
