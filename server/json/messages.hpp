#pragma once
#include <span>
#include <string>
#include <string_view>

#include "domain/shared/localized_text.hpp"

namespace athar::json {

/// What a person reads for a code. "{detail}" stands for the detail of the error. To add one, append a line to the
/// table of messages.cpp (requests and transport), messages_fields.cpp (fields), messages_rules.cpp (rules of the field)
/// or messages_files.cpp (files and their cells).
struct Message {
  std::string_view code, fr, ar, en;
};

/// The whole catalogue, for the tests and for the interface, in its four parts.
std::span<Message const> request_messages();
std::span<Message const> field_messages();
std::span<Message const> rule_messages();
std::span<Message const> file_messages();

/// The text for that code, with its placeholder; empty when the catalogue has none.
std::string_view message(Language language, std::string_view code);

/// The text for that code with the detail in its place; the words of `wrong_type` are translated too. A code without a
/// translation gives the text of `internal_error` or `invalid_value`: never an empty string.
std::string message(Language language, std::string_view code, std::string_view detail);

/// The best of fr, ar and en for an Accept-Language header; French when it names none of them.
Language language_of(std::string_view accept_language);

/// "fr", "ar" or "en".
std::string_view language_code(Language language);

}  // namespace athar::json
