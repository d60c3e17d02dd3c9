#include "persistence/recorded/fact_columns.hpp"

#include <stdexcept>

namespace athar::persistence {

std::string CopiedRow::unescaped(std::string_view field) {
  std::string out;
  out.reserve(field.size());
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] != '\\' || i + 1 == field.size()) {
      out += field[i];
      continue;
    }
    switch (char const next = field[++i]) {
      case 'b': out += '\b'; break;
      case 'f': out += '\f'; break;
      case 'n': out += '\n'; break;
      case 'r': out += '\r'; break;
      case 't': out += '\t'; break;
      case 'v': out += '\v'; break;
      default: out += next;
    }
  }
  return out;
}

reach::Role role_of(std::string_view text) {
  using reach::Role;
  for (auto const role : {Role::participant, Role::trainer, Role::speaker, Role::organiser, Role::observer, Role::interpreter})
    if (reach::code(role) == text) return role;
  throw std::runtime_error("A recorded fact names a role that this program does not know");
}

}  // namespace athar::persistence
