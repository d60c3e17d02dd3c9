#include "domain/imports/folding.hpp"

#include "domain/shared/utf8.hpp"

namespace athar {
namespace {

/// The letters from À (U+00C0) to ſ (U+017F) without their accents; '*' for signs that are no letters, and for ligatures.
constexpr std::string_view bare_letters =
    "aaaaaa*ceeeeiiiidnooooo*ouuuuyp*aaaaaa*ceeeeiiiidnooooo*ouuuuypy"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkklllllll"
    "lllnnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(bare_letters.size() == 0x180 - 0xC0);

std::string_view ligature(char32_t c) {
  switch (c) {
    case 0xC6:
    case 0xE6:
      return "ae";
    case 0xDF:
      return "ss";
    case 0x152:
    case 0x153:
      return "oe";
    case 0x132:
    case 0x133:
      return "ij";
    default:
      return {};
  }
}

/// 0 for a mark that goes.
char32_t plain_arabic(char32_t c) {
  switch (c) {
    case U'أ':
    case U'إ':
    case U'آ':
    case U'ٱ':
      return U'ا';
    case U'ى':
    case U'ی':
    case U'ئ':
      return U'ي';
    case U'ؤ':
      return U'و';
    case U'ة':
      return U'ه';
    case U'ک':
    case U'ڪ':
      return U'ك';
    default:
      return (c >= 0x064B && c <= 0x065F) || c == 0x0670 || c == 0x0640 ? 0 : c;
  }
}

char32_t plain_digit(char32_t c) {
  if (c >= 0x0660 && c <= 0x0669) return c - 0x0660 + '0';
  if (c >= 0x06F0 && c <= 0x06F9) return c - 0x06F0 + '0';
  return c;
}

void append_folded(std::string& out, char32_t c) {
  c = plain_digit(c);
  if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
  if (c >= 0xC0 && c < 0x180) {
    char const bare = bare_letters[c - 0xC0];
    if (bare != '*') c = static_cast<char32_t>(bare);
    else if (auto const two = ligature(c); !two.empty()) {
      out += two;
      return;
    }
  }
  if (c >= 0x600) c = plain_arabic(c);
  if (c != 0) append_character(out, c);
}

bool is_word_character(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) || is_arabic_letter(c);
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) append_folded(out, next_character(text, at));
  return out;
}

std::vector<std::string> folded_words(std::string_view text) {
  auto const whole = folded(text);
  std::vector<std::string> words;
  bool inside = false;
  for (std::size_t at = 0; at < whole.size();) {
    auto const c = next_character(whole, at);
    bool const belongs = is_word_character(c);
    if (belongs && !inside) words.emplace_back();
    if (belongs) append_character(words.back(), c);
    inside = belongs;
  }
  return words;
}

std::string with_plain_digits(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) append_character(out, plain_digit(next_character(text, at)));
  return out;
}

bool is_arabic_letter(char32_t c) { return (c >= 0x0620 && c <= 0x064A && c != 0x0640) || (c >= 0x066E && c <= 0x06D3) || (c >= 0x06FA && c <= 0x06FF); }

bool is_capital(char32_t c) {
  if (c < 0xC0) return c >= 'A' && c <= 'Z';
  if (c <= 0xDE) return c != 0xD7;
  return c >= 0x100 && c < 0x180 && c % 2 == 0;
}

bool is_small(char32_t c) {
  if (c < 0xC0) return c >= 'a' && c <= 'z';
  if (c >= 0xDF && c <= 0xFF) return c != 0xF7;
  return c >= 0x100 && c < 0x180 && c % 2 == 1;
}

}  // namespace athar
