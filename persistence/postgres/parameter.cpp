#include "persistence/postgres/parameter.hpp"

#include <algorithm>

namespace athar::persistence {
namespace {

bool is_of_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

/// Nothing that could end a literal.
bool is_plain(std::string_view value) {
  return value.size() <= 40 && std::all_of(value.begin(), value.end(), [](char c) { return is_of_word(c) || c == '-'; });
}

}  // namespace

Parameter::Parameter(std::string_view n, std::vector<std::string> const& v) : name(n), value("{") {
  for (auto const& each : v) {
    if (value->size() > 1) *value += ',';
    *value += '"';
    for (char c : each) {
      if (c == '"' || c == '\\') *value += '\\';
      *value += c;
    }
    *value += '"';
  }
  *value += '}';
}

std::optional<std::string> with_values(std::string_view sql, std::span<Parameter const> parameters) {
  for (auto const& each : parameters)
    if (each.value && !(each.is_kept && is_plain(*each.value))) return std::nullopt;
  std::string out;
  out.reserve(sql.size() + 256);
  bool quoted = false;
  for (std::size_t i = 0; i < sql.size();) {
    if (sql[i] == '\'') quoted = !quoted;
    if (quoted || sql[i] != ':') {
      out += sql[i++];
      continue;
    }
    auto const end = std::find_if_not(sql.begin() + static_cast<std::ptrdiff_t>(i) + 1, sql.end(), is_of_word) - sql.begin();
    auto const name = sql.substr(i + 1, static_cast<std::size_t>(end) - i - 1);
    auto const found = std::find_if(parameters.begin(), parameters.end(), [&](auto const& each) { return each.name == name; });
    if (found == parameters.end()) return std::nullopt;
    out += found->value ? "'" + *found->value + "'" : "NULL";
    i = static_cast<std::size_t>(end);
  }
  return out;
}

}  // namespace athar::persistence
