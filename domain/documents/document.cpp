#include "domain/documents/document.hpp"

#include "domain/shared/named.hpp"

namespace athar {
std::string_view name_of(DocumentLanguage language) { return document_language_names[static_cast<std::size_t>(language)]; }
std::string_view name_of(DocumentFormat format) { return document_format_names[static_cast<std::size_t>(format)]; }
std::optional<DocumentLanguage> document_language_named(std::string_view name) {
  return named<DocumentLanguage>(document_language_names, name);
}
std::optional<DocumentFormat> document_format_named(std::string_view name) { return named<DocumentFormat>(document_format_names, name); }

std::vector<Language> languages_in(DocumentLanguage language) {
  switch (language) {
    case DocumentLanguage::ar: return {Language::ar};
    case DocumentLanguage::en: return {Language::en};
    case DocumentLanguage::fr_ar: return {Language::fr, Language::ar};
    case DocumentLanguage::fr: break;
  }
  return {Language::fr};
}

}  // namespace athar
