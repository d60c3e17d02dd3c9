#pragma once
#include <string_view>

#include "domain/shared/localized_text.hpp"

namespace athar::persistence {

inline std::string_view stored(Language language) { return language == Language::ar ? "ar" : language == Language::en ? "en" : "fr"; }
inline Language language_stored_as(std::string_view code) { return code == "ar" ? Language::ar : code == "en" ? Language::en : Language::fr; }

}  // namespace athar::persistence
