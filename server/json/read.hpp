#pragma once
#include <string_view>

#include "domain/shared/result.hpp"
#include "server/json/describe.hpp"

namespace athar::json {

struct ReadLimits {
  std::size_t depth{32};           ///< of nested objects and lists
  std::size_t max_length{2000};    ///< code points of a string, unless its note says otherwise
  std::size_t max_localized{500};  ///< code points of each language of a LocalizedText, unless its note says otherwise
  std::size_t max_items{1000};     ///< of a list or map, unless its note says otherwise
  std::size_t max_errors{100};     ///< field errors that are reported; the rest would not help
};

/// Fills an object of that shape from JSON text.
/// Errors: `malformed_json` (malformed) with one field whose code says why and whose detail gives line and column;
/// `invalid_input` (invalid) with every bad field by path: required, unknown_field (detail: the nearest known name),
/// wrong_type (detail: object, list, text, whole_number, number, true_or_false), not_one_of (detail: the allowed
/// values), invalid_uuid, invalid_date, invalid_time, invalid_instant, invalid_email, invalid_phone, invalid_code,
/// not_a_whole_number, out_of_range (detail: the range), too_long and too_many_items and too_few_items (detail: the
/// limit), control_characters.
Result<void> read_into(Shape const& shape, void* object, std::string_view text, ReadLimits const& limits = {});

/// Reads a request body. Strings are trimmed; a blank optional string is unknown and a blank required one is missing.
/// Null stands for absent. Errors: as `read_into`.
template <class T>
Result<T> read_body(std::string_view text, ReadLimits const& limits = {}) {
  T value{};
  auto read = read_into(shape_of<T>(), &value, text, limits);
  if (!read) return refuse(std::move(read.error()));
  return value;
}

}  // namespace athar::json
