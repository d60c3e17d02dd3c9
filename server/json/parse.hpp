#pragma once
#include <boost/json/storage_ptr.hpp>
#include <boost/json/value.hpp>
#include <string_view>

#include "domain/shared/result.hpp"

namespace athar::json {

/// Parses one JSON document, strictly: UTF-8, no NUL in any string, no key twice in an object, nothing after the value,
/// no number beyond a double, at most `depth` levels. Errors: `malformed_json` (malformed); its one field has path "",
/// a code (empty_body, invalid_utf8, nul_character, duplicate_key, too_deep, number_too_large, trailing_text,
/// incomplete, syntax_error) and as detail the key or the position.
Result<boost::json::value> parse(std::string_view text, std::size_t depth, boost::json::storage_ptr storage);

}  // namespace athar::json
