#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace athar {

/// A text as it is compared: small Latin letters without accents; Arabic letters in their plain forms (أ إ آ → ا, ى → ي, ة → ه)
/// without vowel marks; digits of any script as 0-9. Everything else stays.
std::string folded(std::string_view text);

/// The words of a text, folded: runs of letters and digits.
std::vector<std::string> folded_words(std::string_view text);

/// Digits of any script as 0-9, and nothing else changed.
std::string with_plain_digits(std::string_view text);

bool is_arabic_letter(char32_t character);
/// Of Latin letters, with or without accents.
bool is_capital(char32_t character);
bool is_small(char32_t character);

}  // namespace athar
