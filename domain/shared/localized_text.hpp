#pragma once
#include <string>

namespace athar {

enum class Language { fr, ar, en };

/// A name or title in up to three languages; an empty string is a language not given.
struct LocalizedText {
  std::string fr;
  std::string ar;
  std::string en;

  bool empty() const { return fr.empty() && ar.empty() && en.empty(); }
  /// The text in that language, else French, English, Arabic in that order.
  std::string const& in(Language language) const {
    std::string const& wanted = language == Language::ar ? ar : language == Language::en ? en : fr;
    if (!wanted.empty()) return wanted;
    return !fr.empty() ? fr : !en.empty() ? en : ar;
  }
  friend bool operator==(LocalizedText const&, LocalizedText const&) = default;
};

}  // namespace athar
