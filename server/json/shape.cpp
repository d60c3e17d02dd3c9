#include "server/json/shape.hpp"

#include "domain/shared/error.hpp"
#include "server/json/describe.hpp"

namespace athar::json {
namespace {

/// "athar::api::{anonymous}::NewSession" -> "NewSession".
std::string_view last_name(std::string_view qualified) {
  auto const colon = qualified.rfind(':');
  return colon == std::string_view::npos ? qualified : qualified.substr(colon + 1);
}

/// "Page<api::Session>" -> "SessionPage": the arguments come first, as English says it.
std::string spoken(std::string_view type) {
  auto const open = type.find('<');
  if (open == std::string_view::npos) return std::string(last_name(type));
  std::string arguments;
  std::string_view rest = type.substr(open + 1, type.rfind('>') - open - 1);
  int depth = 0;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= rest.size(); ++i) {
    if (i < rest.size() && rest[i] == '<') ++depth;
    if (i < rest.size() && rest[i] == '>') --depth;
    if (i == rest.size() || (rest[i] == ',' && depth == 0)) {
      std::string_view argument = rest.substr(start, i - start);
      while (argument.starts_with(' ')) argument.remove_prefix(1);
      while (argument.ends_with(' ')) argument.remove_suffix(1);
      arguments += spoken(argument);
      start = i + 1;
    }
  }
  return arguments + std::string(last_name(type.substr(0, open)));
}

}  // namespace

bool is_required(Member const& member) {
  switch (member.shape().kind) {
    case Kind::optional:
    case Kind::present:
      return false;
    case Kind::list:
    case Kind::map:
      return member.note.required || member.note.min_items > 0;
    default:
      return !member.note.has_default;
  }
}

bool is_always_written(Member const& member) {
  Kind const kind = member.shape().kind;
  return kind != Kind::optional && kind != Kind::present;
}

std::string component_name(std::string_view pretty_function) {
  auto const start = pretty_function.find("T = ");
  if (start == std::string_view::npos) return std::string(pretty_function);
  std::string_view type = pretty_function.substr(start + 4);
  auto const end = type.find_first_of(";]");
  return spoken(type.substr(0, end));
}

std::string allowed_names(Shape const& choice) {
  std::string names;
  for (Choice const& one : choice.choices) {
    if (!names.empty()) names += ", ";
    names += one.name;
  }
  return names;
}

std::string detail::code_of(Error const& error) {
  if (!error.fields.empty()) return error.fields.front().code;
  return error.code.empty() ? "invalid_value" : error.code;
}

}  // namespace athar::json
