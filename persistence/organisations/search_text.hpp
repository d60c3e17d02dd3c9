#pragma once
#include <string>

#include "domain/organisations/organisation.hpp"

namespace athar::persistence {

/// Everything a person may type to find it: names and acronyms of all times, aliases.
std::string search_text(Organisation const& organisation);

}  // namespace athar::persistence
