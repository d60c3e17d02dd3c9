#include "server/json/text.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace athar::json {
namespace {

struct CodePoint {
  char32_t value;
  std::size_t bytes;
};

/// The code point that starts at `at` of valid UTF-8.
CodePoint code_point(std::string_view text, std::size_t at) {
  auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[at + i])); };
  char32_t const first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xE0) return {(first & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (first < 0xF0) return {(first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  return {(first & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F), 4};
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

bool is_line_break(char32_t c) { return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029; }

/// What nobody sees at the ends of a name: white space, direction marks, zero-width characters.
bool is_blank_at_an_end(char32_t c) {
  return c == ' ' || c == '\t' || c == '\v' || c == '\f' || is_line_break(c) || c == 0xA0 || c == 0x061C ||
         c == 0x1680 || (c >= 0x2000 && c <= 0x200F) || c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 ||
         c == 0xFEFF;
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || is_line_break(c) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xFDD0 && c <= 0xFDEF) ||
         (c & 0xFFFE) == 0xFFFE;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_email(std::string_view text) {
  auto const at = text.find('@');
  if (at == 0 || at == std::string_view::npos || at > 64 || text.size() > 254 || text.find('@', at + 1) != text.npos)
    return false;
  for (char c : text)
    if (static_cast<unsigned char>(c) <= ' ' || c == ',' || c == ';' || c == '<' || c == '>' || c == '"' || c == '(' ||
        c == ')')
      return false;
  std::string_view const domain = text.substr(at + 1);
  return domain.find('.') != domain.npos && domain.front() != '.' && domain.back() != '.' && domain.front() != '-' &&
         domain.find("..") == domain.npos;
}

bool is_phone(std::string_view text) {
  return text.size() >= 8 && text.size() <= 16 && text[0] == '+' && text[1] != '0' &&
         std::all_of(text.begin() + 1, text.end(), is_digit);
}

bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '.' || c == '/';
  });
}

bool is_country(std::string_view text) {
  return text.size() == 2 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Edits (insert, drop, replace, swap neighbours) that make one of the other.
std::size_t edits_between(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = i + j;
        continue;
      }
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[a.size()][b.size()];
}

void append_digits(std::string& out, unsigned value, int width) {
  char digits[8];
  for (int i = width; i-- > 0; value /= 10) digits[i] = static_cast<char>('0' + value % 10);
  out.append(digits, static_cast<std::size_t>(width));
}

}  // namespace

std::size_t utf8_sequence_length(std::string_view text, std::size_t at) {
  auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  unsigned char const first = byte(0);
  if (first < 0xC2 || first > 0xF4) return 0;
  std::size_t const length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0) != 0x80) return 0;
  bool const overlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
  bool const surrogate = first == 0xED && byte(1) >= 0xA0;
  bool const beyond = first == 0xF4 && byte(1) >= 0x90;
  return overlong || surrogate || beyond ? 0 : length;
}

std::optional<std::size_t> first_broken_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    std::size_t const length = utf8_sequence_length(text, at);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

std::size_t code_points(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return !is_continuation(c); }));
}

std::string_view trimmed(std::string_view utf8) {
  while (!utf8.empty()) {
    auto const [value, bytes] = code_point(utf8, 0);
    if (!is_blank_at_an_end(value)) break;
    utf8.remove_prefix(bytes);
  }
  while (!utf8.empty()) {
    std::size_t last = utf8.size() - 1;
    while (last > 0 && is_continuation(utf8[last])) --last;
    if (!is_blank_at_an_end(code_point(utf8, last).value)) break;
    utf8.remove_suffix(utf8.size() - last);
  }
  return utf8;
}

std::string with_plain_line_breaks(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    auto const [value, bytes] = code_point(utf8, at);
    if (is_line_break(value)) {
      out += '\n';
      if (value == '\r' && at + 1 < utf8.size() && utf8[at + 1] == '\n') ++at;
    } else {
      out.append(utf8, at, bytes);
    }
    at += bytes;
  }
  return out;
}

bool has_control_characters(std::string_view utf8, bool multiline) {
  for (std::size_t at = 0; at < utf8.size();) {
    auto const [value, bytes] = code_point(utf8, at);
    if (is_control(value) && !(multiline && (is_line_break(value) || value == '\t'))) return true;
    at += bytes;
  }
  return false;
}

std::string_view refusal_of(Pattern pattern, std::string_view text) {
  switch (pattern) {
    case Pattern::none:
      return {};
    case Pattern::email:
      return is_email(text) ? "" : "invalid_email";
    case Pattern::phone:
      return is_phone(text) ? "" : "invalid_phone";
    case Pattern::code:
      return is_code(text) ? "" : "invalid_code";
    case Pattern::country:
      return is_country(text) ? "" : "invalid_code";
  }
  return {};
}

std::optional<std::string_view> nearest(std::string_view name, std::vector<std::string_view> const& known) {
  if (name.size() > 64) return std::nullopt;
  std::optional<std::string_view> best;
  std::size_t fewest = std::max<std::size_t>(2, name.size() / 3) + 1;
  for (std::string_view candidate : known) {
    std::size_t const edits = edits_between(name, candidate);
    if (edits < fewest && edits < candidate.size()) fewest = edits, best = candidate;
  }
  return best;
}

void append_text(std::string& out, Uuid const& id) {
  static constexpr char hex[] = "0123456789abcdef";
  char text[36];
  std::size_t at = 0;
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text[at++] = '-';
    text[at++] = hex[id.bytes[i] >> 4];
    text[at++] = hex[id.bytes[i] & 0x0F];
  }
  out.append(text, sizeof text);
}

void append_text(std::string& out, LocalDate const& date) {
  append_digits(out, static_cast<unsigned>(date.year()), 4);
  out += '-';
  append_digits(out, static_cast<unsigned>(date.month()), 2);
  out += '-';
  append_digits(out, static_cast<unsigned>(date.day()), 2);
}

void append_text(std::string& out, LocalTime const& time) {
  append_digits(out, static_cast<unsigned>(time.minutes / 60), 2);
  out += ':';
  append_digits(out, static_cast<unsigned>(time.minutes % 60), 2);
}

void append_text(std::string& out, Instant const& instant) {
  constexpr std::int64_t day_length = 86'400'000'000;
  std::int64_t day = instant.microseconds / day_length;
  std::int64_t rest = instant.microseconds % day_length;
  if (rest < 0) rest += day_length, --day;
  auto const seconds = static_cast<unsigned>(rest / 1'000'000);
  append_text(out, LocalDate::from_days(static_cast<std::int32_t>(day)));
  out += 'T';
  append_digits(out, seconds / 3600, 2);
  out += ':';
  append_digits(out, seconds / 60 % 60, 2);
  out += ':';
  append_digits(out, seconds % 60, 2);
  out += '.';
  append_digits(out, static_cast<unsigned>(rest % 1'000'000), 6);
  out += 'Z';
}

bool is_clean_text(std::string_view text) { return !first_broken_utf8(text) && !has_control_characters(text, false); }

}  // namespace athar::json
