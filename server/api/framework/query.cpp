#include "server/api/framework/query.hpp"

#include <algorithm>
#include <charconv>

namespace athar::api {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string base64url(std::string_view bytes) {
  std::string out;
  unsigned buffer = 0;
  int bits = 0;
  for (unsigned char byte : bytes) {
    buffer = (buffer << 8) | byte;
    for (bits += 8; bits >= 6; bits -= 6) out += alphabet[(buffer >> (bits - 6)) & 63];
  }
  if (bits > 0) out += alphabet[(buffer << (6 - bits)) & 63];
  return out;
}

std::optional<std::string> from_base64url(std::string_view text) {
  std::string out;
  unsigned buffer = 0;
  int bits = 0;
  for (char c : text) {
    auto value = alphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    buffer = (buffer << 6) | static_cast<unsigned>(value);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out += static_cast<char>((buffer >> bits) & 0xFF);
    }
  }
  return out;
}

constexpr char separator = '\x1F';

bool is_cursor_id(std::string_view text, CursorId kind) {
  if (kind == CursorId::uuid) return Uuid::parse(text).has_value();
  if (kind == CursorId::code) return !text.empty() && json::is_clean_text(text);
  return !text.empty() && text.size() <= 18 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string encode_cursor(std::string_view sort, std::string_view key, std::string_view id) {
  std::string plain(sort);
  plain += separator;
  plain += id;
  plain += separator;
  plain += key;
  return base64url(plain);
}

std::optional<std::string_view> QueryReader::take(std::string_view name) {
  known_.emplace_back(name);
  return call_.request.parameter(name);
}

std::optional<std::string> QueryReader::text(std::string_view name) {
  auto given = take(name);
  if (!given || given->empty()) return std::nullopt;
  if (given->size() > 600) {
    errors_.push_back({std::string(name), "too_long", "200"});
    return std::nullopt;
  }
  auto const first = given->find_first_not_of(' ');
  if (first == std::string_view::npos) return std::nullopt;
  auto trimmed = given->substr(first, given->find_last_not_of(' ') - first + 1);
  // What the path and query decoder let through may still be no UTF-8, or hold NUL: PostgreSQL takes neither.
  if (!json::is_clean_text(trimmed)) {
    errors_.push_back({std::string(name), "control_characters", {}});
    return std::nullopt;
  }
  return std::string(trimmed);
}

std::optional<LocalDate> QueryReader::date(std::string_view name) {
  auto given = text(name);
  if (!given) return std::nullopt;
  auto parsed = LocalDate::parse(*given);
  if (!parsed) errors_.push_back({std::string(name), "invalid_date", {}});
  return parsed;
}

std::optional<int> QueryReader::number(std::string_view name, int least, int greatest) {
  auto given = text(name);
  if (!given) return std::nullopt;
  int value = 0;
  auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), value);
  if (error != std::errc() || end != given->data() + given->size()) {
    errors_.push_back({std::string(name), "not_a_whole_number", {}});
    return std::nullopt;
  }
  if (value < least || value > greatest) {
    errors_.push_back({std::string(name), "out_of_range", std::to_string(least) + " – " + std::to_string(greatest)});
    return std::nullopt;
  }
  return value;
}

bool QueryReader::flag(std::string_view name) { return one_of(name, {"true", "false"}) == "true"; }

std::optional<std::string> QueryReader::one_of(std::string_view name, std::initializer_list<std::string_view> allowed) {
  auto given = text(name);
  if (!given) return std::nullopt;
  if (std::find(allowed.begin(), allowed.end(), *given) != allowed.end()) return given;
  std::string names;
  for (auto each : allowed) names += (names.empty() ? "" : ", ") + std::string(each);
  errors_.push_back({std::string(name), "not_one_of", names});
  return std::nullopt;
}

PageRequest QueryReader::page(std::vector<std::string_view> sorts, CursorId cursor_id) {
  PageRequest request;
  request.limit = number("limit", 1, 200).value_or(50);
  request.with_total = flag("total");
  request.sort = std::string(sorts.front());
  if (auto sort = text("sort")) {
    if (std::find(sorts.begin(), sorts.end(), *sort) != sorts.end()) {
      request.sort = *sort;
    } else {
      std::string names;
      for (auto each : sorts) names += (names.empty() ? "" : ", ") + std::string(each);
      errors_.push_back({"sort", "not_one_of", names});
    }
  }
  auto given = take("cursor");
  if (!given || given->empty()) return request;
  auto plain = from_base64url(*given);
  auto const first = plain ? plain->find(separator) : std::string::npos;
  auto const second = first == std::string::npos ? first : plain->find(separator, first + 1);
  if (second == std::string::npos || plain->substr(0, first) != request.sort ||
      !is_cursor_id(plain->substr(first + 1, second - first - 1), cursor_id) || !json::is_clean_text(plain->substr(second + 1))) {
    errors_.push_back({"cursor", "invalid_cursor", {}});
    return request;
  }
  request.after_id = plain->substr(first + 1, second - first - 1);
  request.after_key = plain->substr(second + 1);
  return request;
}

bool QueryReader::wants_csv() { return one_of("format", {"json", "csv"}) == "csv"; }

std::optional<Error> QueryReader::errors() {
  for (auto const& [name, value] : call_.request.query)
    if (std::find(known_.begin(), known_.end(), name) == known_.end())
      errors_.push_back({json::is_clean_text(name) ? name : "?", "unknown_parameter", {}});
  if (errors_.empty()) return std::nullopt;
  return invalid_fields(errors_);
}

}  // namespace athar::api
