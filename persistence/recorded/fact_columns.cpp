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

std::vector<reach::EarlierParent> earlier_parents_of(std::string_view array) {
  std::vector<std::int32_t> numbers;
  for (char const* at = array.data(); at < array.data() + array.size();) {
    std::int32_t number = 0;
    auto const read = std::from_chars(at, array.data() + array.size(), number);
    if (read.ec == std::errc()) numbers.push_back(number);
    at = read.ptr + 1;
  }
  std::vector<reach::EarlierParent> parents;
  for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) parents.push_back({numbers[i], numbers[i + 1]});
  return parents;
}

}  // namespace athar::persistence
