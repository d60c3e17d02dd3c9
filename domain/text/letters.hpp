#pragma once
#include <string>
#include <string_view>

namespace athar {

/// Arabic letters as single bytes, so that a name in either script is a string of letters. Forms that only writing distinguishes
/// (أ إ آ ٱ) are one letter already; ة and ى stay, because Latin spellings tell them from ه and ي.
namespace arabic {
enum Letter : unsigned char {
  alef = 0x80, beh, teh, theh, jeem, hah, khah, dal, thal, reh, zain, seen, sheen, sad, dad, tah, zah, ain, ghain, feh, qaf, kaf, lam,
  meem, noon, heh, waw, yeh, teh_marbuta, alef_maqsura, hamza_on_waw, hamza_on_yeh, hamza, peh, cheh, zheh, veh, gaf, end
};
}  // namespace arabic

inline bool is_arabic(char letter) { return static_cast<unsigned char>(letter) >= 0x80; }
inline bool is_arabic(std::string_view word) { return !word.empty() && is_arabic(word.front()); }

/// A text as its letters: a-z without accents, 0-9, Arabic letters as above, single spaces between words. Case, accents, vowel marks,
/// tatweel, direction marks and characters of no width are gone; apostrophes join; other scripts are written in Latin letters.
/// Broken bytes separate words. Source: Unicode NFKC_Casefold and the transforms Any-Latin, Latin-ASCII, by ICU.
std::string plain_letters(std::string_view text);

}  // namespace athar
