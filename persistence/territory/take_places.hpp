#pragma once
#include <string>
#include <string_view>

namespace athar::persistence {

/// Takes an official list of places: tab-separated, a header line, then code, kind, parent_code, name_fr, name_ar, name_en, type;
/// parents before children. Adds what is new and renames what is known; how many places that were.
/// Throws std::runtime_error when a row breaks a rule; nothing is taken then.
int take_places(std::string const& url, std::string_view tsv);

}  // namespace athar::persistence
