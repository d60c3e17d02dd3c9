#include "domain/text/letters.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <memory>
#include <mutex>

namespace athar {
namespace {

using namespace arabic;

/// Letters from U+0621 on; 0 for what is no letter.
constexpr std::array<unsigned char, 42> basic{
    hamza, alef, alef, hamza_on_waw, alef, hamza_on_yeh, alef, beh, teh_marbuta, teh, theh, jeem, hah, khah, dal, thal, reh, zain, seen,
    sheen, sad, dad, tah, zah, ain, ghain, 0, 0, 0, 0, 0, 0, feh, qaf, kaf, lam, meem, noon, heh, waw, alef_maqsura, yeh};

unsigned char arabic_letter(UChar32 c) {
  if (c >= 0x621 && c < 0x621 + static_cast<int>(basic.size())) return basic[static_cast<std::size_t>(c - 0x621)];
  switch (c) {
    case 0x671: return alef;
    case 0x67E: return peh;
    case 0x686: return cheh;
    case 0x698: return zheh;
    case 0x6A4: return veh;
    case 0x6A9: return kaf;
    case 0x6AD: case 0x6AF: case 0x763: return gaf;
    case 0x6A8: return feh;  // ڨ stands for g in Tunisia and for f in old Maghrebi hands: rare in both
    case 0x6C1: case 0x6BE: return heh;
    case 0x6CC: case 0x6D2: return yeh;
    case 0x6BA: return noon;
    default: return 0;
  }
}

bool joins(UChar32 c) {
  switch (c) {
    case '\'': case '`': case 0xB4: case 0x2018: case 0x2019: case 0x201B: case 0x2BB: case 0x2BC: case 0x2BE: case 0x2BF: case 0x2032:
    case 0x640: return true;
    default: return false;
  }
}

bool is_mark(UChar32 c) {
  auto const kind = u_charType(c);
  return kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK || kind == U_COMBINING_SPACING_MARK || kind == U_FORMAT_CHAR;
}

bool is_plain(UChar32 c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

icu::Normalizer2 const& folding() {
  static auto const* const found = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKCCasefoldInstance(status);
  }();
  return *found;
}

icu::Normalizer2 const& decomposition() {
  static auto const* const found = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFDInstance(status);
  }();
  return *found;
}

/// Letters of other alphabets, and Latin ones that no accent explains (ł, ø, ß), in a-z.
void write_in_latin(icu::UnicodeString& text) {
  static std::mutex one_at_a_time;
  static std::unique_ptr<icu::Transliterator> const transform = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  }();
  std::lock_guard const lock(one_at_a_time);
  if (transform) transform->transliterate(text);
}

class Letters {
 public:
  void add(UChar32 c) {
    if (is_plain(c)) return put(static_cast<char>(c));
    if (auto const letter = arabic_letter(c)) return put(static_cast<char>(letter));
    if (joins(c) || is_mark(c)) return;
    if (auto const digit = u_charDigitValue(c); digit >= 0) return put(static_cast<char>('0' + digit));
    if (u_isalpha(c)) add_foreign(c);
    else space_ = true;
  }
  std::string text;

 private:
  void put(char letter) {
    if (space_ && !text.empty()) text += ' ';
    space_ = false;
    text += letter;
  }
  void add_foreign(UChar32 c) {
    icu::UnicodeString one(c);
    write_in_latin(one);
    for (int i = 0; i < one.length(); ++i)
      if (is_plain(one[i])) put(static_cast<char>(one[i]));
  }
  bool space_{false};
};

bool is_plain_ascii(std::string_view text) {
  for (unsigned char const c : text)
    if (c >= 0x80) return false;
  return true;
}

}  // namespace

std::string plain_letters(std::string_view text) {
  Letters letters;
  letters.text.reserve(text.size());
  if (is_plain_ascii(text)) {
    for (char const c : text) letters.add(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return std::move(letters.text);
  }
  UErrorCode status = U_ZERO_ERROR;
  auto const given = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
  auto const folded = folding().normalize(given, status);
  for (int i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    auto const c = folded.char32At(i);
    icu::UnicodeString parts;
    // Arabic letters keep their hamza: it tells ئ from ي.
    if (!arabic_letter(c) && decomposition().getDecomposition(c, parts)) {
      for (int p = 0; p < parts.length(); p = parts.moveIndex32(p, 1)) letters.add(parts.char32At(p));
    } else {
      letters.add(c);
    }
  }
  return std::move(letters.text);
}

}  // namespace athar
