#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "server/documents/common_fields.hpp"

namespace athar::documents {

/// Adds a paragraph; empty texts are left out. Styles: "Strong", "Cell" (small), "Label", "Value" (the subject), "Text".
using Say = std::function<void(std::string const& text, std::string_view style)>;

/// A letter of paragraphs under the house's letterhead, in one language or two side by side, with room for a signature.
struct Letter {
  DocumentLanguage language{DocumentLanguage::fr};
  std::string title;                        ///< of the file
  std::string identity;                     ///< at the foot
  std::function<void(Language, Say const&)> text;
};

std::vector<std::string> letter_pages(Templates const& templates, std::vector<Letter> const& letters, Edition const& edition);
/// At least one letter.
std::vector<Part> letter_parts(Templates const& templates, std::vector<Letter> const& letters, Edition const& edition);

/// "Rabat, le 4 mars 2027", or the day alone where the house has no place.
std::string place_and_date(Edition const& edition, LocalDate day, Language language);
/// "La session citée en objet se tient les …, à Rabat (Salle Atlas)."
std::string session_held(SessionPage const& session, Language language);

}  // namespace athar::documents
