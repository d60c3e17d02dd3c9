#pragma once
#include <map>
#include <optional>
#include <string>

#include "domain/imports/import.hpp"
#include "domain/shared/unit_of_work.hpp"

namespace athar::api {

/// The codes of an editable list, by `header_key` of each code and name.
std::map<std::string, std::string> codes_of_list(UnitOfWork& unit, std::string const& list);

/// Refuses a default that is no word of its list. Errors: unknown_reference (defaults/FIELD).
std::optional<Error> check_code(Import const& import, std::string const& field, std::map<std::string, std::string> const& codes);

}  // namespace athar::api
