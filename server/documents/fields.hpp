#pragma once
#include <filesystem>
#include <kainjow/mustache.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/documents/document.hpp"
#include "server/documents/words.hpp"

namespace athar::documents {

/// What a template is filled in with. Every value is escaped where it is written.
using Fields = kainjow::mustache::data;

/// One paragraph: {text, lang, dir, rtl, style, runs: [{text, rtl}]}. `runs` are pieces of one direction, as Word wants them.
Fields paragraph(std::string_view text, Language language, std::string_view style = {});
/// As `paragraph`, for a sentence of ours that may begin with a foreign name: its direction is the language's.
Fields sentence(std::string const& text, Language language, std::string_view style = {});
/// As `paragraph`, of a text made by `dotted`: nothing is taken out of it.
Fields as_composed(std::string const& text, Language language, std::string_view style);
/// "F-2026-0042  ·  17 غشت 2026": each part stays itself in a line of that direction.
std::string dotted(std::vector<std::string> const& parts, Language language);
/// A list of paragraphs, one for each language of the document.
Fields lines(Word const& word, DocumentLanguage language, std::string_view style = {});
/// A list of paragraphs of what people entered: side by side only where both languages were given, else the one there is; empty
/// for nothing.
Fields lines(LocalizedText const& text, DocumentLanguage language, std::string_view style = {});

/// Templates by file name under one folder, read once. Each may include the others: {{>name}}.
class Templates {
 public:
  explicit Templates(std::filesystem::path const& folder);
  std::string fill(std::string const& name, Fields fields) const;
  /// The file as it is. Throws std::out_of_range for an unknown name.
  std::string const& text(std::string const& name) const { return texts_.at(name); }

 private:
  std::map<std::string, std::string> texts_;
};

}  // namespace athar::documents
