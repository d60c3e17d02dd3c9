#pragma once
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "domain/training/session.hpp"
#include "server/documents/fields.hpp"
#include "server/documents/letterhead.hpp"
#include "server/documents/renderer.hpp"

namespace athar::documents {

/// What every document begins and ends with: lang, dir, rtl, head_left, head_right, logos, demonstration, as_of.
Fields common_fields(Edition const& edition);

/// "Situation arrêtée au 26 novembre 2026 à 10 h 15  ·  Athar"
std::string foot_line(Edition const& edition);

/// "data:image/png;base64,…"
std::string data_address(std::string_view content_type, std::string_view bytes);

/// Names of organisations as they stand in a sentence: "A, B et C".
std::string joined_names(std::vector<LocalizedText> const& names, Language language);

/// A word with places, filled in in the order given.
template <class... T>
std::string worded(Word const& word, Language language, T const&... values) {
  return fmt::format(fmt::runtime(word.in(language)), values...);
}

/// The language that a document's own line at the foot is in: Arabic only where the whole document is.
Language leading_language(DocumentLanguage language);

/// The field by which Word counts the pages of one sheet or proof; other programs know only the one for the whole file.
Fields page_total(std::size_t sections);

/// The parts of a Word file that are the same in all of them, with its pictures.
/// `document` is word/document.xml, `footers` are word/footer1.xml …; pictures are named in the order given: picture1, picture2 …
struct Picture {
  std::string extension;                    ///< png or jpeg
  std::string content;
};
std::vector<Part> word_file(Templates const& templates, std::string document, std::vector<std::string> footers,
                            std::vector<Picture> const& pictures);
/// The logos as pictures of a Word file; `fields` get head_pictures with the number and size of each.
std::vector<Picture> logo_pictures(Letterhead const& letterhead, Fields& fields);

}  // namespace athar::documents
