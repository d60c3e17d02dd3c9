#pragma once
#include <string>
#include <string_view>

namespace athar::http {

/// ASCII only, as HTTP compares names and tokens.
bool equal_without_case(std::string_view left, std::string_view right);

/// Without leading and trailing spaces and tabs.
std::string_view trimmed(std::string_view text);

/// Cuts the part before the next `separator` off `rest`; the last part leaves `rest` empty.
std::string_view next_part(std::string_view& rest, char separator);

/// Whether the bytes are well-formed UTF-8 (no overlong forms, no surrogates).
bool is_utf8(std::string_view bytes);

/// Appends the percent-decoded `text`; false for a bad escape, NUL, a control character or bytes that are not UTF-8.
bool percent_decode(std::string_view text, bool plus_is_space, std::string& into);

}  // namespace athar::http
