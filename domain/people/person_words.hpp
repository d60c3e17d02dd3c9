#pragma once
#include <array>
#include <optional>
#include <string_view>

namespace athar {

enum class Sex { female, male, not_stated, prefers_not_to_say };
enum class PersonTitle { mr, mrs, dr, pr };
enum class AgeBracket { under_25, from_25_to_34, from_35_to_44, from_45_to_54, from_55_to_64, from_65 };
enum class AdministrativeLevel { central, deconcentrated, territorial };

/// How the values of one of these are stored and sent, in the order of the enumeration.
template <class Word>
inline constexpr std::array<std::string_view, 0> words_of{};
template <>
inline constexpr std::array<std::string_view, 4> words_of<Sex>{"F", "M", "not_stated", "prefers_not_to_say"};
template <>
inline constexpr std::array<std::string_view, 4> words_of<PersonTitle>{"mr", "mrs", "dr", "pr"};
template <>
inline constexpr std::array<std::string_view, 6> words_of<AgeBracket>{"under_25", "25_34", "35_44", "45_54", "55_64", "65_over"};
template <>
inline constexpr std::array<std::string_view, 3> words_of<AdministrativeLevel>{"central", "deconcentrated", "territorial"};

template <class Word>
constexpr std::string_view word(Word value) {
  return words_of<Word>[static_cast<std::size_t>(value)];
}

/// Empty for a word that is none of them.
template <class Word>
constexpr std::optional<Word> from_word(std::string_view text) {
  for (std::size_t i = 0; i < words_of<Word>.size(); ++i)
    if (words_of<Word>[i] == text) return static_cast<Word>(i);
  return std::nullopt;
}

}  // namespace athar
