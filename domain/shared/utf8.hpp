#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace athar {

/// Bytes of the well-formed UTF-8 character at `at`; 0 when it is broken.
std::size_t utf8_length(std::string_view text, std::size_t at);

/// The character at `at`, which moves behind it. A broken byte is U+FFFD and one byte long. `at` is within the text.
char32_t next_character(std::string_view text, std::size_t& at);

void append_character(std::string& out, char32_t character);

}  // namespace athar
