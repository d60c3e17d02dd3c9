#pragma once
#include <string_view>

namespace athar {

/// The number of what a word of organisations' names means, whichever of French, English and Arabic it is written in; 0 for a word that is
/// not known. In plain letters; an Arabic word with or without its article and the letters joined before it.
int meaning_of(std::string_view plain_word);

/// How many meanings there are; the first is 1.
int meanings();

}  // namespace athar
