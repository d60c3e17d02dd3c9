#include "domain/imports/sheet.hpp"

#include <algorithm>
#include <array>

#include "domain/shared/utf8.hpp"

namespace athar {
namespace {

bool is_invisible(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  return c == 0x00AD || c == 0x034F || c == 0x061C || c == 0x0640 || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == 0x00A0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_line_break(char32_t c) { return c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x0085 || c == 0x2028 || c == 0x2029; }

struct Accent {
  char32_t mark;
  std::u32string_view bare;
  std::u32string_view joined;
};

/// The marks that Apple's and some scanners' files write apart from their letters: French, Spanish, Arabic.
constexpr auto accents = std::to_array<Accent>({
    {0x0300, U"aeiouAEIOU", U"àèìòùÀÈÌÒÙ"},
    {0x0301, U"aeiouyAEIOUY", U"áéíóúýÁÉÍÓÚÝ"},
    {0x0302, U"aeiouAEIOU", U"âêîôûÂÊÎÔÛ"},
    {0x0303, U"anoANO", U"ãñõÃÑÕ"},
    {0x0308, U"aeiouyAEIOUY", U"äëïöüÿÄËÏÖÜŸ"},
    {0x0327, U"cCsS", U"çÇşŞ"},
    {0x0653, U"ا", U"آ"},
    {0x0654, U"اوي", U"أؤئ"},
    {0x0655, U"ا", U"إ"},
});

/// The letter that `mark` makes of the one before it; 0 when they stay apart.
char32_t joined(char32_t letter, char32_t mark) {
  for (auto const& accent : accents)
    if (accent.mark == mark)
      if (auto const at = accent.bare.find(letter); at != std::u32string_view::npos) return accent.joined[at];
  return 0;
}

std::string_view trimmed(std::string_view text) {
  auto const first = text.find_first_not_of(" \n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \n") - first + 1);
}

/// "'0661…" and "'=A1": the apostrophe is Excel's, not the person's.
std::string_view without_text_mark(std::string_view text) {
  if (text.size() < 2 || text[0] != '\'') return text;
  return std::string_view("0123456789=+-@").find(text[1]) == std::string_view::npos ? text : text.substr(1);
}

}  // namespace

std::string clean_cell(std::string_view text) {
  bool const is_plain = std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 0x7F; });
  if (is_plain) return std::string(without_text_mark(trimmed(text)));
  std::string out;
  out.reserve(text.size());
  char32_t last = 0;
  bool after_return = false;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = next_character(text, at);
    bool const is_second_half = after_return && c == '\n';
    after_return = c == '\r';
    if (is_second_half) continue;
    if (is_line_break(c)) c = '\n';
    else if (is_space(c)) c = ' ';
    else if (is_invisible(c)) continue;
    if (auto const whole = last == 0 ? 0 : joined(last, c); whole != 0) {
      out.erase(out.size() - (last < 0x80 ? 1 : 2));  // every bare letter of the table has one byte, or two if Arabic
      c = whole;
    }
    append_character(out, c);
    last = c;
  }
  return std::string(without_text_mark(trimmed(out)));
}

std::string one_line(std::string_view text) {
  std::string out;
  for (char const c : clean_cell(text)) {
    bool const is_gap = c == ' ' || c == '\n';
    if (!is_gap) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

std::string column_letters(int column) {
  std::string out;
  for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) out.insert(out.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return out;
}

std::string cell_address(int row, int column) { return column_letters(column) + std::to_string(row); }

}  // namespace athar
