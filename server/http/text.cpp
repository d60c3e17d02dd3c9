#include "server/http/text.hpp"

#include <algorithm>
#include <cstdint>

namespace athar::http {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  char const l = lower(c);
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

}  // namespace

bool equal_without_case(std::string_view left, std::string_view right) {
  return left.size() == right.size() &&
         std::equal(left.begin(), left.end(), right.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

std::string_view trimmed(std::string_view text) {
  auto const first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string_view next_part(std::string_view& rest, char separator) {
  auto const end = rest.find(separator);
  auto const part = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  return part;
}

bool is_utf8(std::string_view bytes) {
  std::size_t i = 0;
  while (i < bytes.size()) {
    auto const lead = static_cast<unsigned char>(bytes[i++]);
    if (lead < 0x80) continue;
    int const following = lead >= 0xc2 && lead <= 0xdf   ? 1
                          : (lead & 0xf0) == 0xe0        ? 2
                          : lead >= 0xf0 && lead <= 0xf4 ? 3
                                                         : 0;
    if (following == 0 || bytes.size() - i < static_cast<std::size_t>(following)) return false;
    std::uint32_t point = lead & (0x3fu >> following);
    for (int k = 0; k < following; ++k) {
      auto const next = static_cast<unsigned char>(bytes[i++]);
      if ((next & 0xc0) != 0x80) return false;
      point = point << 6 | (next & 0x3fu);
    }
    if (following == 2 && (point < 0x800 || (point >= 0xd800 && point <= 0xdfff))) return false;
    if (following == 3 && (point < 0x10000 || point > 0x10ffff)) return false;
  }
  return true;
}

bool percent_decode(std::string_view text, bool plus_is_space, std::string& into) {
  auto const start = into.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (text.size() - i < 3) return false;
      int const high = hexadecimal(text[i + 1]);
      int const low = hexadecimal(text[i + 2]);
      if (high < 0 || low < 0) return false;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus_is_space) {
      c = ' ';
    }
    // A query value may hold a tab or a line break (a note being searched); nothing else below a space.
    if (is_control(c) && !(plus_is_space && (c == '\t' || c == '\n' || c == '\r'))) return false;
    into.push_back(c);
  }
  return is_utf8(std::string_view{into}.substr(start));
}

}  // namespace athar::http
