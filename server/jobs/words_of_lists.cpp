#include "server/jobs/words_of_lists.hpp"

#include "domain/imports/header_words.hpp"
#include "domain/reference/reference_list.hpp"

namespace athar::api {

std::map<std::string, std::string> codes_of_list(UnitOfWork& unit, std::string const& list) {
  std::map<std::string, std::string> codes;
  for (auto const& item : unit.reference_lists().items(list)) {
    codes[header_key(item.code)] = item.code;
    for (auto const* name : {&item.name.fr, &item.name.ar, &item.name.en})
      if (!name->empty()) codes.emplace(header_key(*name), item.code);
  }
  return codes;
}

std::optional<Error> check_code(Import const& import, std::string const& field, std::map<std::string, std::string> const& codes) {
  auto const given = import.defaults.find(field);
  if (given == import.defaults.end() || codes.contains(header_key(given->second))) return std::nullopt;
  return invalid_field("defaults/" + field, "unknown_reference", given->second);
}

}  // namespace athar::api
