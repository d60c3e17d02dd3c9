#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "server/json/shape.hpp"

/// Strings as people type them: counted, cleaned and checked by code points.
namespace athar::json {

/// Length of the well-formed UTF-8 sequence of two to four bytes that starts at `at`; 0 when it is broken or ASCII.
std::size_t utf8_sequence_length(std::string_view text, std::size_t at);

/// Where the first byte is that is not well-formed UTF-8.
std::optional<std::size_t> first_broken_utf8(std::string_view text);

/// Code points of valid UTF-8.
std::size_t code_points(std::string_view utf8);

/// Takes white space, direction marks and zero-width characters off both ends.
std::string_view trimmed(std::string_view utf8);

/// Brings CR LF, CR, U+2028 and U+2029 to a plain line feed.
std::string with_plain_line_breaks(std::string_view utf8);

/// True when the text holds control characters, bidirectional overrides, embeddings or isolates, interlinear marks or
/// non-characters. Line breaks and tabs count unless `multiline`.
bool has_control_characters(std::string_view utf8, bool multiline);

/// True for well-formed UTF-8 of one line without control characters: what may reach SQL from a query string or header.
bool is_clean_text(std::string_view text);

/// The code that refuses the text for that pattern, or empty.
std::string_view refusal_of(Pattern pattern, std::string_view text);

/// The name nearest to `name` by edits, when it is near enough to be a slip of the keys.
std::optional<std::string_view> nearest(std::string_view name, std::vector<std::string_view> const& known);

void append_text(std::string& out, Uuid const& id);
void append_text(std::string& out, LocalDate const& date);
void append_text(std::string& out, LocalTime const& time);
void append_text(std::string& out, Instant const& instant);
template <class Tag>
void append_text(std::string& out, Id<Tag> const& id) {
  append_text(out, id.uuid);
}
template <class T>
void append_text(std::string& out, T const& value) {
  out += value.text();
}

}  // namespace athar::json
