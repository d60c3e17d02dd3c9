#pragma once
#include <array>

#include "domain/people/person.hpp"
#include "persistence/postgres/connection.hpp"

/// How people's words are stored, and how a person is read.
namespace athar::persistence {

template <class Word>
std::optional<std::string> maybe_word(std::optional<Word> value) {
  return value ? std::optional(std::string(word(*value))) : std::nullopt;
}

template <class Word>
std::optional<Word> read_word(RowReader& row) {
  auto text = row.maybe_text();
  return text ? from_word<Word>(*text) : std::nullopt;
}

inline constexpr std::array<std::string_view, 3> language_words{"fr", "ar", "en"};

inline std::optional<std::string> language_word(std::optional<Language> language) {
  return language ? std::optional(std::string(language_words[static_cast<std::size_t>(*language)])) : std::nullopt;
}

inline std::optional<Language> read_language(RowReader& row) {
  auto const text = row.maybe_text();
  for (std::size_t i = 0; text && i < language_words.size(); ++i)
    if (*text == language_words[i]) return static_cast<Language>(i);
  return std::nullopt;
}

/// The columns id, version, title, family_name, given_name, family_name_ar, given_name_ar, sex, birth_date, birth_year, age_bracket,
/// category, email, phone, language.
inline Person read_person(RowReader& row) {
  Person p;
  p.id = row.id<PersonTag>();
  p.version = row.small();
  p.title = read_word<PersonTitle>(row);
  p.family_name = row.text();
  p.given_name = row.text();
  p.family_name_ar = row.text();
  p.given_name_ar = row.text();
  p.sex = read_word<Sex>(row).value_or(Sex::not_stated);
  p.birth_date = row.maybe_date();
  p.birth_year = row.maybe_small();
  p.age_bracket = read_word<AgeBracket>(row);
  p.category = row.maybe_text();
  p.email = row.maybe_text();
  p.phone = row.maybe_text();
  p.language = read_language(row);
  return p;
}

}  // namespace athar::persistence
