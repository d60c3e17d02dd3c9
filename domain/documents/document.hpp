#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/shared/localized_text.hpp"
#include "domain/shared/result.hpp"

namespace athar {

/// What a printed document speaks: one language, or French and Arabic side by side.
enum class DocumentLanguage { fr, ar, fr_ar, en };
enum class DocumentFormat { pdf, docx };

inline constexpr std::array<std::string_view, 4> document_language_names{"fr", "ar", "fr-ar", "en"};
inline constexpr std::array<std::string_view, 2> document_format_names{"pdf", "docx"};

std::string_view name_of(DocumentLanguage language);
std::string_view name_of(DocumentFormat format);
std::optional<DocumentLanguage> document_language_named(std::string_view name);
std::optional<DocumentFormat> document_format_named(std::string_view name);
inline DocumentLanguage document_language_of(Language language) {
  return language == Language::ar ? DocumentLanguage::ar : language == Language::en ? DocumentLanguage::en : DocumentLanguage::fr;
}

/// In the order they are printed: French before Arabic.
std::vector<Language> languages_in(DocumentLanguage language);
/// True when its tables begin at the right.
inline bool is_right_to_left(DocumentLanguage language) { return language == DocumentLanguage::ar; }

/// More than this many lines of people are a job, not an answer that somebody waits for.
inline constexpr std::size_t greatest_number_of_printed_lines = 3'000;
/// Proofs that one answer holds; more are a job.
inline constexpr std::size_t greatest_number_of_proofs = 300;

}  // namespace athar
