#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace athar {

/// A word of a name in plain letters, with the particles that belong to it: "el ouardi" is one word, as "elouardi" is.
struct NameWord {
  std::string letters;
  std::string sound;                        ///< how Latin letters sound, in letters of its own; empty in Arabic
  std::string core;                         ///< without its article or "ben"; empty when it has none
  std::string core_sound;
  double core_cost{0};                      ///< what leaving the particle out costs, in edits
  std::uint32_t number{0};                  ///< within a register being compared; 0 for none
  double share{0.002};                      ///< of the people of the register who bear it
  friend bool operator==(NameWord const&, NameWord const&) = default;
};

using NameWords = std::vector<NameWord>;

/// The words of a name as people wrote it. Ben, Bin, Ibn are one; so are Abdel, Abdul, Abd El. At most eight words of forty letters.
NameWords name_words(std::string_view name);

/// What the spellings of French, English and Arabic names have in common: sh and ch, ou and u, kh, ph and f … Doubled letters are one.
std::string latin_sounds(std::string_view word);

/// Fills in the sounds after the letters or the core were changed.
void sound_out(NameWord& word);

/// All letters of the words, one after another.
std::string joined(NameWords const& words);

}  // namespace athar
