#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/shared/localized_text.hpp"

/// What people call a coded value. The words are the web application's own (its catalogues terms.json and changes.json), so that a
/// screen, a spreadsheet and a document say the same.
namespace athar::json {

struct Term {
  std::string code;
  std::string word;
};

/// The words of a family ("sex", "session_kind", "modality", "concept" …) in the catalogue's order; none for an unknown family.
std::vector<Term> const& terms(Language language, std::string_view family);

/// The word for that code; the code itself where there is none.
std::string term(Language language, std::string_view family, std::string_view code);

}  // namespace athar::json
