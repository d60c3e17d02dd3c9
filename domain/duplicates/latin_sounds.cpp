#include "domain/duplicates/name_words.hpp"
#include "domain/text/letters.hpp"

namespace athar {

// Capitals stand for sounds of two letters: X sh, H kh, G gh, T th.
std::string latin_sounds(std::string_view word) {
  std::string out;
  auto at = [&](std::size_t i) { return i < word.size() ? word[i] : '\0'; };
  for (std::size_t i = 0; i < word.size();) {
    char const c = word[i], next = at(i + 1);
    char sound = c;
    std::size_t length = 1;
    switch (c) {
      case 'c':
        if (next == 'h') sound = 'X', length = 2;
        else if (next == 'k' || next == 'q') sound = 'k', length = 2;
        else sound = next == 'e' || next == 'i' || next == 'y' ? 's' : 'k';
        break;
      case 's':
        if (next == 'c' && at(i + 2) == 'h') sound = 'X', length = 3;
        else if (next == 'h') sound = 'X', length = 2;
        break;
      case 't':
        if (next == 'c' && at(i + 2) == 'h') sound = 'X', length = 3;
        else if (next == 'h') sound = 'T', length = 2;
        break;
      case 'k': if (next == 'h') sound = 'H', length = 2; break;
      case 'g':
        if (next == 'h') sound = 'G', length = 2;
        else if (next == 'u' && (at(i + 2) == 'e' || at(i + 2) == 'i')) length = 2;
        break;
      case 'p': if (next == 'h') sound = 'f', length = 2; break;
      case 'd':
        if (next == 'j' || (next == 'g' && at(i + 2) == 'e')) sound = 'j', length = 2;
        else if (next == 'h') length = 2;
        break;
      case 'q': sound = 'k'; if (next == 'u') length = 2; break;
      case 'o': if (next == 'u' || next == 'o') sound = 'u', length = 2; break;
      case 'e': if (next == 'e') sound = 'i', length = 2; break;
      case 'w': sound = 'u'; break;
      case 'y': sound = 'i'; break;
      default: break;
    }
    if (c == 'x') { out += 'k'; sound = 's'; }
    if (out.empty() || out.back() != sound) out += sound;
    i += length;
  }
  return out;
}

void sound_out(NameWord& word) {
  word.sound = is_arabic(word.letters) ? std::string() : latin_sounds(word.letters);
  word.core_sound = is_arabic(word.core) ? std::string() : latin_sounds(word.core);
}

}  // namespace athar
